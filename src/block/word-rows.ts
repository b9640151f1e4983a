/** The sentence and its translation as text, whose words light up with the chart: the shown word, and how much the other side's words weigh in it. */

import { weightsOfRow, type AlignmentView, type Unit } from '../analysis/alignment-view';
import type { ViewCell } from '../charts/alignment-controller';
import type { Texts } from '../i18n';
import type { TokenizedText } from '../model/tokens';
import { toTokenCell } from '../charts/view-cells';
import { shownViewCell, type Picture } from './picture';
import type { Cell } from '../model/reader-state';

export interface WordEvents {
  readonly onHover: (cell: Cell | null) => void;
  readonly onPin: (cell: Cell) => void;
}

export class WordRows {
  readonly #texts: Texts;
  readonly #events: WordEvents;
  readonly #source: Line;
  readonly #target: Line;
  #view: AlignmentView | null = null;
  #plainText: string | null = null;

  constructor(parent: HTMLElement, texts: Texts, events: WordEvents) {
    this.#texts = texts;
    this.#events = events;
    const element = parent.createDiv('attention-lab-pair');
    this.#source = new Line(element, 'attention-lab-source');
    this.#target = new Line(element, 'attention-lab-target');
  }

  show(picture: Picture): void {
    const { block } = this.#texts;
    const { card, state, result } = picture;
    this.#source.label(card.sourceLanguages.join(', '), block.source);
    this.#target.label(card.targetLanguage, state.target === null ? block.translation : block.givenTranslation);
    if (!result) {
      this.#showPlain(state.sentences[state.sentence] ?? '');
      return;
    }
    const { view, trace } = result;
    if (view !== this.#view) {
      this.#view = view;
      this.#plainText = null;
      this.#source.fill(trace.source, view.columns, (column) => this.#listen(view, { row: null, column }));
      this.#target.fill(trace.target, view.rows, (row) => this.#listen(view, { row, column: null }));
    }
    this.#source.mark('is-hidden', new Set(picture.state.hiddenWords.flatMap((word) => unitsOfWord(trace.source, view.columns, word))), block.hiddenWord);
    this.#light(view, shownViewCell(picture), state.attention);
  }

  #showPlain(text: string): void {
    if (this.#plainText === text) return;
    this.#plainText = text;
    this.#view = null;
    this.#source.fillPlain(text);
    this.#target.fillPlain('…');
  }

  #listen(view: AlignmentView, at: ViewCell): (word: HTMLElement) => void {
    const cell = toTokenCell(view, at);
    return (word) => {
      word.addEventListener('pointerenter', (event) => {
        if (event.pointerType !== 'touch') this.#events.onHover(cell);
      });
      word.addEventListener('pointerleave', () => this.#events.onHover(null));
      word.addEventListener('click', () => this.#events.onPin(cell));
    };
  }

  #light(view: AlignmentView, at: ViewCell | null, isAttentionOn: boolean): void {
    const columns = view.columns.length;
    const row = at?.row ?? null;
    const column = at?.column ?? null;
    const ofRow = row === null || !isAttentionOn ? null : weightsOfRow(view, row);
    const ofColumn = column === null || row !== null || !isAttentionOn ? null : Float32Array.from(view.rows, (_, r) => view.weights[r * columns + column] ?? 0);
    this.#source.light(column, ofRow);
    this.#target.light(row, ofColumn);
  }
}

/** One side: a label with the language and the words. */
class Line {
  readonly #label: HTMLElement;
  readonly #words: HTMLElement;
  #units: HTMLElement[] = [];

  constructor(parent: HTMLElement, cls: string) {
    this.#label = parent.createSpan({ cls: `attention-lab-language ${cls}` });
    this.#words = parent.createSpan({ cls: `attention-lab-words ${cls}`, attr: { dir: 'auto' } });
  }

  label(language: string, meaning: string): void {
    if (this.#label.getText() !== language) this.#label.setText(language);
    this.#label.setAttribute('aria-label', meaning);
  }

  fillPlain(text: string): void {
    this.#units = [];
    this.#words.setText(text);
  }

  /** Words stand as they do in the text, pieces with a little space between them. */
  fill(side: TokenizedText, units: readonly Unit[], listen: (index: number) => (word: HTMLElement) => void): void {
    const content = createFragment();
    let end = 0;
    this.#units = units.map((unit, index) => {
      const first = side.tokens[unit.firstToken];
      const last = side.tokens[unit.endToken - 1];
      const isWord = unit.kind !== 'piece' && unit.kind !== 'end' && units.every(({ kind }) => kind !== 'piece');
      if (isWord && first && last && first.start >= end) {
        content.appendText(side.text.slice(end, first.start));
        end = last.end;
      } else if (index > 0) {
        content.appendText('\u2009');
      }
      const word = content.createSpan({ cls: `attention-lab-word is-${unit.kind}` });
      const isWordStart = unit.kind === 'piece' && unit.text.startsWith(WORD_START);
      if (isWordStart) word.createSpan({ cls: 'attention-lab-piece-mark', text: WORD_START });
      word.appendText(isWordStart ? unit.text.slice(WORD_START.length) : unit.text);
      listen(index)(word);
      return word;
    });
    this.#words.replaceChildren(content);
  }

  mark(cls: string, indices: ReadonlySet<number>, meaning: string): void {
    this.#units.forEach((word, index) => {
      word.toggleClass(cls, indices.has(index));
      if (indices.has(index)) word.setAttribute('aria-label', `${word.getText()} (${meaning})`);
      else word.removeAttribute('aria-label');
    });
  }

  light(shown: number | null, weights: Float32Array | null): void {
    this.#units.forEach((word, index) => {
      word.toggleClass('is-shown', index === shown);
      const share = Math.round(100 * (weights?.[index] ?? 0));
      if (share > 0) word.style.setProperty('--attention-lab-weight', `${share}%`);
      else word.style.removeProperty('--attention-lab-weight');
    });
  }
}

/** What the first piece of a word carries. */
const WORD_START = '▁';

function unitsOfWord(side: TokenizedText, units: readonly Unit[], word: number): number[] {
  const { firstToken = 0, endToken = 0 } = side.words[word] ?? {};
  return units.flatMap((unit, index) => (unit.firstToken >= firstToken && unit.endToken <= endToken ? [index] : []));
}
