/** The alignment chart as one of the views of a trace. */

import type { AlignmentView } from '../analysis/alignment-view';
import { AlignmentChart } from './alignment-chart';
import { ShownAlignment } from './shown-alignment';
import { toTokenCell, toViewCell } from './view-cells';
import type { View, ViewInput, ViewServices } from './view';

export class HeatmapView implements View {
  readonly element: HTMLElement;
  readonly #chart: AlignmentChart;
  readonly #alignment = new ShownAlignment();
  #view: AlignmentView | null = null;

  constructor(parent: HTMLElement, { texts, dispatch }: ViewServices) {
    this.element = parent.createEl('figure', { cls: 'attention-lab-figure' });
    this.#chart = new AlignmentChart(this.element, texts.charts, {
      onHover: (at) => { dispatch({ kind: 'hover', cell: at && this.#view && toTokenCell(this.#view, at) }); },
      onPin: (at) => { if (this.#view) dispatch({ kind: 'pin', cell: toTokenCell(this.#view, at) }); },
      onRelease: () => { dispatch({ kind: 'release' }); },
    });
    const caption = this.element.createEl('figcaption');
    caption.createSpan({ text: `${texts.block.caption} ` });
    caption.createSpan({ text: texts.block.captionLimits });
  }

  draw({ trace, state }: ViewInput): void {
    const view = this.#alignment.shown(trace, state);
    this.#view = view;
    this.#chart.show({ view, hovered: toViewCell(view, state.hovered), pinned: toViewCell(view, state.pinned), maximumHeight: null });
  }

  restyle(): void { this.#chart.refreshTheme(); }

  destroy(): void {
    this.#chart.destroy();
    this.element.remove();
  }
}
