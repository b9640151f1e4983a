/**
 * An alignment chart in the page: the canvas that chart.js draws on, the tooltip, and the table behind them.
 * It shows what it is given and tells what the reader points at; it decides nothing.
 */

import { Chart, LinearScale } from 'chart.js';
import type { AlignmentView } from '../analysis/alignment-view';
import { alignmentOptions } from './alignment-axes';
import { ALIGNMENT_PARTS, paintFollowingLabels, type AlignmentDrawing, type ViewCell } from './alignment-controller';
import { alignmentLayout, type AlignmentLayout } from './alignment-layout';
import { AlignmentTable, summaryOf, type AlignmentEvents, type AlignmentTexts } from './alignment-table';
import { AlignmentTooltip } from './alignment-tooltip';
import { readPalette, type Palette } from './palette';
import { watchScrollEdges } from './scroll-edges';
import { unitLabel } from './token-labels';
import { updateOnce } from './update-once';

export interface AlignmentPicture {
  readonly view: AlignmentView;
  readonly hovered: ViewCell | null;
  readonly pinned: ViewCell | null;
  /** CSS pixels; null: as high as the rows ask for. */
  readonly maximumHeight: number | null;
}

export class AlignmentChart {
  readonly #element: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #stage: HTMLElement;
  readonly #tooltip: AlignmentTooltip;
  readonly #table: AlignmentTable;
  readonly #texts: AlignmentTexts;
  readonly #events: AlignmentEvents;
  #canvas: HTMLCanvasElement;
  #chart: Chart<'attentionLabAlignment', never[]> | null = null;
  #picture: AlignmentPicture | null = null;
  #palette: Palette;
  /** Reading the theme makes the browser style all that changed on the page: it is done once, where the chart really stands. */
  #knowsTheme = false;
  #layout: AlignmentLayout;
  #observer: ResizeObserver | null = null;
  #endEdges: (() => void) | null = null;
  #width = 0;
  #endMigration: () => void;

  constructor(parent: HTMLElement, texts: AlignmentTexts, events: AlignmentEvents) {
    this.#texts = texts;
    this.#events = events;
    this.#element = parent.createDiv('attention-lab-alignment');
    this.#scroller = this.#element.createDiv('attention-lab-alignment-scroller');
    this.#stage = this.#scroller.createDiv('attention-lab-alignment-stage');
    this.#canvas = this.#newCanvas();
    this.#tooltip = new AlignmentTooltip(this.#stage, texts);
    this.#table = new AlignmentTable(this.#element, texts, events);
    this.#palette = readPalette(parent);
    this.#layout = alignmentLayout({ width: 0, maximumHeight: null, rowLabels: [], columnLabels: [], fontSize: this.#palette.fontSize });
    this.#observe();
    // A canvas that moved to another window keeps the old window's context: everything is made anew.
    this.#endMigration = this.#element.onWindowMigrated(() => this.#rebuild());
  }

