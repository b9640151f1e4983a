/**
 * The table behind an alignment chart: what screen readers read, what the keyboard moves in, what paper shows.
 * On screen it is hidden from the eye only; the chart draws the focus.
 */

import { strongestLink, type AlignmentView, type Unit } from '../analysis/alignment-view';
import type { ViewCell } from './alignment-controller';

export interface AlignmentTexts {
  readonly weight: (value: number) => string;
  readonly probability: (word: string, value: number) => string;
  readonly endOfSentence: string;
  readonly alignmentSummary: (
    emitted: number, source: number, strongest: { readonly target: string; readonly source: string; readonly weight: number } | null,
  ) => string;
  readonly alignmentTable: string;
  readonly keyboardHint: string;
}

export interface AlignmentEvents {
  readonly onHover: (cell: ViewCell | null) => void;
  readonly onPin: (cell: ViewCell) => void;
  readonly onRelease: () => void;
}

/** The chart in one sentence. */
export function summaryOf(view: AlignmentView, texts: AlignmentTexts): string {
  const strongest = strongestLink(view);
  const target = strongest && view.rows[strongest.row];
  const source = strongest && view.columns[strongest.column];
  const link = strongest && target && source
    ? { target: spoken(target, texts), source: spoken(source, texts), weight: strongest.weight }
    : null;
  return texts.alignmentSummary(view.rows.length, view.columns.filter((unit) => unit.kind !== 'end').length, link);
}

export class AlignmentTable {
  readonly #element: HTMLTableElement;
  readonly #texts: AlignmentTexts;
  readonly #events: AlignmentEvents;
  #cells: HTMLTableCellElement[][] = [];
  #columns = 0;
  #current: { row: number; column: number } = { row: 0, column: 0 };
  #pinned: HTMLTableCellElement | null = null;

  constructor(parent: HTMLElement, texts: AlignmentTexts, events: AlignmentEvents) {
    this.#texts = texts;
    this.#events = events;
    this.#element = parent.createDiv('attention-lab-alignment-reader').createDiv().createEl('table', { cls: 'attention-lab-alignment-table', attr: { role: 'grid' } });
    this.#element.addEventListener('focusin', (event) => this.#onFocus(event));
    this.#element.addEventListener('focusout', () => this.#events.onHover(null));
    this.#element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Fills the table anew. The cell that had the keyboard keeps it where it still exists. */
  fill(view: AlignmentView): void {
    const hadFocus = this.#element.contains(this.#element.doc.activeElement);
    const body = createFragment();
    body.createEl('caption', { text: `${this.#texts.alignmentTable}. ${this.#texts.keyboardHint}` });
    const head = body.createEl('thead').createEl('tr');
    head.createEl('td');
    for (const column of view.columns) this.#header(head, column, 'col');
    const rows = body.createEl('tbody');
    this.#columns = view.columns.length;
    this.#pinned = null;
    this.#cells = view.rows.map((unit, row) => {
      const line = rows.createEl('tr');
      this.#header(line, unit, 'row');
      return view.columns.map((_, column) => {
        const weight = view.weights[row * this.#columns + column] ?? 0;
        const cell = line.createEl('td', { text: row === view.coveredRow ? '?' : this.#texts.weight(weight), attr: { role: 'gridcell', tabindex: '-1' } });
        cell.style.setProperty('--attention-lab-weight', `${Math.round(weight * 100)}%`);
        return cell;
      });
    });
    this.#element.replaceChildren(body);
    this.#moveTo(this.#current.row, this.#current.column, hadFocus);
  }

  markPinned(at: ViewCell | null): void {
    this.#pinned?.removeAttribute('aria-selected');
    this.#pinned = at === null || at.row === null || at.column === null ? null : this.#cells[at.row]?.[at.column] ?? null;
    this.#pinned?.setAttribute('aria-selected', 'true');
  }

  #header(line: HTMLElement, unit: Unit, scope: 'row' | 'col'): void {
    line.createEl('th', { text: spoken(unit, this.#texts), attr: { scope, dir: 'auto' } });
  }

  #moveTo(row: number, column: number, withFocus: boolean): void {
    this.#cell()?.setAttribute('tabindex', '-1');
    this.#current = {
      row: Math.max(0, Math.min(row, this.#cells.length - 1)),
      column: Math.max(0, Math.min(column, this.#columns - 1)),
    };
    const cell = this.#cell();
    cell?.setAttribute('tabindex', '0');
    if (withFocus) cell?.focus({ preventScroll: true });
  }

  #cell(): HTMLTableCellElement | null {
    return this.#cells[this.#current.row]?.[this.#current.column] ?? null;
  }

  #onFocus(event: FocusEvent): void {
    const row = this.#cells.findIndex((cells) => cells.some((cell) => cell === event.target));
    const column = this.#cells[row]?.findIndex((cell) => cell === event.target) ?? -1;
    if (row === -1 || column === -1) return;
    this.#moveTo(row, column, false);
    this.#events.onHover({ row, column });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { row, column } = this.#current;
    const lastColumn = this.#columns - 1;
    const target: readonly [number, number] | null =
      event.key === 'ArrowRight' ? [row, column + 1]
      : event.key === 'ArrowLeft' ? [row, column - 1]
      : event.key === 'ArrowDown' ? [row + 1, column]
      : event.key === 'ArrowUp' ? [row - 1, column]
      : event.key === 'Home' ? [row, 0]
      : event.key === 'End' ? [row, lastColumn]
      : null;
    if (target) this.#moveTo(target[0], target[1], true);
    else if (event.key === 'Enter') this.#events.onPin({ row, column });
    else if (event.key === 'Escape') this.#events.onRelease();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** A word as it is said: the sign for the end of the sentence by its name. */
export function spoken(unit: Unit, texts: AlignmentTexts): string {
  return unit.kind === 'end' ? `${unit.text} (${texts.endOfSentence.toLowerCase()})` : unit.text;
}
