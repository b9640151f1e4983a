/** A list of suggestions: arrows move, Enter or a click chooses. Shared by prompts and editor suggesters. */

import type { Scope } from './keymap';

interface SuggestionOwner<T> {
  render(value: T, el: HTMLElement): void;
  choose(value: T, event: MouseEvent | KeyboardEvent): void;
}

export class SuggestionList<T> {
  private values: readonly T[] = [];
  private items: HTMLElement[] = [];
  private selected = 0;

  constructor(private readonly containerEl: HTMLElement, scope: Scope, private readonly owner: SuggestionOwner<T>) {
    scope.register([], 'ArrowDown', () => this.select(this.selected + 1));
    scope.register([], 'ArrowUp', () => this.select(this.selected - 1));
    scope.register([], 'Enter', (event) => this.chooseSelected(event));
  }

  show(values: readonly T[]): void {
    this.values = values;
    this.containerEl.empty();
    this.items = values.map((value, index) => {
      const el = this.containerEl.createDiv({ cls: 'suggestion-item' });
      this.owner.render(value, el);
      el.addEventListener('mousemove', () => this.select(index));
      // The field keeps the focus.
      el.addEventListener('mousedown', (event) => event.preventDefault());
      el.addEventListener('click', (event) => this.owner.choose(value, event));
      return el;
    });
    this.select(0);
  }

  chooseSelected(event: MouseEvent | KeyboardEvent): false {
    const value = this.values[this.selected];
    if (value !== undefined) this.owner.choose(value, event);
    return false;
  }

  private select(index: number): false {
    this.selected = Math.min(Math.max(index, 0), this.items.length - 1);
    this.items.forEach((el, each) => el.toggleClass('is-selected', each === this.selected));
    this.items[this.selected]?.scrollIntoView({ block: 'nearest' });
    return false;
  }
}