  show(picture: AlignmentPicture): void {
    const before = this.#picture;
    this.#picture = picture;
    if (before?.view !== picture.view) {
      this.#table.fill(picture.view);
      this.#canvas.setAttribute('aria-label', summaryOf(picture.view, this.#texts));
    }
    this.#table.markPinned(picture.pinned);
    // Where there is a place already, pixels stand in this same frame; else the observer tells when there is one.
    if (this.#width === 0 && this.#element.isConnected) this.#width = this.#element.clientWidth;
    const isSameShape = before?.view === picture.view && before.maximumHeight === picture.maximumHeight;
    // The selection alone needs no layout and no options: one pass of paint.
    if (isSameShape && this.#chart) this.#chart.draw();
    else this.#draw();
    this.#showTooltip();
  }

  /** Draws for a width that no container gives, as for a page that is being printed. */
  drawAt(width: number): void {
    this.#width = width;
    this.#draw();
  }

  /** The theme changed: colours and fonts are read anew. */
  refreshTheme(): void {
    this.#knowsTheme = false;
    this.#draw();
  }

  /** Puts a sharp picture in place of the canvas, for paper. */
  freeze(): void {
    if (!this.#chart) return;
    this.#draw(PRINT_PIXEL_RATIO);
    const image = this.#stage.createEl('img', { attr: { alt: this.#canvas.getAttribute('aria-label') ?? '', src: this.#canvas.toDataURL('image/png') } });
    image.style.setProperty('width', this.#canvas.style.width);
    this.#canvas.replaceWith(image);
    this.#chart.destroy();
    this.#chart = null;
  }

  destroy(): void {
    this.#endMigration();
    this.#endEdges?.();
    this.#observer?.disconnect();
    this.#chart?.destroy();
    this.#chart = null;
    this.#element.remove();
  }

  #newCanvas(): HTMLCanvasElement {
    const canvas = this.#stage.createEl('canvas', { attr: { role: 'img' } });
    this.#stage.prepend(canvas);
    canvas.addEventListener('pointermove', (event) => {
      if (event.pointerType !== 'touch') this.#events.onHover(this.#cellAt(event));
    });
    canvas.addEventListener('pointerleave', () => this.#events.onHover(null));
    canvas.addEventListener('click', (event) => {
      const cell = this.#cellAt(event);
      if (cell) this.#events.onPin(cell);
      else this.#events.onRelease();
    });
    return canvas;
  }

  /** Only an observer of the element's own window hears of its size. */
  #observe(): void {
    const here = this.#element.win as Window & { readonly ResizeObserver: typeof ResizeObserver };
    this.#observer = new here.ResizeObserver((entries) => {
      const width = Math.floor(entries.at(-1)?.contentRect.width ?? 0);
      if (width === 0 || width === this.#width) return;
      this.#width = width;
      this.#draw();
      if (this.#element.closest('.print')) this.freeze();
    });
    this.#observer.observe(this.#element);
    this.#endEdges?.();
    this.#endEdges = watchScrollEdges(this.#scroller, () => { this.#chart?.draw(); });
  }

  #rebuild(): void {
    this.#observer?.disconnect();
    this.#chart?.destroy();
    this.#chart = null;
    const label = this.#canvas.getAttribute('aria-label');
    this.#canvas.remove();
    this.#canvas = this.#newCanvas();
    if (label !== null) this.#canvas.setAttribute('aria-label', label);
    this.#width = 0;
    this.#knowsTheme = false;
    this.#observe();
  }

  #draw(pixelRatio = this.#element.win.devicePixelRatio): void {
    const picture = this.#picture;
    if (!picture || this.#width === 0) return;
    const { view, maximumHeight } = picture;
    if (!this.#knowsTheme) this.#palette = readPalette(this.#element);
    this.#knowsTheme ||= this.#element.isConnected;
    const widthOf = this.#measurer(this.#palette);
    this.#layout = alignmentLayout({
      width: this.#width,
      maximumHeight,
      rowLabels: view.rows.map((unit) => widthOf(unitLabel(unit))),
      columnLabels: view.columns.map((unit) => widthOf(unitLabel(unit))),
      fontSize: this.#palette.fontSize,
    });
    const { width, height } = this.#layout;
    this.#stage.style.setProperty('width', `${width}px`);
    this.#stage.style.setProperty('height', `${height}px`);
    const options = alignmentOptions(view, this.#layout, this.#palette, widthOf, pixelRatio);
    if (this.#chart) {
      this.#chart.options = options;
      updateOnce(this.#chart, width, height, pixelRatio);
      return;
    }
    Chart.register(LinearScale, ...ALIGNMENT_PARTS);
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#chart = new Chart(this.#canvas, {
      type: 'attentionLabAlignment',
      data: { datasets: [{ data: [], drawing: () => this.#drawing() }] },
      options,
      plugins: [{
        id: 'attention-lab-following-labels',
        afterDraw: (chart) => {
          const drawing = this.#drawing();
          if (drawing) paintFollowingLabels(chart, drawing);
        },
      }],
    });
  }

  #drawing(): AlignmentDrawing | null {
    if (!this.#picture) return null;
    const { view, hovered, pinned } = this.#picture;
    // Small cells have no room for the zero before the mark.
    const written = (weight: number): string => (this.#layout.cell >= ROOM_FOR_ZERO ? this.#texts.weight(weight) : this.#texts.weight(weight).replace(/^0/, ''));
    return { view, hovered, pinned, written, layout: this.#layout, palette: this.#palette, scrolled: this.#scroller.scrollLeft };
  }

  #measurer(palette: Palette): (text: string) => number {
    const context = this.#canvas.getContext('2d');
    const widths = new Map<string, number>();
    return (text) => {
      const known = widths.get(text);
      if (known !== undefined || !context) return known ?? text.length * palette.fontSize * 0.55;
      context.save();
      context.font = `${palette.fontSize}px ${palette.fontFamily}`;
      const width = context.measureText(text).width;
      context.restore();
      widths.set(text, width);
      return width;
    };
  }

  /** Offsets are in the canvas's own pixels, also where a card is scaled. */
  #cellAt(event: MouseEvent): ViewCell | null {
    const chart = this.#chart;
    const view = this.#picture?.view;
    if (!chart || !view) return null;
    const { x, y } = chart.scales;
    if (!x || !y) return null;
    const column = Math.round(x.getValueForPixel(event.offsetX) ?? -1);
    const row = Math.round(y.getValueForPixel(event.offsetY) ?? -1);
    const isRow = row >= 0 && row < view.rows.length && event.offsetY >= chart.chartArea.top;
    const isColumn = column >= 0 && column < view.columns.length && event.offsetX >= chart.chartArea.left + this.#scroller.scrollLeft;
    return isRow || isColumn ? { row: isRow ? row : null, column: isColumn ? column : null } : null;
  }

  #showTooltip(): void {
    const { view, hovered } = this.#picture ?? {};
    if (this.#chart && view) this.#tooltip.show(view, hovered ?? null, this.#chart.chartArea, this.#layout.cell);
  }
}

/** CSS pixels of a cell's side. */
const ROOM_FOR_ZERO = 28;
/** Dots per CSS pixel on paper. */
const PRINT_PIXEL_RATIO = 2;
