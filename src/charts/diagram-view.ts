/** The running model as a diagram (SVG): its parts with live shapes and parameters, and the flow of the chosen step through them. */

import { attends } from '../model/attends';
import type { ModelCard } from '../model/card';
import type { Step, Trace } from '../model/trace';
import { fillTable } from './chart-table';
import { diagramLayout, neighbour, type DiagramLayout, type DiagramPart, type PartId } from './diagram-layout';
import type { PaperPiece } from './export/paper-piece';
import { candidateLabel, shortened, tokenLabels, tokenText } from './token-labels';
import { mean } from './vector-strip';
import { focusOf, type Focus, type View, type ViewInput, type ViewServices } from './view';

export class DiagramView implements View {
  readonly element: HTMLElement;
  readonly #svg: SVGSVGElement;
  readonly #detail: HTMLElement;
  readonly #notes: HTMLElement;
  readonly #table: HTMLTableElement;
  readonly #observer: ResizeObserver;
  #input: ViewInput | null = null;
  #built: Built | null = null;
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
    drawFlow(this.#built, { trace, card, step, focus }, this.services);
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

  #build(trace: Trace, layout: DiagramLayout): Built {
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
    const built: Built = { trace, layout, groups, live, wires };
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

interface Built {
  readonly trace: Trace;
  readonly layout: DiagramLayout;
  readonly groups: ReadonlyMap<PartId, SVGElement>;
  /** What changes with the step. */
  readonly live: ReadonlyMap<PartId, SVGElement>;
  readonly wires: SVGElement;
}

/** What stays the same for the whole sentence: words, embeddings, the two directions, states, keys. */
function drawSource({ layout, groups }: Built, trace: Trace, { dispatch }: ViewServices): void {
  const { columns, columnWidth, uprightWords } = layout, cell = Math.max(2, Math.min(26, columnWidth - 3));
  const labels = tokenLabels(trace.source);
  for (const part of layout.parts) {
    const group = groups.get(part.id), top = part.y + part.head;
    if (group === undefined) continue;
    columns.forEach((x, position) => {
      switch (part.id) {
        case 'tokens': {
          const word = group.createSvg('text', {
            cls: 'attention-lab-part-word',
            attr: uprightWords
              ? { x: 0, y: 0, transform: `translate(${x + 3} ${top + 48}) rotate(-90)`, 'font-size': Math.min(10, columnWidth) }
              : { x, y: top + 9, 'text-anchor': 'middle', 'font-size': 10 },
          });
          word.textContent = shortened(labels[position] ?? '', uprightWords ? 8 : Math.floor(columnWidth / 5.6));
          word.dataset.position = String(position);
          word.addEventListener('click', (event) => { event.stopPropagation(); dispatch({ kind: 'pin', cell: { step: null, position } }); });
          break;
        }
        case 'embedding':
        case 'linear-layers':
          group.createSvg('rect', { cls: 'attention-lab-cell', attr: { x: x - cell / 2, y: top, width: cell, height: 8, rx: 1.5 } }).dataset.position = String(position);
          break;
        case 'encoder':
          for (const [lane, sign] of [[top + 3, 1], [top + 19, -1]] as const) {
            group.createSvg('rect', { cls: 'attention-lab-cell', attr: { x: x - cell / 2, y: lane, width: cell, height: 11, rx: 2 } }).dataset.position = String(position);
            const next = columns[position + sign];
            if (next !== undefined) group.createSvg('path', { cls: 'attention-lab-arrow', attr: { d: arrow(x + (sign * cell) / 2, next - (sign * cell) / 2, lane + 5.5) } });
          }
          break;
        case 'encoder-states': {
          const state = group.createSvg('rect', { cls: 'attention-lab-cell', attr: { x: x - cell / 2, y: top, width: cell, height: 14, rx: 2 } });
          state.dataset.position = String(position);
          if (cell >= 14) group.createSvg('text', { cls: 'attention-lab-cell-text', attr: { x, y: top + 10, 'text-anchor': 'middle' } }).textContent = `h${subscript(position + 1)}`;
          break;
        }
        default:
      }
    });
  }
}

interface Flow {
  readonly trace: Trace;
  readonly card: ModelCard;
  readonly step: Step;
  readonly focus: Focus;
}

/** What belongs to one step: scores, weights, ribbons into the context, the decoder and its next word. */
function drawFlow({ layout, groups, live, wires }: Built, { trace, card, step, focus }: Flow, { texts, dispatch }: ViewServices): void {
  const { columns, columnWidth } = layout, cell = Math.max(2, Math.min(26, columnWidth - 3));
  const find = (id: PartId): DiagramPart | undefined => layout.parts.find((part) => part.id === id);
  for (const group of groups.values()) {
    for (const element of Array.from(group.querySelectorAll<SVGElement>('[data-position]'))) element.toggleClass('is-pinned', element.dataset.position === String(focus.position));
  }
  const redraw = (id: PartId, draw: (into: SVGElement, part: DiagramPart, top: number) => void): void => {
    const part = find(id), into = live.get(id);
    if (part === undefined || into === undefined) return;
    into.empty();
    draw(into, part, part.y + part.head);
  };
  const pickable = (element: SVGElement, position: number): void => {
    element.addEventListener('click', (event) => { event.stopPropagation(); dispatch({ kind: 'pin', cell: { step: focus.step, position } }); });
  };
  redraw('score', (into, part, top) => {
    const visible = Array.from(step.scores).filter((score) => score > -1e8);
    const low = Math.min(0, ...visible), high = Math.max(0, ...visible), scale = 30 / Math.max(1e-6, high - low), zero = top + 1 + high * scale;
    into.createSvg('path', { cls: 'attention-lab-zero', attr: { d: `M${part.x + 8} ${zero}H${part.x + part.width - 8}` } });
    columns.forEach((x, position) => {
      const score = step.scores[position] ?? 0;
      if (score <= -1e8) return;
      const bar = into.createSvg('rect', {
        cls: ['attention-lab-bar', ...(position === focus.position ? ['is-pinned'] : [])],
        attr: { x: x - cell / 2, y: score >= 0 ? zero - score * scale : zero, width: cell, height: Math.max(0.7, Math.abs(score) * scale) },
      });
      pickable(bar, position);
    });
  });
  redraw('softmax', (into, _, top) => {
    const largest = Math.min(26, columnWidth - 2);
    columns.forEach((x, position) => {
      const weight = step.weights[position] ?? 0, side = Math.sqrt(weight) * largest;
      const ghost = into.createSvg('rect', { cls: ['attention-lab-ghost', ...(position === focus.position ? ['is-pinned'] : [])], attr: { x: x - largest / 2, y: top + 13 - largest / 2, width: largest, height: largest, rx: 2 } });
      const square = into.createSvg('rect', { cls: 'attention-lab-weight', attr: { x: x - side / 2, y: top + 13 - side / 2, width: side, height: side, rx: 1.5 } });
      pickable(ghost, position);
      pickable(square, position);
    });
  });
  const context = find('context-vector'), softmax = find('softmax'), states = find('encoder-states'), decoder = find('decoder'), score = find('score'), output = find('output-layer');
  redraw('context-vector', (into, part, top) => {
    into.createSvg('text', { cls: 'attention-lab-part-word', attr: { x: part.x + part.width / 2, y: top + 10, 'text-anchor': 'middle', 'font-size': 11 } }).textContent =
      attends(card, trace) ? texts.views.diagram.sum(focus.step + 1) : texts.views.diagram.fixed;
  });
  redraw('decoder', (into, part, top) => {
    const kept = mean(step.updateGate), x = part.x + 8, width = part.width - 16;
    into.createSvg('text', { cls: 'attention-lab-part-word', attr: { x, y: top + 10, 'font-size': 11 } }).textContent = texts.views.diagram.reads(tokenText(step.previous));
    into.createSvg('rect', { cls: 'attention-lab-kept', attr: { x, y: top + 18, width: Math.max(0, width * kept), height: 9, rx: 2 } });
    into.createSvg('rect', { cls: 'attention-lab-new', attr: { x: x + width * kept, y: top + 18, width: Math.max(0, width * (1 - kept)), height: 9, rx: 2 } });
    into.createSvg('text', { cls: 'attention-lab-part-shape', attr: { x, y: top + 36 } }).textContent = texts.views.diagram.kept(kept);
    into.createSvg('text', { cls: 'attention-lab-part-shape', attr: { x: x + width, y: top + 36, 'text-anchor': 'end' } }).textContent = texts.views.diagram.fresh(1 - kept);
  });
  redraw('output-layer', (into, part, top) => {
    step.candidates.slice(0, 3).forEach(({ token, probability }, index) => {
      const y = top + 3 + index * 16, isChosen = token.id === step.emitted.id;
      into.createSvg('text', { cls: ['attention-lab-part-word', ...(isChosen ? ['is-chosen'] : [])], attr: { x: part.x + 96, y: y + 9, 'text-anchor': 'end', 'font-size': 11 } }).textContent = shortened(candidateLabel(token), 14);
      into.createSvg('rect', { cls: 'attention-lab-candidate', attr: { x: part.x + 102, y: y + 1, width: Math.max(1, probability * (part.width - 150)), height: 10, rx: 2 } });
      into.createSvg('text', { cls: 'attention-lab-part-shape', attr: { x: part.x + part.width - 8, y: y + 9, 'text-anchor': 'end' } }).textContent = texts.views.percent(probability);
    });
  });
  wires.empty();
  if (context === undefined || decoder === undefined || output === undefined) return;
  const into = { x: context.x + context.width / 2, y: context.y };
  if (attends(card, trace) && softmax !== undefined) {
    columns.forEach((x, position) => {
      const weight = step.weights[position] ?? 0, y = softmax.y + softmax.height;
      if (weight < 0.005) return;
      wires.createSvg('path', { cls: ['attention-lab-flow', ...(position === focus.position ? ['is-pinned'] : [])], attr: { d: curve(x, y, into.x, into.y), 'stroke-width': (1 + weight * 11).toFixed(1) } });
    });
  } else if (states !== undefined) {
    for (const x of [columns[0], columns.at(-1)]) {
      if (x !== undefined) wires.createSvg('path', { cls: 'attention-lab-flow is-fixed', attr: { d: curve(x, states.y + states.height, into.x, into.y), 'stroke-width': 3 } });
    }
  }
  for (let index = 1; index < layout.parts.length; index++) {
    const above = layout.parts[index - 1], below = layout.parts[index];
    if (above === undefined || below === undefined || below.id === 'context-vector' || below.id === 'decoder') continue;
    wires.createSvg('path', { cls: 'attention-lab-wire', attr: { d: arrowDown(above.x + above.width / 2, above.y + above.height, below.y) } });
  }
  const lane = decoder.x + decoder.width + 8;
  if (score !== undefined) {
    wires.createSvg('path', { cls: 'attention-lab-wire is-query', attr: { d: `M${decoder.x + decoder.width} ${decoder.y + 10}H${lane}V${score.y + 24}H${score.x + score.width + 1}m4 -3l-4 3l4 3` } });
  }
  if (card.sizes.inputFeeding) {
    const edge = decoder.x + decoder.width;
    wires.createSvg('path', { cls: 'attention-lab-wire is-fed', attr: { d: `M${output.x + output.width} ${output.y + 20}H${lane}V${decoder.y + 30}H${edge + 1}m4 -3l-4 3l4 3` } });
  }
  // Luong: the context goes to the output layer alone. Bahdanau: it enters the GRU first.
  const reader = card.attention.queryState === 'after' ? output : decoder;
  wires.createSvg('path', { cls: 'attention-lab-wire is-context', attr: { d: `M${context.x} ${context.y + 20}H${context.x - 4}V${reader.y + 20}H${reader.x - 1}m-2 -3l3 3l-3 3` } });
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (y1 + y2) / 2;
  return `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`;
}

function arrow(from: number, to: number, y: number): string {
  const back = Math.sign(from - to) * 2.5;
  return `M${from} ${y}H${to}m${back} -2l${-back} 2l${back} 2`;
}

function arrowDown(x: number, from: number, to: number): string {
  return `M${x} ${from}V${to - 1}m-3 -3l3 3l3 -3`;
}

function subscript(number: number): string {
  return [...String(number)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? digit).join('');
}
