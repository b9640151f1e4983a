/**
 * The chart.js controller of alignment charts: paints one square per source word and emitted word,
 * its area proportional to the weight, on a faint ghost of full size.
 *
 * It keeps no elements, because chart.js would resolve the options of each cell on every update;
 * weights are drawn straight from the view, on whole pixels so that no seams show.
 */

import { DatasetController, PointElement, type Chart, type ChartComponent } from 'chart.js';
import type { AlignmentView } from '../analysis/alignment-view';
import type { AlignmentLayout } from './alignment-layout';
import type { Palette } from './palette';
import { colorOf } from './ramp';

/** A row, a column, or their cell; indices of the view. */
export interface ViewCell {
  readonly row: number | null;
  readonly column: number | null;
}

/** All that one pass of paint needs. */
export interface AlignmentDrawing {
  readonly view: AlignmentView;
  readonly layout: AlignmentLayout;
  readonly palette: Palette;
  readonly hovered: ViewCell | null;
  readonly pinned: ViewCell | null;
  /** α as it is written in a cell. */
  readonly written: (weight: number) => string;
  /** How far the reader has scrolled to the side, in CSS pixels: the labels of the rows come along. */
  readonly scrolled: number;
}

declare module 'chart.js' {
  interface ChartTypeRegistry {
    attentionLabAlignment: {
      chartOptions: object;
      datasetOptions: { drawing: () => AlignmentDrawing | null };
      defaultDataPoint: never;
      metaExtensions: object;
      parsedDataType: never;
      scales: 'linear';
    };
  }
}

export class AlignmentController extends DatasetController<'attentionLabAlignment'> {
  static readonly id = 'attentionLabAlignment';
  /** chart.js asks for a registered element even where none is made. */
  static readonly defaults = { dataElementType: PointElement.id };

  override parse(): void { /* The view is drawn as it is. */ }

  override buildOrUpdateElements(): void { /* There are none. */ }

  override update(): void { /* Nothing is animated: a tween would show weights that the model never produced. */ }

  override draw(): void {
    // chart.js types a controller's dataset as that of any chart.
    const drawing = (this.getDataset() as { drawing?: () => AlignmentDrawing | null }).drawing?.();
    if (!drawing) return;
    const { ctx, chartArea } = this.chart;
    ctx.save();
    paintBand(this.chart, drawing, drawing.pinned);
    paintBand(this.chart, drawing, drawing.hovered);
    paintCells(ctx, chartArea, drawing);
    paintOutline(ctx, chartArea, drawing, drawing.pinned, 2);
    paintOutline(ctx, chartArea, drawing, drawing.hovered, 1);
    ctx.restore();
  }
}

/** Paints the labels of the rows again where they stay in sight; called after the axes are drawn. */
export function paintFollowingLabels(chart: Chart, { layout, palette, scrolled, hovered, pinned }: AlignmentDrawing): void {
  const { ctx, chartArea, scales: { y } } = chart;
  if (scrolled <= 0 || y === undefined) return;
  const width = layout.rowLabelWidth, rows = chartArea.bottom - chartArea.top;
  ctx.save();
  ctx.fillStyle = palette.background;
  ctx.fillRect(scrolled, 0, width, chart.height);
  ctx.fillStyle = palette.band;
  for (const at of [pinned, hovered]) {
    if (at?.row !== null && at?.row !== undefined) ctx.fillRect(scrolled, top(chartArea, at.row, layout.cell), width, layout.cell - GAP);
  }
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.font = `${palette.fontSize}px ${palette.fontFamily}`;
  ctx.fillStyle = palette.text;
  y.ticks.forEach(({ value, label }) => { ctx.fillText(String(label), scrolled + width - LABEL_MARK, y.getPixelForValue(value)); });
  ctx.strokeStyle = palette.band;
  ctx.strokeRect(scrolled + width - 0.5, chartArea.top, 0, rows);
  ctx.restore();
}

/** Side of the square that stands for a weight, in a cell of this side: its area is the weight's share of the cell. */
export function sideOf(weight: number, cell: number): number {
  return Math.round(Math.sqrt(Math.max(0, Math.min(1, weight))) * (cell - GAP));
}

export const ALIGNMENT_PARTS: readonly ChartComponent[] = [AlignmentController, PointElement];

const GAP = 1;
/** From this side on, a cell has room for its number. */
const CELL_WITH_NUMBER = 28;
/** Weights below this are not written: their squares say enough, and the table has them all. */
const SMALLEST_WRITTEN = 0.05;

interface Area {
  readonly left: number;
  readonly top: number;
}

