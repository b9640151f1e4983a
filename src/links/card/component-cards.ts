/** The card that opens beside a chip: at most one, on hover, focus or click; it stays while pointer or focus is in it. */

import { type HoverParent, type HoverPopover } from 'obsidian';
import { componentName, componentOf } from '../../model/catalogue';
import type { Component, ComponentId } from '../../model/catalogue';
import { diagramLayout } from '../../charts/diagram-layout';
import type { ModelCard } from '../../model/card';
import type { OpenBlock } from '../../model/open-blocks';
import type { ComponentFinder } from '../component-finder';
import { nearestBlock, type Place } from '../nearest-block';
import { RecentBlocks } from '../recent-blocks';
import type { Resolution } from '../resolve/resolve';
import { modelCardFor, type LinkServices } from '../services';
import { idsOf } from '../show/chip';
import type { Chip } from '../show/chip';
import { drawCardFacts, drawCardHead, drawNeighbour } from './draw-card';
import { drawLiveNumbers } from './draw-live-numbers';
import { drawNotes } from './draw-notes';
import { liveNumbers } from './live-numbers';

const OPEN_AFTER_MILLISECONDS = 250;
const CLOSE_AFTER_MILLISECONDS = 250;
const MARGIN = 8;

/** What a card opens beside: a chip, or a place in the text. */
export type CardAnchor = Omit<Chip, 'el'> & { readonly el: HTMLElement | null; readonly at: () => DOMRect };

export interface CardActions {
  readonly pick: (component: ComponentId, sourcePath: string) => void;
  readonly createNote: (component: Component, sourcePath: string) => Promise<void>;
}

export class ComponentCards {
  #shown: ShownCard | null = null;
  #timer: { readonly win: Window; readonly id: number } | null = null;
  #isReturning = false;
  readonly #recent: RecentBlocks;
  readonly #unsubscribe: () => void;

  constructor(private readonly services: LinkServices, private readonly finder: ComponentFinder, private readonly actions: () => CardActions) {
    this.#recent = new RecentBlocks(services.openBlocks);
    this.#unsubscribe = services.openBlocks.subscribe((_key, block) => {
      if (this.#shown && (block === null || block.sourcePath === this.#shown.anchor.sourcePath)) this.#shown.drawLive();
    });
  }

  openSoon(chip: Chip): void {
    this.#after(chip.el.win, OPEN_AFTER_MILLISECONDS, () => { if (chip.el.isConnected) this.open(chip, { focus: false }); });
  }

  closeSoon(): void {
    const shown = this.#shown;
    if (!shown) {
      this.#stopTimer();
      return;
    }
    this.#after(shown.el.win, CLOSE_AFTER_MILLISECONDS, () => { if (!shown.isInUse) this.close(); });
  }

  /** @param focus moves the keyboard into the card */
  open(chip: Chip, options: { readonly focus: boolean }): void {
    this.openAt({ ...chip, at: () => chip.el.getBoundingClientRect() }, chip.el.doc, options);
  }

  openAt(anchor: CardAnchor, doc: Document, { focus }: { readonly focus: boolean }): void {
    if (this.#isReturning) return;
    this.#stopTimer();
    if (this.#shown && anchor.el !== null && this.#shown.anchor.el === anchor.el) {
      if (focus) this.#shown.focus();
      return;
    }
    this.close();
    const shown = new ShownCard(anchor, doc, this.services, this.finder, this.#recent, this.actions(), {
      close: () => this.#closeAndReturn(anchor.el),
      leave: () => this.close(),
      closeSoon: () => this.closeSoon(),
      keep: () => this.#stopTimer(),
    });
    this.#shown = shown;
    if (focus) shown.focus();
  }

  close(): void {
    this.#stopTimer();
    this.#shown?.remove();
    this.#shown = null;
  }

  /** The keyboard goes back to the chip, which must not open its card again. */
  #closeAndReturn(chip: HTMLElement | null): void {
    this.close();
    this.#isReturning = true;
    chip?.focus({ preventScroll: true });
    this.#isReturning = false;
  }

  /** The chip went out of the view. */
  forget(el: HTMLElement): void {
    if (this.#shown?.anchor.el === el && !this.#shown.isInUse) this.close();
  }

  dispose(): void {
    this.#unsubscribe();
    this.#recent.dispose();
    this.close();
  }

  #after(win: Window, milliseconds: number, action: () => void): void {
    this.#stopTimer();
    this.#timer = { win, id: win.setTimeout(action, milliseconds) };
  }

  #stopTimer(): void {
    if (this.#timer) this.#timer.win.clearTimeout(this.#timer.id);
    this.#timer = null;
  }
}

