/**
 * A canvas's drawing context that writes SVG instead of pixels: what chart.js paints on it can be taken along at any size.
 * It knows the calls that chart.js and the charts here make, and no others.
 */

import { escapeXml, fixed } from './svg-document';

/** a, b, c, d, e, f, as in SVG's `matrix()`. */
type Matrix = readonly [number, number, number, number, number, number];

interface State {
  readonly matrix: Matrix;
  readonly fillStyle: string;
  readonly strokeStyle: string;
  readonly lineWidth: number;
  readonly dash: readonly number[];
  readonly font: string;
  readonly textAlign: CanvasTextAlign;
  readonly textBaseline: CanvasTextBaseline;
  /** Index of the clip path; null: nothing is cut off. */
  readonly clip: number | null;
}

const FIRST_STATE: State = {
  matrix: [1, 0, 0, 1, 0, 0], fillStyle: '#000000', strokeStyle: '#000000', lineWidth: 1, dash: [], font: '12px sans-serif', textAlign: 'start', textBaseline: 'alphabetic', clip: null,
};

export class SvgContext {
  readonly canvas: { width: number; height: number; readonly getContext: () => SvgContext };
  lineCap = 'butt';
  lineJoin = 'miter';
  lineDashOffset = 0;
  globalAlpha = 1;
  #state: State = FIRST_STATE;
  readonly #saved: State[] = [];
  #path = '';
  #parts: string[] = [];
  #clips: string[] = [];

  /** @param idPrefix told apart from the clips of other drawings in the same SVG @param measure a real context, for the widths of words */
  constructor(width: number, height: number, private readonly idPrefix: string, private readonly measure: CanvasRenderingContext2D) {
    this.canvas = { width, height, getContext: () => this };
  }

