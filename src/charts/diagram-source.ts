/** The diagram's source side, the same at every step: words, embeddings, the two directions, states, keys. */

import type { Trace } from '../model/trace';
import type { DiagramElements } from './diagram-elements';
import { cellWidth } from './diagram-layout';
import { shortened, tokenLabels } from './token-labels';
import type { ViewServices } from './view';

/** Draws the source sentence into the parts that read it; a word answers a click. */
export function drawSource({ layout, groups }: DiagramElements, trace: Trace, { dispatch }: ViewServices): void {
  const { columns, columnWidth, uprightWords } = layout, cell = cellWidth(layout);
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

function arrow(from: number, to: number, y: number): string {
  const back = Math.sign(from - to) * 2.5;
  return `M${from} ${y}H${to}m${back} -2l${-back} 2l${back} 2`;
}

function subscript(number: number): string {
  return [...String(number)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? digit).join('');
}