function paintCells(ctx: CanvasRenderingContext2D, area: Area, drawing: AlignmentDrawing): void {
  const { view, layout, palette } = drawing;
  const { cell } = layout;
  const columns = view.columns.length;
  ctx.fillStyle = palette.ghost;
  for (let row = 0; row < view.rows.length; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      ctx.fillRect(left(area, column, cell), top(area, row, cell), cell - GAP, cell - GAP);
    }
  }
  view.weights.forEach((weight, index) => {
    const side = sideOf(weight, cell);
    if (side === 0) return;
    const x = left(area, index % columns, cell) + Math.floor((cell - GAP - side) / 2);
    const y = top(area, Math.floor(index / columns), cell) + Math.floor((cell - GAP - side) / 2);
    ctx.fillStyle = colorOf(palette.ramp, weight);
    ctx.fillRect(x, y, side, side);
  });
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.font = `${numberSize(cell)}px ${palette.fontFamily}`;
  view.weights.forEach((weight, index) => {
    const row = Math.floor(index / columns);
    const column = index % columns;
    const isPinned = drawing.pinned?.row === row && drawing.pinned.column === column;
    if (row === view.coveredRow) paintCover(ctx, area, drawing, row, column);
    else if (isPinned || (weight >= SMALLEST_WRITTEN && cell >= CELL_WITH_NUMBER)) paintNumber(ctx, area, drawing, row, column, weight);
  });
}

/** A question mark in place of a weight that the reader is asked to guess. */
function paintCover(ctx: CanvasRenderingContext2D, area: Area, { layout: { cell }, palette }: AlignmentDrawing, row: number, column: number): void {
  ctx.fillStyle = palette.band;
  ctx.fillRect(left(area, column, cell), top(area, row, cell), cell - GAP, cell - GAP);
  ctx.fillStyle = palette.attention;
  ctx.fillText('?', left(area, column, cell) + (cell - GAP) / 2, top(area, row, cell) + (cell - GAP) / 2 + 0.5);
}

/** Inside the square where it fits, else under it where there is room. */
function paintNumber(
  ctx: CanvasRenderingContext2D, area: Area, { layout, palette, written }: AlignmentDrawing, row: number, column: number, weight: number,
): void {
  const { cell } = layout;
  const text = written(weight);
  const side = sideOf(weight, cell);
  const x = left(area, column, cell) + (cell - GAP) / 2;
  const middle = top(area, row, cell) + (cell - GAP) / 2;
  const roomBelow = (cell - GAP - side) / 2;
  const isBelow = side < ctx.measureText(text).width + 1 && roomBelow >= numberSize(cell);
  ctx.fillStyle = weight >= palette.strongFrom && !isBelow ? palette.onAttention : palette.text;
  ctx.fillText(text, x, isBelow ? middle + side / 2 + roomBelow / 2 + 1 : middle + 0.5);
}

/** CSS pixels. */
function numberSize(cell: number): number {
  return Math.min(10, Math.max(7, Math.round(cell * 0.27)));
}

/** The row and the column of a cell, out to their labels. */
function paintBand(chart: Chart, { view, layout, palette }: AlignmentDrawing, at: ViewCell | null): void {
  const { ctx, chartArea } = chart;
  const { cell } = layout;
  ctx.fillStyle = palette.band;
  if (at?.row !== null && at?.row !== undefined) {
    ctx.fillRect(0, top(chartArea, at.row, cell), layout.rowLabelWidth + view.columns.length * cell - GAP, cell - GAP);
  }
  if (at?.column !== null && at?.column !== undefined) {
    const bottom = chartArea.top + view.rows.length * cell - GAP;
    ctx.fillRect(left(chartArea, at.column, cell), chartArea.top - LABEL_MARK, cell - GAP, bottom - chartArea.top + LABEL_MARK);
  }
}

/** How far the band of a column reaches towards its label. */
const LABEL_MARK = 6;

function paintOutline(ctx: CanvasRenderingContext2D, area: Area, { layout, palette }: AlignmentDrawing, at: ViewCell | null, width: number): void {
  if (at === null || at.row === null || at.column === null) return;
  ctx.strokeStyle = palette.attention;
  ctx.lineWidth = width;
  const inset = width / 2;
  const side = layout.cell - GAP - width;
  ctx.strokeRect(left(area, at.column, layout.cell) + inset, top(area, at.row, layout.cell) + inset, side, side);
}

function left(area: Area, column: number, cell: number): number {
  return Math.round(area.left) + column * cell;
}

function top(area: Area, row: number, cell: number): number {
  return Math.round(area.top) + row * cell;
}
