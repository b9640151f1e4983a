/** Draws the live numbers of a card: tokens with their share, choices with their probability, vectors as a strip of bars. */

import { numbersIn } from '../../i18n/numbers';
import type { Texts } from '../../i18n';
import type { TensorView } from '../../model/catalogue';
import { readablePiece } from './live-numbers';
import type { LiveNumbers } from './live-numbers';

const MOST_TOKENS = 24;
const MOST_CHOICES = 4;
const MOST_ROWS = 3;

export function drawLiveNumbers(parent: HTMLElement, live: LiveNumbers, texts: Texts): void {
  parent.createDiv({ cls: 'attention-lab-card-heading', text: texts.links.liveNumbers });
  parent.createDiv({ cls: 'attention-lab-card-sentence', text: live.sentence });
  parent.createDiv({ cls: 'attention-lab-card-step', text: texts.links.stepEmits(live.step + 1, live.emitted) });
  for (const { name, view } of live.tensors) {
    const row = parent.createDiv({ cls: 'attention-lab-card-tensor' });
    row.createSpan({ cls: 'attention-lab-card-tensor-name', text: texts.links.tensors[name] });
    drawTensor(row.createDiv({ cls: `attention-lab-card-tensor-values is-${name}` }), view, texts);
  }
}

function drawTensor(parent: HTMLElement, view: TensorView, texts: Texts): void {
  const { decimal, fixed, percent } = numbersIn(texts.language);
  switch (view.kind) {
    case 'per-source-token': {
      const visible = view.values.filter((value) => value > HIDDEN);
      const areShares = visible.every((value) => value >= 0 && value <= 1);
      const [low, high] = areShares ? [0, 1] : [Math.min(...visible), Math.max(...visible)];
      view.values.slice(0, MOST_TOKENS).forEach((value, index) => {
        const share = value <= HIDDEN ? 0 : (value - low) / (high - low || 1);
        drawToken(parent, readablePiece(view.labels[index] ?? ''), value <= HIDDEN ? '−∞' : fixed(value, areShares ? 2 : 1), share);
      });
      if (view.values.length > MOST_TOKENS) parent.createSpan({ text: '…' });
      return;
    }
    case 'choices':
      view.values.slice(0, MOST_CHOICES).forEach((value, index) => drawToken(parent, readablePiece(view.labels[index] ?? ''), percent(value), value));
      return;
    case 'ids':
      view.ids.slice(0, MOST_TOKENS).forEach((id, index) => drawToken(parent, readablePiece(view.labels[index] ?? ''), decimal(id, 0), 0));
      return;
    case 'numbers':
      drawStrip(parent, view, texts);
  }
}

/** Scores at or below stand for hidden positions. */
const HIDDEN = -1e8;

/** @param share 0 to 1: how far the token's cell is filled. */
function drawToken(parent: HTMLElement, label: string, number: string, share: number): void {
  const token = parent.createSpan({ cls: 'attention-lab-card-token' });
  token.setCssProps({ '--attention-lab-share': String(share) });
  token.createSpan({ cls: 'attention-lab-card-token-text', text: label });
  token.createSpan({ cls: 'attention-lab-card-token-number', text: number });
}

/** One bar per number of a vector; of a matrix, one line of them per row, the first few. */
function drawStrip(parent: HTMLElement, view: Extract<TensorView, { kind: 'numbers' }>, texts: Texts): void {
  const rows = Math.min(view.rows, MOST_ROWS);
  let smallest = Infinity;
  let greatest = -Infinity;
  for (const value of view.values) {
    smallest = Math.min(smallest, value);
    greatest = Math.max(greatest, value);
  }
  const reach = Math.max(Math.abs(smallest), Math.abs(greatest), 1e-6);
  const summary = texts.links.numbersRange(view.columns, smallest, greatest);
  for (let row = 0; row < rows; row++) {
    const drawing = parent.createSvg('svg', { cls: 'attention-lab-card-strip', attr: { viewBox: `0 -1 ${view.columns} 2`, preserveAspectRatio: 'none', role: 'img', 'aria-label': summary } });
    let path = '';
    for (let column = 0; column < view.columns; column++) {
      const value = view.values[row * view.columns + column] ?? 0;
      path += `M${column + 0.5} 0V${(-value / reach).toFixed(3)}`;
    }
    drawing.createSvg('path', { attr: { d: path } });
  }
  const shape = view.rows > 1 ? `[${view.rows}, ${view.columns}] · ` : '';
  parent.createDiv({ cls: 'attention-lab-card-strip-range', text: `${shape}${summary}` });
}