  get parts(): readonly string[] {
    return [...this.#clips.map((path, index) => `<clipPath id="${this.idPrefix}${index}"><path d="${path}"/></clipPath>`), ...this.#parts];
  }

  get fillStyle(): string { return this.#state.fillStyle; }
  set fillStyle(fillStyle: string) { this.#set({ fillStyle }); }
  get strokeStyle(): string { return this.#state.strokeStyle; }
  set strokeStyle(strokeStyle: string) { this.#set({ strokeStyle }); }
  get lineWidth(): number { return this.#state.lineWidth; }
  set lineWidth(lineWidth: number) { this.#set({ lineWidth }); }
  get font(): string { return this.#state.font; }
  set font(font: string) { this.#set({ font }); }
  get textAlign(): CanvasTextAlign { return this.#state.textAlign; }
  set textAlign(textAlign: CanvasTextAlign) { this.#set({ textAlign }); }
  get textBaseline(): CanvasTextBaseline { return this.#state.textBaseline; }
  set textBaseline(textBaseline: CanvasTextBaseline) { this.#set({ textBaseline }); }

  setLineDash(dash: readonly number[]): void { this.#set({ dash }); }
  getLineDash(): number[] { return [...this.#state.dash]; }
  save(): void { this.#saved.push(this.#state); }
  restore(): void { this.#state = this.#saved.pop() ?? this.#state; }

  setTransform(...matrix: Matrix): void { this.#set({ matrix }); }
  resetTransform(): void { this.#set({ matrix: FIRST_STATE.matrix }); }
  translate(x: number, y: number): void { this.#multiply([1, 0, 0, 1, x, y]); }
  scale(x: number, y: number): void { this.#multiply([x, 0, 0, y, 0, 0]); }
  rotate(angle: number): void { this.#multiply([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]); }

  /** Only whole canvases are cleared. */
  clearRect(): void {
    this.#parts = [];
    this.#clips = [];
  }

  beginPath(): void { this.#path = ''; }
  closePath(): void { if (this.#path !== '') this.#path += 'Z'; }
  moveTo(x: number, y: number): void { this.#path += `M${this.#point(x, y)}`; }
  lineTo(x: number, y: number): void { this.#path += `${this.#path === '' ? 'M' : 'L'}${this.#point(x, y)}`; }
  quadraticCurveTo(...[x1, y1, x, y]: [number, number, number, number]): void { this.#path += `Q${this.#point(x1, y1)} ${this.#point(x, y)}`; }
  bezierCurveTo(...[x1, y1, x2, y2, x, y]: [number, number, number, number, number, number]): void {
    this.#path += `C${this.#point(x1, y1)} ${this.#point(x2, y2)} ${this.#point(x, y)}`;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path += `M${this.#point(x, y)}L${this.#point(x + width, y)}L${this.#point(x + width, y + height)}L${this.#point(x, y + height)}Z`;
  }

  arc(x: number, y: number, radius: number, from: number, to: number, backwards = false): void {
    const turn = backwards ? Math.max(-2 * Math.PI, to - from) : Math.min(2 * Math.PI, to - from);
    const at = (angle: number): string => this.#point(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    // A full circle begins where it ends, which SVG takes for nothing: two halves.
    const halves = Math.abs(turn) > Math.PI ? [from + turn / 2, from + turn] : [from + turn];
    this.#path += `${this.#path === '' ? 'M' : 'L'}${at(from)}${halves.map((angle) => `A${fixed(radius)} ${fixed(radius)} 0 0 ${turn > 0 ? 1 : 0} ${at(angle)}`).join('')}`;
  }

  ellipse(x: number, y: number, radius: number, _radiusY: number, _rotation: number, from: number, to: number): void { this.arc(x, y, radius, from, to); }

  clip(): void {
    this.#clips.push(this.#path);
    this.#set({ clip: this.#clips.length - 1 });
  }

  fill(): void { if (isSeen(this.#state.fillStyle)) this.#add(`<path d="${this.#path}" ${paint('fill', this.#state.fillStyle)}`); }
  stroke(): void { if (isSeen(this.#state.strokeStyle)) this.#add(`<path d="${this.#path}" fill="none" ${this.#strokes()}`); }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.stroke();
  }

  fillText(text: string, x: number, y: number): void {
    const { matrix, font, textAlign, textBaseline, fillStyle } = this.#state;
    const size = sizeOf(font), drop = textBaseline === 'middle' ? 0.35 : textBaseline === 'top' || textBaseline === 'hanging' ? 0.85 : textBaseline === 'bottom' ? -0.2 : 0;
    const anchor = { start: 'start', left: 'start', center: 'middle', right: 'end', end: 'end' }[textAlign];
    const place = matrix.slice(0, 4).join() === '1,0,0,1' ? `x="${fixed(x + matrix[4])}" y="${fixed(y + matrix[5] + size * drop)}"`
      : `transform="matrix(${matrix.map(fixed).join(' ')})" x="${fixed(x)}" y="${fixed(y + size * drop)}"`;
    this.#add(`<text ${place} text-anchor="${anchor}" font-size="${size}"${/\bbold\b|\b[6-9]00\b/.test(font) ? ' font-weight="bold"' : ''} ${paint('fill', fillStyle)}`, `${escapeXml(text)}</text>`);
  }

  strokeText(): void { /* the charts write words without outlines */ }

  measureText(text: string): TextMetrics {
    this.measure.font = this.#state.font;
    return this.measure.measureText(text);
  }

  #set(change: Partial<State>): void { this.#state = { ...this.#state, ...change }; }

  #multiply([a2, b2, c2, d2, e2, f2]: Matrix): void {
    const [a, b, c, d, e, f] = this.#state.matrix;
    this.#set({ matrix: [a * a2 + c * b2, b * a2 + d * b2, a * c2 + c * d2, b * c2 + d * d2, a * e2 + c * f2 + e, b * e2 + d * f2 + f] });
  }

  #point(x: number, y: number): string {
    const [a, b, c, d, e, f] = this.#state.matrix;
    return `${fixed(a * x + c * y + e)} ${fixed(b * x + d * y + f)}`;
  }

  #strokes(): string {
    const { strokeStyle, lineWidth, dash } = this.#state;
    return `${paint('stroke', strokeStyle)} stroke-width="${fixed(lineWidth)}"${dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`;
  }

  #add(open: string, content?: string): void {
    if (this.#path === '' && content === undefined) return;
    const { clip } = this.#state;
    this.#parts.push(`${open}${clip === null ? '' : ` clip-path="url(#${this.idPrefix}${clip})"`}${content === undefined ? '/>' : `>${content}`}`);
  }
}

function sizeOf(font: string): number {
  return Number.parseFloat(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? '12');
}

/** What a canvas paints without a trace would be an invisible object in the drawing, to stumble over in an editor. */
function isSeen(colour: string): boolean {
  return colour !== 'transparent' && !/^rgba\([^)]*,\s*0(?:\.0+)?\)$|\/\s*0(?:\.0+)?\)$/.test(colour);
}

/** Transparency as an attribute of its own: not every program reads `rgba()`. */
function paint(what: 'fill' | 'stroke', colour: string): string {
  const [red, green, blue, opacity] = /^rgba?\(([^)]+)\)$/.exec(colour)?.[1]?.split(/[\s,/]+/).map(Number) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return `${what}="${escapeXml(colour)}"`;
  return `${what}="rgb(${red},${green},${blue})"${opacity === undefined || opacity >= 1 ? '' : ` ${what}-opacity="${fixed(opacity)}"`}`;
}
