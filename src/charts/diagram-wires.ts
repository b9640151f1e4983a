/** What flows between the diagram's parts in the chosen step: ribbons into the context, wires from part to part. */

import { attends } from '../model/attends';
import type { DiagramElements } from './diagram-elements';
import type { Flow } from './diagram-flow';
import { partOf, type DiagramPart, type PartId } from './diagram-layout';

/** Draws the ribbons as wide as the weights, and the wires that this kind of model has. */
export function drawWires({ layout, wires }: DiagramElements, { trace, card, step, focus }: Flow): void {
  const { columns } = layout, find = (id: PartId): DiagramPart | undefined => partOf(layout, id);
  const context = find('context-vector'), softmax = find('softmax'), states = find('encoder-states'), decoder = find('decoder'), score = find('score'), output = find('output-layer');
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

function arrowDown(x: number, from: number, to: number): string {
  return `M${x} ${from}V${to - 1}m-3 -3l3 3l3 -3`;
}
