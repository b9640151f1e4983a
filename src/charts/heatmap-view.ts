/** The alignment chart as one of the views of a trace. */

import { alignmentView, type AlignmentView } from '../analysis/alignment-view';
import type { Trace } from '../model/trace';
import { AlignmentChart } from './alignment-chart';
import { toTokenCell, toViewCell } from './view-cells';
import type { View, ViewInput, ViewServices } from './view';

export class HeatmapView implements View {
  readonly element: HTMLElement;
  readonly #chart: AlignmentChart;
  #built: { readonly trace: Trace; readonly view: AlignmentView } | null = null;

  constructor(parent: HTMLElement, { texts, dispatch }: ViewServices) {
    this.element = parent.createEl('figure', { cls: 'attention-lab-figure' });
    this.#chart = new AlignmentChart(this.element, texts.charts, {
      onHover: (at) => { dispatch({ kind: 'hover', cell: at && this.#built && toTokenCell(this.#built.view, at) }); },
      onPin: (at) => { if (this.#built) dispatch({ kind: 'pin', cell: toTokenCell(this.#built.view, at) }); },
      onRelease: () => { dispatch({ kind: 'release' }); },
    });
    const caption = this.element.createEl('figcaption');
    caption.createSpan({ text: `${texts.block.caption} ` });
    caption.createSpan({ text: texts.block.captionLimits });
  }

  draw({ trace, state }: ViewInput): void {
    if (this.#built?.trace !== trace || this.#built.view.grain !== state.grain) this.#built = { trace, view: alignmentView(trace, state.grain) };
    const { view } = this.#built;
    this.#chart.show({ view, hovered: toViewCell(view, state.hovered), pinned: toViewCell(view, state.pinned), maximumHeight: null });
  }

  restyle(): void { this.#chart.refreshTheme(); }

  destroy(): void {
    this.#chart.destroy();
    this.element.remove();
  }
}
