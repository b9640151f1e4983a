/** Source and translation side by side, sentence by sentence; words show what they looked at. */

import { ExtraButtonComponent } from 'obsidian';
import type { Texts } from '../i18n';
import { numbersIn } from '../i18n/numbers';
import type { SentencePart, ShownWord } from './sentence-translator';
import type { TranslationSentence } from './translation';

/** Below this the model was less sure, and the word is underlined. */
const UNSURE = 0.5;

export class SentenceList {
  readonly element: HTMLElement;
  private readonly rows: Row[] = [];
  private readonly rowOf = new Map<Element, Row>();
  private readonly observer: IntersectionObserver;
  private timer = 0;

  constructor(
    parent: HTMLElement,
    private readonly sentences: readonly TranslationSentence[],
    private readonly texts: Texts,
    private readonly onAlternatives: (index: number, anchor: HTMLElement) => void,
  ) {
    this.element = parent.createEl('ol', { cls: 'attention-lab-sentences' });
    const { IntersectionObserver: Observer } = this.element.win as Window & { IntersectionObserver: typeof IntersectionObserver };
    // Words become elements only where they are seen: a long note has tens of thousands.
    this.observer = new Observer((entries) => {
      for (const entry of entries) if (entry.isIntersecting) this.rowOf.get(entry.target)?.show();
    });
    this.grow();
    this.element.addEventListener('pointerover', (event) => this.point(event.target));
    this.element.addEventListener('pointerleave', () => this.point(null));
  }

  /** Call when a sentence's translation came or changed. */
  update(index: number): void {
    this.rows[index]?.refresh();
  }

  close(): void {
    this.observer.disconnect();
    this.element.win.clearTimeout(this.timer);
  }

  /** A note may have thousands of sentences: their rows come a few at a time, and the app goes on in between. */
  private grow(): void {
    for (const sentence of this.sentences.slice(this.rows.length, this.rows.length + ROWS_AT_ONCE)) {
      const index = this.rows.length;
      const row = new Row(this.element, sentence, this.texts, (anchor) => this.onAlternatives(index, anchor));
      this.observer.observe(row.element);
      this.rowOf.set(row.element, row);
      this.rows.push(row);
    }
    if (this.rows.length < this.sentences.length) this.timer = this.element.win.setTimeout(() => this.grow());
  }

  private point(target: EventTarget | null): void {
    this.element.findAll('.is-linked, .is-pointed').forEach((word) => word.removeClasses(['is-linked', 'is-pointed']));
    const word = target as Node | null;
    if (!word?.instanceOf(HTMLElement) || !word.hasClass('attention-lab-word')) return;
    word.addClass('is-pointed');
    const { part = '', side = '', links = '' } = word.dataset;
    const other = side === 'source' ? 'target' : 'source';
    const sentence = word.closest('li');
    for (const link of links.split(' ').filter((index) => index !== '')) {
      sentence?.querySelector(`[data-part="${part}"][data-side="${other}"][data-index="${link}"]`)?.addClass('is-linked');
    }
  }
}

const ROWS_AT_ONCE = 40;

type Side = 'source' | 'target';

class Row {
  readonly element: HTMLElement;
  private readonly source: HTMLElement;
  private readonly target: HTMLElement;
  private readonly alternatives: ExtraButtonComponent;
  private isSeen = false;

  constructor(list: HTMLElement, private readonly sentence: TranslationSentence, private readonly texts: Texts, onAlternatives: (anchor: HTMLElement) => void) {
    this.element = list.createEl('li', { cls: 'attention-lab-sentence' });
    this.source = this.element.createDiv({ cls: 'attention-lab-sentence-source', text: sentence.source });
    this.target = this.element.createDiv({ cls: 'attention-lab-sentence-target' });
    this.alternatives = new ExtraButtonComponent(this.element.createDiv({ cls: 'attention-lab-sentence-tools' }))
      .setIcon('more-horizontal').setTooltip(texts.translate.alternatives).setDisabled(true)
      .onClick(() => onAlternatives(this.element));
    this.refresh();
  }

  /** The row came into view. */
  show(): void {
    if (this.isSeen) return;
    this.isSeen = true;
    this.refresh();
  }

  refresh(): void {
    const { result } = this.sentence;
    this.target.toggleClass('is-waiting', result === null);
    if (result === null) {
      this.target.setText(this.texts.translate.waiting);
      return;
    }
    this.alternatives.setDisabled(result.parts.length !== 1);
    if (!this.isSeen) {
      this.source.setText(result.source);
      this.target.setText(result.target);
      return;
    }
    this.source.replaceChildren(...result.parts.flatMap((part, index) => this.part(part, index, 'source')));
    this.target.replaceChildren(...result.parts.flatMap((part, index) => this.part(part, index, 'target')));
  }

  private part(part: SentencePart, index: number, side: Side): Node[] {
    if (part.kind === 'copied') return [createSpan({ text: part[side] })];
    return this.words(side === 'source' ? part.sourceWords : part.targetWords, index, side);
  }

  private words(words: readonly ShownWord[], part: number, side: Side): Node[] {
    const { percent } = numbersIn(this.texts.language);
    return words.flatMap((word, index) => {
      const unsure = word.probability < UNSURE;
      const element = createSpan({ cls: ['attention-lab-word', ...(unsure ? ['is-unsure'] : [])], text: word.text });
      Object.assign(element.dataset, { part: String(part), side, index: String(index), links: word.links.join(' ') });
      if (unsure) element.title = this.texts.translate.probability(percent(word.probability));
      return word.spaceBefore ? [createSpan({ text: ' ' }), element] : [element];
    });
  }
}