interface CardEnds {
  /** Closed from inside: the keyboard goes back to the chip. */
  readonly close: () => void;
  /** The reader went elsewhere. */
  readonly leave: () => void;
  readonly closeSoon: () => void;
  readonly keep: () => void;
}

class ShownCard implements HoverParent {
  readonly el: HTMLElement;
  /** Set by the app while a page preview of one of our links is open. */
  hoverPopover: HoverPopover | null = null;
  /** Asked once: blocks tell of changes while the editor is in the middle of one, and has no places then. */
  readonly #noteThen: Place | null;
  #component: Component | null;
  #live: HTMLElement | null = null;
  readonly #closeOutside = (event: MouseEvent): void => {
    if (event.targetNode && !this.el.contains(event.targetNode) && !this.anchor.el?.contains(event.targetNode)) this.ends.leave();
  };

  constructor(
    readonly anchor: CardAnchor,
    private readonly doc: Document,
    private readonly services: LinkServices,
    private readonly finder: ComponentFinder,
    private readonly recent: RecentBlocks,
    private readonly actions: CardActions,
    private readonly ends: CardEnds,
  ) {
    this.#noteThen = anchor.place();
    const first = idsOf(anchor.resolution)[0];
    this.#component = first === undefined ? null : componentOf(first);
    this.el = doc.body.createDiv({ cls: 'attention-lab-card', attr: { role: 'dialog', tabindex: '-1' } });
    this.el.addEventListener('mouseenter', () => ends.keep());
    this.el.addEventListener('mouseleave', () => ends.closeSoon());
    this.el.addEventListener('focusout', () => ends.closeSoon());
    this.el.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      ends.close();
    });
    doc.addEventListener('mousedown', this.#closeOutside, true);
    this.#draw();
  }

  get isInUse(): boolean {
    return this.el.matches(':hover') || this.el.contains(this.doc.activeElement) || this.anchor.el?.matches(':hover') === true
      || (this.anchor.el !== null && this.doc.activeElement === this.anchor.el && this.anchor.el.matches(':focus-visible')) || this.hoverPopover !== null;
  }

  focus(): void {
    (this.el.find('button, a') ?? this.el).focus({ preventScroll: true });
  }

  remove(): void {
    this.doc.removeEventListener('mousedown', this.#closeOutside, true);
    this.el.remove();
  }

  /** Draws the live numbers again: the reader chose another step, or the block was run again. */
  drawLive(): void {
    if (!this.#live || !this.#component) return;
    this.#live.empty();
    const live = liveNumbers(this.#component, this.#block);
    if (live) drawLiveNumbers(this.#live, live, this.services.texts);
  }

  #draw(): void {
    const { texts } = this.services;
    const { resolution, sourcePath } = this.anchor;
    const component = this.#component;
    this.el.empty();
    this.el.setAttribute('aria-label', texts.links.cardLabel(component ? componentName(component, texts.language) : this.anchor.written));
    this.#drawDoubt(resolution);
    if (component) {
      const block = this.#block;
      const lengths = block?.trace ? { sourceTokens: block.trace.source.tokens.length, emittedTokens: block.trace.steps.length } : null;
      const drawing = { component, card: modelCardFor(block?.trace?.modelId, this.services), lengths, texts, goTo: (id: ComponentId) => this.#goTo(id) };
      drawCardHead(this.el, drawing);
      this.#drawButtons(component);
      this.#live = this.el.createDiv({ cls: 'attention-lab-card-live' });
      this.drawLive();
      drawCardFacts(this.el, drawing);
      drawNotes(this.el.createDiv(), {
        app: this.services.plugin.app, texts, index: this.finder.index, component: component.id, sourcePath, hoverParent: this,
        createNote: () => this.actions.createNote(component, sourcePath),
      });
    }
    this.#place();
  }

  /** What is not certain is said first, with the parts that it may be. */
  #drawDoubt(resolution: Resolution): void {
    const { texts } = this.services;
    const words = doubtText(resolution, texts);
    if (words === null) return;
    const doubt = this.el.createDiv({ cls: 'attention-lab-card-doubt', text: words });
    const ids = idsOf(resolution);
    if (ids.length < 2 && resolution.kind !== 'problem') return;
    const choices = doubt.createDiv({ cls: 'attention-lab-card-neighbours' });
    for (const id of ids) {
      drawNeighbour(choices, componentOf(id), { texts, goTo: (chosen) => this.#goTo(chosen) });
      choices.lastElementChild?.toggleClass('is-picked', id === this.#component?.id);
    }
  }

  #drawButtons(component: Component): void {
    const { texts, showInLens, openBlocks } = this.services;
    const { sourcePath } = this.anchor;
    const buttons = this.el.createDiv({ cls: 'attention-lab-card-buttons' });
    const button = (text: string, action: () => void): void => {
      buttons.createEl('button', { text, attr: { type: 'button' } }).addEventListener('click', action);
    };
    if (showInLens) {
      button(texts.links.showInLens, () => {
        this.actions.pick(component.id, sourcePath);
        showInLens(component.id, sourcePath);
      });
    }
    const block = this.#block;
    const part = partInDiagram(component, modelCardFor(block?.trace?.modelId, this.services));
    if (!block || !openBlocks.get(block.key) || part === null) return;
    const name = componentName(componentOf(part), texts.language);
    button(part === component.id ? texts.links.showInDiagram : texts.links.showNearestInDiagram(name), () => {
      openBlocks.dispatch(block.key, { kind: 'choose-view', view: 'diagram' });
      this.actions.pick(part, sourcePath);
    });
  }

  #goTo(id: ComponentId): void {
    this.#component = componentOf(id);
    this.#draw();
    this.focus();
  }

  get #block(): OpenBlock | null {
    return nearestBlock(this.recent.list(this.anchor.sourcePath), this.#noteThen);
  }

  /** Under the anchor, or above it where there is more room; never outside the window. */
  #place(): void {
    const anchor = this.anchor.at();
    const { innerWidth, innerHeight } = this.el.win;
    const { width, height } = this.el.getBoundingClientRect();
    const below = innerHeight - anchor.bottom - MARGIN;
    const above = anchor.top - MARGIN;
    const isBelow = below >= Math.min(height, 320) || below >= above;
    const room = Math.max(160, (isBelow ? below : above) - MARGIN);
    const left = Math.max(MARGIN, Math.min(anchor.left, innerWidth - width - MARGIN));
    const top = isBelow ? anchor.bottom + 4 : Math.max(MARGIN, anchor.top - 4 - Math.min(height, room));
    this.el.setCssProps({ '--attention-lab-card-left': `${left}px`, '--attention-lab-card-top': `${top}px`, '--attention-lab-card-room': `${room}px` });
  }
}

/** The part of the diagram that a component is, or the first of its neighbours that is one; null: the diagram has none. */
function partInDiagram(component: Component, card: ModelCard): ComponentId | null {
  const parts = new Set<string>(diagramLayout(card, 1).parts.map(({ id }) => id));
  const id = [component.id, ...component.connections].find((candidate) => parts.has(candidate));
  return id === undefined || !component.isIn(card) ? null : componentOf(id as ComponentId).id;
}

function doubtText(resolution: Resolution, texts: LinkServices['texts']): string | null {
  switch (resolution.kind) {
    case 'component':
    case 'none': return null;
    case 'ambiguous': return resolution.reason === 'same-name' ? texts.links.whichOne : texts.links.titleNamesSeveral;
    case 'suggestion': {
      const { perhapsPartOfTitle, perhapsEverydayWord, perhapsOtherQualifier } = texts.links;
      return { 'part-of-title': perhapsPartOfTitle, 'everyday-word': perhapsEverydayWord, 'other-qualifier': perhapsOtherQualifier }[resolution.reason];
    }
    case 'problem': {
      const nearest = resolution.nearest === null ? '' : ` ${texts.links.didYouMean(resolution.nearest)}`;
      return texts.links.noSuchComponent(resolution.value) + nearest;
    }
  }
}
