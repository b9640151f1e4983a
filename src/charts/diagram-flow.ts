/** What the chosen step fills the diagram's parts with: scores, weights, the decoder's gate, its next words. */

import { attends } from '../model/attends';
import type { ModelCard } from '../model/card';
import type { Step, Trace } from '../model/trace';
import type { DiagramElements } from './diagram-elements';
import { cellWidth, partOf, type DiagramPart, type PartId } from './diagram-layout';
import { candidateLabel, shortened, tokenText } from './token-labels';
import { mean } from './vector-strip';
import type { Focus, ViewServices } from './view';

export interface Flow {
  readonly trace: Trace;
  readonly card: ModelCard;
  readonly step: Step;
  readonly focus: Focus;
}

/** Draws one step into the parts; scores and weights answer a click. */
export function drawFlow({ layout, groups, live }: DiagramElements, { trace, card, step, focus }: Flow, { texts, dispatch }: ViewServices): void {
  const { columns, columnWidth } = layout, cell = cellWidth(layout);
  for (const group of groups.values()) {
    for (const element of Array.from(group.querySelectorAll<SVGElement>('[data-position]'))) element.toggleClass('is-pinned', element.dataset.position === String(focus.position));
  }
  const redraw = (id: PartId, draw: (into: SVGElement, part: DiagramPart, top: number) => void): void => {
    const part = partOf(layout, id), into = live.get(id);
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
}
