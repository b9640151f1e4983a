/** The chips that stand on screen now: they open the card, and those of the picked component are marked in every view of a note. */

import type { ComponentId } from '../../model/catalogue';
import type { OpenBlocks } from '../../model/open-blocks';
import type { ComponentCards } from '../card/component-cards';
import { idsOf } from './chip';
import type { Chip } from './chip';

export class ShownChips {
  readonly #chips = new Map<HTMLElement, Chip>();
  /** The picked component of notes without an open block. */
  readonly #picked = new Map<string, ComponentId>();
  readonly #unsubscribe: () => void;

  constructor(private readonly openBlocks: OpenBlocks, private readonly cards: ComponentCards) {
    this.#unsubscribe = openBlocks.subscribe((_key, block) => this.#mark(block?.sourcePath ?? null));
  }

  /** Marks and wires a chip that is about to be put into a view. */
  add(chip: Chip): void {
    const { el } = chip;
    this.#chips.set(el, chip);
    this.#markOne(chip);
    el.addEventListener('mouseenter', () => this.cards.openSoon(chip));
    el.addEventListener('mouseleave', () => this.cards.closeSoon());
    el.addEventListener('focus', () => { if (el.matches(':focus-visible')) this.cards.open(chip, { focus: false }); });
    el.addEventListener('blur', () => this.cards.closeSoon());
    // The editor must not move its cursor, and a heading must not fold.
    el.addEventListener('mousedown', (event) => { event.preventDefault(); event.stopPropagation(); });
    el.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopPropagation();
      this.#pickOrLetGo(chip);
      this.cards.open(chip, { focus: false });
    });
    el.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        event.stopPropagation();
        this.cards.open(chip, { focus: true });
      } else if (event.key === 'Escape') {
        this.cards.close();
      }
    });
  }

  delete(el: HTMLElement): void {
    this.#chips.delete(el);
    this.cards.forget(el);
  }

  /** Picks a component in all blocks of a note, or lets go with null. */
  pick(component: ComponentId | null, sourcePath: string): void {
    if (component === null) this.#picked.delete(sourcePath);
    else this.#picked.set(sourcePath, component);
    for (const block of this.openBlocks.list(sourcePath)) this.openBlocks.dispatch(block.key, { kind: 'choose-component', component });
    this.#mark(sourcePath);
  }

  /** Takes every chip out of every view. */
  dispose(): void {
    this.#unsubscribe();
    for (const el of this.#chips.keys()) el.remove();
    this.#chips.clear();
    this.#picked.clear();
  }

  #pickOrLetGo(chip: Chip): void {
    const [id] = idsOf(chip.resolution);
    if (id === undefined) return;
    this.pick(this.#pickedIn(chip.sourcePath).has(id) ? null : id, chip.sourcePath);
  }

  #pickedIn(sourcePath: string): ReadonlySet<ComponentId> {
    const blocks = this.openBlocks.list(sourcePath);
    if (blocks.length === 0) {
      const picked = this.#picked.get(sourcePath);
      return new Set(picked === undefined ? [] : [picked]);
    }
    return new Set(blocks.flatMap(({ state }) => (state.component === null ? [] : [state.component])));
  }

  #mark(sourcePath: string | null): void {
    for (const chip of this.#chips.values()) {
      if (sourcePath === null || chip.sourcePath === sourcePath) this.#markOne(chip);
    }
  }

  #markOne({ el, resolution, sourcePath }: Chip): void {
    const picked = this.#pickedIn(sourcePath);
    const isPicked = resolution.kind !== 'problem' && idsOf(resolution).some((id) => picked.has(id));
    el.toggleClass('is-picked', isPicked);
    el.setAttribute('aria-pressed', String(isPicked));
  }
}
