/**
 * One chart.js chart in a page: its canvas, its one-sentence summary, the table behind it, its size and its end.
 * It follows the window that it is in (pop-outs have their own), and shows no value between two values.
 * What is scrolled out of sight is painted when it comes back: a view may hold ten charts, of which a pane shows three.
 */

import {
  BarController, BarElement, BasicPlatform, CategoryScale, Chart, LinearScale, LineController, LineElement, PointElement, ScatterController,
  type ChartConfiguration,
} from 'chart.js';
import { fillTable, type ChartTable } from './chart-table';
import { SvgContext } from './export/svg-context';
import { watchScrollEdges } from './scroll-edges';
import { readThemeColours, type ThemeColours } from './theme-colours';
import { updateOnce } from './update-once';
import { VectorStripController } from './vector-strip-controller';

export type PointerKind = 'hover' | 'leave' | 'pick';

export interface Drawing {
  /** CSS pixels. */
  readonly height: number;
  /** CSS pixels; where there is less room, the chart scrolls. */
  readonly leastWidth?: number;
  /** Said by screen readers in place of the picture. */
  readonly summary: string;
  readonly table: ChartTable;
  readonly configuration: (colours: ThemeColours, width: number) => ChartConfiguration;
  /** Drawings that say the same here have the same configuration, which reads what it paints when it paints: one pass of paint will do. */
  readonly shape?: string;
  /** Painted over the chart: labels, whiskers, marks. */
  readonly paint?: (chart: Chart, colours: ThemeColours, scrolled: number) => void;
  /** CSS pixels within the chart. */
  readonly onPointer?: (chart: Chart, kind: PointerKind, x: number, y: number) => void;
}

export class ChartFrame {
  readonly element: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #holder: HTMLElement;
  readonly #table: HTMLTableElement;
  readonly #stopFollowingWindows: () => void;
  #canvas: HTMLCanvasElement;
  #chart: Chart | null = null;
  #drawing: Drawing | null = null;
  #tableWritten = '';
  #tableTimer: number | null = null;
  #colours: ThemeColours | null = null;
  #observer: ResizeObserver | null = null;
  #sight: IntersectionObserver | null = null;
  #endEdges: (() => void) | null = null;
  /** Of the holder, in CSS pixels; 0: not known, or no room. Reading it anew makes the browser lay the page out. */
  #width = 0;
  #isInSight = false;
  #isStale = false;
  /** Of what the chart was last laid out for; null: that doesn't hold any more, or there was none. */
  #laidOut: string | null = null;

  constructor(parent: HTMLElement) {
    this.element = parent.createEl('figure', { cls: 'attention-lab-chart' });
    this.#scroller = this.element.createDiv({ cls: 'attention-lab-chart-scroller' });
    this.#holder = this.#scroller.createDiv({ cls: 'attention-lab-chart-holder' });
    this.#canvas = this.#newCanvas();
    this.#table = this.element.createEl('table', { cls: 'attention-lab-chart-table' });
    this.#observe();
    this.#stopFollowingWindows = this.element.onWindowMigrated(() => { this.#moveToWindow(); });
  }

