/** The running model as a diagram (SVG): its parts with live shapes and parameters, and the flow of the chosen step through them. */

import type { Trace } from '../model/trace';
import { fillTable } from './chart-table';
import type { DiagramElements } from './diagram-elements';
import { drawFlow } from './diagram-flow';
import { diagramLayout, neighbour, type DiagramLayout, type DiagramPart, type PartId } from './diagram-layout';
import { drawSource } from './diagram-source';
import { drawWires } from './diagram-wires';
import type { PaperPiece } from './export/paper-piece';
import { tokenLabels, tokenText } from './token-labels';
import { focusOf, type View, type ViewInput, type ViewServices } from './view';

export class DiagramView implements View {
  readonly element: HTMLElement;
  readonly #svg: SVGSVGElement;
  readonly #detail: HTMLElement;
  readonly #notes: HTMLElement;
  readonly #table: HTMLTableElement;
  readonly #observer: ResizeObserver;
  #input: ViewInput | null = null;
  #built: DiagramElements | null = null;
  #chosen: PartId | null = null;

  constructor(parent: HTMLElement, private readonly services: ViewServices) {
    this.element = parent.createDiv({ cls: 'attention-lab-diagram' });
    this.#svg = this.element.createSvg('svg', { attr: { role: 'group' } });
    this.#detail = this.element.createDiv({ cls: 'attention-lab-diagram-detail', attr: { 'aria-live': 'polite' } });
    this.#notes = this.element.createDiv({ cls: 'attention-lab-diagram-notes' });
    this.#table = this.element.createEl('table', { cls: 'attention-lab-chart-table' });
    const here = this.element.win as Window & { readonly ResizeObserver: typeof ResizeObserver };
    this.#observer = new here.ResizeObserver(() => { if (this.#input !== null) this.draw(this.#input); });
    this.#observer.observe(this.element);
  }

  draw(input: ViewInput): void {
    const { trace, card } = input, focus = focusOf(input);
    const step = focus === null ? undefined : trace.steps[focus.step];
    this.#input = input;
    if (focus === null || step === undefined) return;
    const layout = diagramLayout(card, trace.source.tokens.length, this.element.clientWidth || undefined);
    if (this.#built?.trace !== trace || this.#built.layout.width !== layout.width) this.#built = this.#build(trace, layout);
    this.#svg.setAttribute('aria-label', this.services.texts.views.diagram.summary(tokenText(step.emitted), tokenLabels(trace.source)[focus.position] ?? ''));
    const flow = { trace, card, step, focus };
    drawFlow(this.#built, flow, this.services);
    drawWires(this.#built, flow);
    const chosen = input.state.component, texts = this.services.texts.views.diagram;
    for (const [id, group] of this.#built.groups) {
      group.toggleClass('is-chosen', id === chosen);
      group.toggleClass('is-unused', !trace.interventions.attention && UNUSED_WITHOUT_ATTENTION.has(id));
      group.setAttribute('aria-pressed', String(id === chosen));
    }
    const part = this.#built.layout.parts.find(({ id }) => id === chosen);
    const detail = part === undefined ? texts.hint(card.parameters.total)
      : `${texts.part(texts.names[part.id], part.shape, part.parameters)}. ${texts.details[part.id](trace.source.tokens.length, card)}`;
    if (this.#detail.textContent !== detail) this.#detail.setText(detail);
    this.#listNotes(part?.id ?? null);
    this.#chosen = part?.id ?? null;
  }

  #listNotes(part: PartId | null): void {
    if (part === this.#chosen) return;
    this.#notes.empty();
    if (part !== null) this.services.drawNotes?.(this.#notes, part);
  }

  paper(): readonly PaperPiece[] { return [{ kind: 'picture', svg: this.#svg }]; }

  restyle(): void { /* drawn with the theme's own variables */ }

  destroy(): void {
    this.#observer.disconnect();
    this.element.remove();
  }

  #build(trace: Trace, layout: DiagramLayout): DiagramElements {
    const texts = this.services.texts.views.diagram;
    this.#svg.empty();
    this.#svg.setAttribute('viewBox', `0 0 ${layout.width} ${layout.height}`);
    const wires = this.#svg.createSvg('g', { cls: 'attention-lab-wires' });
    const groups = new Map<PartId, SVGElement>(), live = new Map<PartId, SVGElement>();
    layout.parts.forEach((part, index) => {
      const group = this.#svg.createSvg('g', {
        cls: ['attention-lab-part', `is-${part.concept}`],
        attr: {
          role: 'button', tabindex: index === 0 ? 0 : -1, 'aria-pressed': 'false',
          'aria-label': texts.part(texts.names[part.id], part.shape, part.parameters),
        },
      });
      group.dataset.component = part.id;
      group.createSvg('rect', { cls: 'attention-lab-part-box', attr: { x: part.x, y: part.y, width: part.width, height: part.height, rx: 6 } });
      group.createSvg('text', { cls: 'attention-lab-part-name', attr: { x: part.x + 8, y: part.y + 12 } }).textContent = texts.names[part.id];
      group.createSvg('text', { cls: 'attention-lab-part-shape', attr: { x: part.x + part.width - 8, y: part.y + 12, 'text-anchor': 'end' } }).textContent =
        shapeThatFits(part, texts.names[part.id], part.parameters === null ? null : texts.parameters(part.parameters));
      group.addEventListener('click', () => { this.#pick(part.id); });
      group.addEventListener('keydown', (event) => { this.#answerKey(event, part.id, layout); });
      groups.set(part.id, group);
      live.set(part.id, group.createSvg('g'));
    });
    const built: DiagramElements = { trace, layout, groups, live, wires };
    drawSource(built, trace, this.services);
    fillTable(this.#table, {
      caption: texts.caption, head: texts.head,
      rows: layout.parts.map((part) => [texts.names[part.id], part.shape, part.parameters === null ? '–' : texts.whole(part.parameters)]),
    });
    return built;
  }

  /** Choosing what is chosen already lets go of it. */
  #pick(id: PartId): void {
    this.services.dispatch({ kind: 'choose-component', component: this.#chosen === id ? null : id });
  }

  #answerKey(event: KeyboardEvent, id: PartId, layout: DiagramLayout): void {
    if (event.key === 'Enter' || event.key === ' ') this.#pick(id);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = neighbour(layout, id, event.key === 'ArrowDown' ? 1 : -1);
      for (const [part, group] of this.#built?.groups ?? []) group.setAttribute('tabindex', part === next ? '0' : '-1');
      this.#built?.groups.get(next)?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** What is computed for nothing when the context vector is fixed. */
const UNUSED_WITHOUT_ATTENTION: ReadonlySet<PartId> = new Set<PartId>(['linear-layers', 'score', 'softmax']);

/** The count of parameters stands beside the shape where the name leaves room for it; choosing the part tells it in any case. */
function shapeThatFits({ width, shape }: DiagramPart, name: string, parameters: string | null): string {
  const both = parameters === null ? shape : `${shape} · ${parameters}`;
  return name.length * NAME_CHARACTER + both.length * SHAPE_CHARACTER + 24 <= width ? both : shape;
}

/** Widths of a character in units of the viewBox, a little generous. */
const NAME_CHARACTER = 6.4;
const SHAPE_CHARACTER = 5.4;
