/** The lens as it stands on the page: header, tabs, and one panel at a time. Keys and playing belong to it too. */

import { CompareView } from '../charts/compare-view';
import type { PaperPiece } from '../charts/export/paper-piece';
import { SpokenStep } from '../charts/spoken-step';
import { answerStepKey, moveBy } from '../charts/step-keys';
import { focusOf } from '../charts/view';
import type { EngineError } from '../model/engine';
import { attends } from '../model/attends';
import { askedQuestion, type View } from '../model/reader-state';
import { LensHeader } from './lens-header';
import type { LensInput, LensPanel, LensPanelServices } from './lens-panel';
import type { LensServices, ShownProblems } from './lens-services';
import { LENS_TABS, TabRow, TABS_OF_WEIGHTS, type LensTab } from './lens-tabs';

export interface ScreenServices extends LensPanelServices, Pick<LensServices, 'listProblems'> {
  readonly setIcon: (element: HTMLElement, icon: string) => void;
  readonly onPin: () => void;
  readonly onSave: () => void;
  readonly onShare: (event: MouseEvent) => void;
  readonly onTab: (tab: LensTab) => void;
  readonly onRetry: () => void;
  /** The reader has no block yet, and asks for one. */
  readonly onInsert: () => void;
}

const STEP_MS = 900;
/** Progress is shown only where it lasts this long. */
const PATIENCE_MS = 150;

export class LensScreen {
  readonly #header: LensHeader;
  readonly #tabs: TabRow;
  readonly #body: HTMLElement;
  /** In place of weights that there are none of. */
  readonly #fixedContext: HTMLElement;
  readonly #full: HTMLElement;
  readonly #empty: HTMLElement;
  readonly #status: HTMLElement;
  readonly #problems: ShownProblems;
  readonly #spoken: SpokenStep;
  #tab: LensTab;
  #panel: LensPanel | null = null;
  #input: LensInput | null = null;
  /** The text of the block that is followed; null: there is none. */
  #source: string | null = null;
  #frame: number | null = null;
  #playing: number | null = null;
  #patience: number | null = null;
  #showsTables = false;