  draw(drawing: Drawing): void {
    const before = this.#drawing;
    this.#drawing = drawing;
    const isWider = before?.leastWidth !== drawing.leastWidth;
    if (isWider || before?.height !== drawing.height) this.#holder.setCssProps({ '--attention-lab-chart-height': `${drawing.height}px`, '--attention-lab-chart-least-width': `${drawing.leastWidth ?? 0}px` });
    if (before?.summary !== drawing.summary) this.#canvas.setAttribute('aria-label', drawing.summary);
    this.#fillTable(drawing.table);
    if (isWider || this.#width === 0) this.#measure();
    this.#paint();
  }

  /** The chart as the marks of an SVG, without the page: nothing is cut off or scrolls. */
  marks(width: number, colours: ThemeColours, idPrefix: string): { readonly marks: string; readonly height: number } {
    const drawing = this.#drawing, measure = createEl('canvas').getContext('2d');
    if (drawing === null || measure === null) return { marks: '', height: 0 };
    registerParts();
    const wide = Math.max(width, drawing.leastWidth ?? 0), share = width / wide, { height } = drawing;
    const { type, data, options } = drawing.configuration(colours, wide) as ChartConfiguration<'bar'>;
    const context = new SvgContext(wide, height, idPrefix, measure);
    const chart = new Chart(context.canvas as unknown as HTMLCanvasElement, {
      type, platform: BasicPlatform,
      // Lines of one style throughout would be drawn by a path object, which can't be read.
      data: { ...data, datasets: data.datasets.map((dataset) => ({ ...dataset, segment: {} })) },
      options: { ...options, responsive: false, maintainAspectRatio: false, animation: false, events: [], devicePixelRatio: 1, font: { family: colours.font } },
      plugins: [{ id: 'attention-lab-paint', afterDraw: (drawn) => { drawing.paint?.(drawn, colours, 0); } }],
    });
    const marks = `<g transform="scale(${share.toFixed(4)})">${context.parts.join('')}</g>`;
    chart.destroy();
    return { marks, height: height * share };
  }

  /** Reads the theme's colours again. */
  restyle(): void {
    this.#colours = this.#laidOut = null;
    this.#paint();
  }

  destroy(): void {
    this.#stopFollowingWindows();
    this.#endEdges?.();
    this.#observer?.disconnect();
    this.#sight?.disconnect();
    if (this.#tableTimer !== null) this.#table.win.clearTimeout(this.#tableTimer);
    this.#chart?.destroy();
    this.#chart = null;
    this.#drawing = null;
    this.element.remove();
  }

  /** The numbers follow when the reader rests: laying out hundreds of cells takes longer than a frame, and pointing changes none of them. */
  #fillTable(table: ChartTable): void {
    const written = JSON.stringify(table);
    if (this.#tableTimer !== null) this.#table.win.clearTimeout(this.#tableTimer);
    this.#tableTimer = null;
    if (written === this.#tableWritten) return;
    const fill = (): void => {
      this.#tableTimer = null;
      this.#tableWritten = written;
      fillTable(this.#table, table);
    };
    if (this.#tableWritten === '') fill();
    else this.#tableTimer = this.#table.win.setTimeout(fill, TABLE_DELAY_MS);
  }

  /** Before the observers have spoken: pixels stand in the frame in which a chart appears. */
  #measure(): void {
    this.#width = Math.floor(this.#holder.clientWidth);
    if (this.#chart !== null || this.#width === 0) return;
    const { top, bottom } = this.#holder.getBoundingClientRect();
    this.#isInSight = this.#holder.closest('.print') !== null || (bottom > -NEARLY_IN_SIGHT && top < this.#holder.win.innerHeight + NEARLY_IN_SIGHT);
  }

  /** Nothing is drawn while there is no room, or nobody to see it: the observers ask again when there is. */
  #paint(): void {
    const drawing = this.#drawing, width = this.#width;
    if (drawing === null || width === 0) return;
    this.#isStale = !this.#isInSight;
    if (this.#isStale) return;
    const { devicePixelRatio } = this.element.win;
    if (this.#chart !== null && this.#laidOut !== null && this.#laidOut === drawing.shape && this.#chart.width === width && this.#chart.currentDevicePixelRatio === devicePixelRatio) {
      this.#chart.draw();
      return;
    }
    this.#laidOut = drawing.shape ?? null;
    this.#colours ??= readThemeColours(this.#holder);
    const { type, data, options } = drawing.configuration(this.#colours, width) as ChartConfiguration<'bar'>;
    const complete = {
      ...options, responsive: false, maintainAspectRatio: false, animation: false as const, events: [],
      devicePixelRatio, font: { family: this.#colours.font },
    };
    if (this.#chart === null) {
      registerParts();
      this.#canvas.width = width;
      this.#canvas.height = drawing.height;
      this.#chart = new Chart(this.#canvas, { type, data, options: complete, plugins: [{ id: 'attention-lab-paint', afterDraw: (chart) => { this.#paintOver(chart); } }] });
      this.#chart.resize(width, drawing.height);
      return;
    }
    this.#chart.data = data;
    this.#chart.options = complete;
    updateOnce(this.#chart, width, drawing.height, devicePixelRatio);
  }

  #paintOver(chart: Chart): void {
    if (this.#colours !== null) this.#drawing?.paint?.(chart, this.#colours, this.#scroller.scrollLeft);
  }

  #newCanvas(): HTMLCanvasElement {
    const canvas = this.#holder.createEl('canvas', { attr: { role: 'img' } });
    const tell = (kind: PointerKind) => (event: PointerEvent) => {
      // A finger that scrolls points at nothing; its tap is a pick.
      if (kind === 'hover' && event.pointerType === 'touch') return;
      if (this.#chart !== null) this.#drawing?.onPointer?.(this.#chart, kind, event.offsetX, event.offsetY);
    };
    canvas.addEventListener('pointermove', tell('hover'));
    canvas.addEventListener('pointerleave', tell('leave'));
    canvas.addEventListener('click', tell('pick'));
    return canvas;
  }

  #observe(): void {
    this.#observer?.disconnect();
    this.#sight?.disconnect();
    const here = this.element.win as Window & { readonly ResizeObserver: typeof ResizeObserver; readonly IntersectionObserver: typeof IntersectionObserver };
    this.#observer = new here.ResizeObserver((entries) => {
      this.#width = Math.floor(entries.at(-1)?.contentRect.width ?? 0);
      if (this.#chart?.width !== this.#width) this.#paint();
    });
    this.#observer.observe(this.#holder);
    this.#sight = new here.IntersectionObserver((entries) => {
      this.#isInSight = this.#holder.closest('.print') !== null || (entries.at(-1)?.isIntersecting ?? false);
      if (this.#isInSight && (this.#isStale || this.#chart === null)) this.#paint();
    }, NEARLY);
    this.#sight.observe(this.#holder);
    this.#endEdges?.();
    this.#endEdges = watchScrollEdges(this.#scroller, () => { if (this.#drawing?.leastWidth !== undefined) this.#chart?.draw(); });
  }

  /** A chart that was made in another window never draws again: it is made anew. */
  #moveToWindow(): void {
    this.#chart?.destroy();
    this.#chart = null;
    this.#canvas.remove();
    this.#canvas = this.#newCanvas();
    if (this.#drawing !== null) this.#canvas.setAttribute('aria-label', this.#drawing.summary);
    this.#colours = this.#laidOut = null;
    this.#observe();
    this.#measure();
    this.#paint();
  }
}

function registerParts(): void {
  Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement, ScatterController, VectorStripController);
}

/** A table is filled this long after the last change of its numbers. */
const TABLE_DELAY_MS = 100;

/** CSS pixels above and below the window in which a chart is painted already. */
const NEARLY_IN_SIGHT = 200;

/** The first is for the window, the second for a pane that scrolls within it, where the browser knows that. */
const NEARLY = { rootMargin: `${NEARLY_IN_SIGHT}px`, scrollMargin: `${NEARLY_IN_SIGHT}px` };
