/** The top of the lens: the two sentences as buttons, the steps, what was changed, and what can be done. */

import { unitOfToken } from '../analysis/alignment-view';
import { ShownAlignment } from '../charts/shown-alignment';
import { shortened, tokenText, wordAround } from '../charts/token-labels';
import { focusOf } from '../charts/view';
import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import { outOfReach } from '../model/reach';
import { isOrdinaryRun, type ReaderAction } from '../model/reader-state';
import type { TokenizedText } from '../model/tokens';
import type { Trace } from '../model/trace';
import type { LensInput } from './lens-panel';

export interface HeaderServices {
  readonly texts: Texts;
  readonly dispatch: (action: ReaderAction) => void;
  readonly setIcon: (element: HTMLElement, icon: string) => void;
  readonly onMove: (steps: number) => void;
  readonly onPlay: () => void;
  readonly onPin: () => void;
  readonly onTables: () => void;
  readonly onSave: () => void;
  readonly onShare: (event: MouseEvent) => void;
}

export class LensHeader {
  readonly #place: HTMLElement;
  readonly #pin: HTMLElement;
  readonly #tables: HTMLElement;
  readonly #source: HTMLElement;
  readonly #target: HTMLElement;
  readonly #play: HTMLElement;
  readonly #count: HTMLElement;
  readonly #changed: HTMLElement;
  readonly #leftOut: HTMLElement;
  readonly #alignment = new ShownAlignment();
  #drawn: Trace | null = null;

  constructor(parent: HTMLElement, private readonly services: HeaderServices) {
    const texts = services.texts.lens, header = parent.createDiv({ cls: 'attention-lab-lens-header' });
    const bar = header.createDiv({ cls: 'attention-lab-lens-bar' });
    this.#place = bar.createDiv({ cls: 'attention-lab-lens-place' });
    this.#tables = this.#icon(bar, 'table', texts.tables, services.onTables);
    this.#icon(bar, 'download', services.texts.share.takeAlong, services.onShare);
    this.#icon(bar, 'save', texts.save, services.onSave);
    this.#pin = this.#icon(bar, 'pin', texts.pin, services.onPin);
    this.#source = header.createDiv({ cls: 'attention-lab-lens-words is-source', attr: { role: 'group', 'aria-label': texts.sourceWords } });
    this.#target = header.createDiv({ cls: 'attention-lab-lens-words is-target', attr: { role: 'group', 'aria-label': texts.emittedWords } });
    const steps = header.createDiv({ cls: 'attention-lab-transport' });
    this.#icon(steps, 'chevrons-left', texts.first, () => { services.onMove(-Infinity); });
    this.#icon(steps, 'chevron-left', texts.previous, () => { services.onMove(-1); });
    this.#play = this.#icon(steps, 'play', texts.play, services.onPlay);
    this.#icon(steps, 'chevron-right', texts.next, () => { services.onMove(1); });
    this.#count = steps.createSpan({ cls: 'attention-lab-count' });
    this.#changed = steps.createSpan({ cls: 'attention-lab-changed', text: texts.changedRun });
    this.#leftOut = header.createDiv({ cls: 'attention-lab-notice' });
  }

  draw(input: LensInput): void {
    const { trace, state, card } = input, texts = this.services.texts.lens, focus = focusOf(input), chosen = state.hovered ?? state.pinned;
    const note = (input.sourcePath.split('/').at(-1) ?? '').replace(/\.md$/, '');
    this.#place.setText(note === '' ? this.services.texts.block.nameOfModel(card) : `${note} · ${this.services.texts.block.nameOfModel(card)}`);
    if (trace !== this.#drawn) {
      this.#drawn = trace;
      this.#fill(this.#source, trace.source, (position) => ({ kind: 'pin', cell: { step: state.pinned?.step ?? null, position } }));
      this.#fill(this.#target, trace.target, (step) => ({ kind: 'pin', cell: { step, position: null } }));
      this.#warn(limitsMet(trace, card, this.services.texts));
    }
    const { rows, coveredRow } = this.#alignment.shown(trace, state), isCovered = coveredRow !== null && unitOfToken(rows, focus?.step) === coveredRow;
    const weights = focus === null || isCovered || !trace.interventions.attention ? undefined : trace.steps[focus.step]?.weights;
    mark(this.#source, chosen?.position ?? null, chosen === null ? undefined : weights);
    mark(this.#target, chosen === null ? null : focus?.step ?? null, undefined);
    this.#count.setText(focus === null ? '' : texts.stepOf(focus.step + 1, trace.steps.length, wordAround(trace.target, focus.step)));
    this.#changed.toggle(!isOrdinaryRun(state));
  }

  #warn(limits: readonly string[]): void {
    this.#leftOut.toggle(limits.length > 0);
    this.#leftOut.setText(limits.join(' '));
  }

  showPinned(isPinned: boolean): void {
    const { lens } = this.services.texts;
    this.#pin.toggleClass('is-active', isPinned);
    this.#pin.setAttribute('aria-pressed', String(isPinned));
    this.#pin.setAttribute('aria-label', isPinned ? lens.unpin : lens.pin);
  }

  showTables(shown: boolean): void {
    this.#tables.toggleClass('is-active', shown);
    this.#tables.setAttribute('aria-pressed', String(shown));
  }

  showPlaying(isPlaying: boolean): void {
    const { lens } = this.services.texts;
    this.services.setIcon(this.#play, isPlaying ? 'pause' : 'play');
    this.#play.setAttribute('aria-label', isPlaying ? lens.pause : lens.play);
  }

  /** Pieces of one word stand together, each a button of its own. */
  #fill(element: HTMLElement, side: TokenizedText, action: (index: number) => ReaderAction): void {
    element.empty();
    const starts = new Set(side.words.map((word) => word.firstToken));
    let word = element;
    side.tokens.forEach((token, index) => {
      if (starts.has(index) || token.kind !== 'piece') word = element.createSpan({ cls: 'attention-lab-lens-word-group' });
      const piece = word.createEl('button', { cls: 'attention-lab-lens-word', text: shortened(tokenText(token), 24), attr: { tabindex: -1 } });
      piece.addEventListener('click', () => { this.services.dispatch(action(index)); });
    });
  }

  #icon(parent: HTMLElement, icon: string, label: string, act: (event: MouseEvent) => void): HTMLElement {
    const button = parent.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': label } });
    this.services.setIcon(button, icon);
    button.addEventListener('click', act);
    return button;
  }
}

/** Marks the chosen word; source words are underlined as strongly as they are looked at. */
function mark(element: HTMLElement, chosen: number | null, weights: Float32Array | undefined): void {
  Array.from(element.querySelectorAll<HTMLElement>('.attention-lab-lens-word')).forEach((word, index) => {
    const isChosen = String(index === chosen), share = (weights?.[index] ?? 0).toFixed(3);
    // Only what changes is touched: each touch costs the browser a look at the word's style.
    if (word.getAttribute('aria-pressed') !== isChosen) {
      word.toggleClass('is-pinned', index === chosen);
      word.setAttribute('aria-pressed', isChosen);
    }
    if (word.dataset.share === share) return;
    word.dataset.share = share;
    word.setCssProps({ '--attention-lab-share': share });
  });
}

/** What the model could not read, or can't look at. */
function limitsMet(trace: Trace, card: ModelCard, { lens, block }: Texts): readonly string[] {
  const beyond = outOfReach(card, trace.source);
  return [
    ...(trace.leftOut === null ? [] : [lens.leftOut(trace.leftOut.words)]),
    ...(beyond === null ? [] : [block.outOfReach(beyond.places, beyond.words)]),
  ];
}