  constructor(private readonly root: HTMLElement, private readonly services: ScreenServices, tab: LensTab) {
    this.#tab = tab;
    root.addClass('attention-lab-lens');
    root.setAttribute('tabindex', '-1');
    this.#empty = root.createDiv('attention-lab-lens-empty');
    this.#empty.createEl('p', { text: services.texts.lens.empty });
    this.#empty.createEl('button', { text: services.texts.block.insertBlock, type: 'button' }).addEventListener('click', services.onInsert);
    this.#status = root.createDiv({ cls: 'attention-lab-lens-status', attr: { role: 'status' } });
    this.#problems = services.listProblems(root);
    this.#full = root.createDiv({ cls: 'attention-lab-lens-full' });
    this.#header = new LensHeader(this.#full, {
      texts: services.texts, dispatch: services.dispatch, setIcon: services.setIcon,
      onMove: (steps) => { this.#move(steps); }, onPlay: () => { this.#togglePlaying(); },
      onPin: services.onPin, onSave: services.onSave, onShare: services.onShare, onTables: () => { this.#toggleTables(); },
    });
    this.#tabs = new TabRow(this.#full, services.texts, (chosen) => { this.choose(chosen); });
    this.#body = this.#full.createDiv({ cls: 'attention-lab-lens-body', attr: { role: 'tabpanel', tabindex: 0 } });
    this.#spoken = new SpokenStep(this.#full, services.texts);
    this.#fixedContext = this.#full.createDiv({ cls: 'attention-lab-notice', text: services.texts.block.captionFixed });
    this.#full.hide();
    this.#tabs.show(tab);
    root.addEventListener('keydown', (event) => { this.#answerKey(event); });
  }

  get tab(): LensTab { return this.#tab; }

  /** The view of a block that shows what stands here; null: none does, or always the same one. */
  get savedView(): View | null { return this.#panel?.savedView ?? null; }

  /** What the comparison is made of on paper; null: another section is on screen. */
  get comparison(): (() => readonly PaperPiece[]) | null {
    const panel = this.#panel;
    return panel instanceof CompareView ? () => panel.paper() : null;
  }

  /** The part of the page that only the step and its charts need redrawn; at most once a frame. */
  show(input: LensInput, source: string | null): void {
    const isFirst = this.#input === null;
    this.#input = input;
    this.#endProgress();
    this.#empty.hide();
    this.#full.show();
    this.#listProblems(source);
    if (isFirst) { this.#draw(); return; }
    this.#frame ??= this.root.win.requestAnimationFrame(() => {
      this.#frame = null;
      this.#draw();
    });
  }

  showEmpty(source: string | null): void {
    this.#input = null;
    this.#listProblems(source);
    this.#endProgress();
    this.#stopPlaying();
    this.#full.hide();
    this.#empty.show();
  }

  showProgress(stage: 'runtime' | 'model' | 'running'): void {
    this.#patience ??= window.setTimeout(() => {
      this.#status.setText(this.services.texts.lens.working[stage]);
      this.#status.addClass('is-shown');
    }, PATIENCE_MS);
  }

  showProblem(error: EngineError, source: string | null): void {
    this.#endProgress();
    this.#listProblems(source);
    this.#status.setText(this.services.texts.lens.failed(error.message));
    this.#status.createEl('button', { text: this.services.texts.lens.retry }).addEventListener('click', this.services.onRetry);
    this.#status.addClass('is-shown');
  }

  /** A model that a block misses may be there now. */
  modelsChanged(): void { this.#listProblems(this.#source); }

  showPinned(isPinned: boolean): void { this.#header.showPinned(isPinned); }

  choose(tab: LensTab): void {
    if (tab === this.#tab) return;
    // What the quiz covers is covered as long as the reader is at it, in the block too.
    if (this.#tab === 'quiz' && this.#input?.state.quiz === false) this.services.dispatch({ kind: 'ask', index: null });
    this.#tab = tab;
    this.#tabs.show(tab);
    this.#panel?.destroy();
    this.#panel = null;
    this.services.onTab(tab);
    if (this.#input !== null) this.#draw();
  }

  restyle(): void { this.#panel?.restyle(); }

  destroy(): void {
    if (this.#frame !== null) this.root.win.cancelAnimationFrame(this.#frame);
    this.#stopPlaying();
    this.#endProgress();
    this.#panel?.destroy();
    // The app may keep the closed pane's element, and with it what hears its keys.
    this.#panel = this.#input = null;
    this.root.empty();
  }

  #draw(): void {
    if (this.#input === null) return;
    const { lens } = this.services.texts;
    this.#body.setAttribute('aria-label', `${lens.tabs[this.#tab]}. ${lens.keys}`);
    this.#header.draw(this.#input);
    this.#spoken.draw(this.#input);
    const isFixed = TABS_OF_WEIGHTS.has(this.#tab) && !attends(this.#input.card, this.#input.trace);
    this.#fixedContext.toggle(isFixed);
    this.#body.toggle(!isFixed);
    if (isFixed) return;
    this.#panel ??= new LENS_TABS[this.#tab](this.#body, this.services);
    this.#panel.draw(this.#input);
    if (this.#tab === 'quiz' && askedQuestion(this.#input.state) === null) this.services.dispatch({ kind: 'ask', index: 0 });
  }

  #listProblems(source: string | null): void {
    this.#source = source;
    this.#problems.show(source, this.#input);
  }

  #endProgress(): void {
    if (this.#patience !== null) window.clearTimeout(this.#patience);
    this.#patience = null;
    this.#status.empty();
    this.#status.removeClass('is-shown');
  }

  #toggleTables(): void {
    this.#showsTables = !this.#showsTables;
    this.root.toggleClass('attention-lab-shows-tables', this.#showsTables);
    this.#header.showTables(this.#showsTables);
  }

  #answerKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#stopPlaying();
    if (answerStepKey(event, this.#input?.trace ?? null, this.services.dispatch)) return;
    const target = event.target as HTMLElement | null;
    if (event.key !== ' ' || target?.matches('input, textarea, select, button, [role=button]') === true) return;
    this.#togglePlaying();
    event.preventDefault();
  }

  #move(steps: number): void {
    if (this.#input !== null) this.services.dispatch(moveBy(this.#input.trace, steps, 0));
  }

  #togglePlaying(): void {
    if (this.#playing !== null) { this.#stopPlaying(); return; }
    const advance = (): void => {
      const input = this.#input, focus = input && focusOf(input);
      if (!input || !focus || (input.state.pinned !== null && focus.step >= input.trace.steps.length - 1)) { this.#stopPlaying(); return; }
      this.#move(1);
      this.#playing = window.setTimeout(advance, STEP_MS);
    };
    const input = this.#input, focus = input && focusOf(input);
    if (focus && input && focus.step >= input.trace.steps.length - 1) this.#move(-Infinity);
    this.#header.showPlaying(true);
    this.#playing = window.setTimeout(advance, 0);
  }

  #stopPlaying(): void {
    if (this.#playing !== null) window.clearTimeout(this.#playing);
    this.#playing = null;
    this.#header.showPlaying(false);
  }
}
