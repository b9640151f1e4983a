/**
 * What it takes to draw a chart again, against the least that any drawing takes: a canvas of the same size with one square a cell.
 * Both are main-thread time from one frame to the next, painting included, less a frame in which nothing is drawn.
 */

import type { Page } from 'playwright-core';
import { fence, openNote, waitForAlignment, withNotesPage, type NotesPage } from './notes-page';
import { median, type Measurement } from './measurement';

/** Of about twenty tokens, and of about thirty on both sides. */
const TWENTY = 'Je parle un peu français et je vais à la mer avec mes amis quand il fait beau.';
const THIRTY = 'Je parle un peu français, et je vais à la mer avec mes amis quand il fait beau, parce que la plage est belle et que le soleil est chaud.';
const FRAMES = 40;
const ROUNDS = 5;
/** Milliseconds between two frames of a screen that shows sixty a second. */
const FRAME = 1000 / 60;

export function measureRedraw(project: string): Promise<Measurement[]> {
  return withNotesPage(project, async (notes) => [...await measureChart(notes), ...await measureSteps(notes)]);
}

/** The pointer goes over the alignment chart of a block. */
async function measureChart(notes: NotesPage): Promise<Measurement[]> {
  const { page } = notes;
  await openNote(page, fence(TWENTY), 'reading');
  await waitForAlignment(page);
  const { redraw, bare, size } = await compare(notes, '.attention-lab-alignment', () => {
    const canvas = document.querySelector('.attention-lab-alignment canvas');
    if (canvas === null) return;
    const { left, top, width, height } = canvas.getBoundingClientRect(), at = 0.4 + 0.5 * Math.random();
    canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: left + at * width, clientY: top + (1.3 - at) * height, bubbles: true }));
  });
  return [
    { what: `a chart of ${size} drawn again at the pointer ÷ a bare canvas of as many cells`, value: redraw / bare, unit: 'ratio', must: 8, aim: 2 },
    { what: 'the same: the chart drawn again', value: redraw, unit: 'ms', must: null, aim: null },
  ];
}

/** The reader goes from step to step in the lens. */
async function measureSteps(notes: NotesPage): Promise<Measurement[]> {
  const { page } = notes, measured: Measurement[] = [];
  await openNote(page, fence(THIRTY), 'source', 1);
  await page.evaluate(() => window.host?.runCommand('attention-lab:open-lens'));
  const lens = page.locator('.attention-lab-lens');
  await lens.locator('.attention-lab-lens-word').first().waitFor();
  for (const [place, name] of [[0, 'the alignment'], [1, 'the step']] as const) {
    await lens.getByRole('tab').nth(0).click();
    await waitForAlignment(page, '.attention-lab-lens');
    const size = await sizeOf(page, '.attention-lab-lens .attention-lab-alignment');
    await lens.getByRole('tab').nth(place).click();
    await lens.locator('canvas').first().waitFor();
    const { redraw, bare } = await compare(notes, '.attention-lab-lens', (frame) => {
      const key = Math.floor(frame / 20) % 2 === 0 ? 'ArrowRight' : 'ArrowLeft';
      document.querySelector('.attention-lab-lens')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }, size);
    measured.push(
      // A step that takes longer than a frame would show late.
      { what: `going through the steps of a sentence of ${size.join('×')} in the lens at ${name}: a step, of the ${FRAME.toFixed(1)} ms of a frame`, value: redraw, unit: 'ms', must: FRAME, aim: null },
      { what: 'the same ÷ a bare canvas of as many cells', value: redraw / bare, unit: 'ratio', must: null, aim: null },
    );
  }
  return measured;
}

interface Comparison {
  /** Main-thread milliseconds. */
  readonly redraw: number;
  readonly bare: number;
  readonly size: string;
}

/** @param act draws again; it runs in the page, once a frame */
async function compare({ page, busy }: NotesPage, place: string, act: (frame: number) => void, size?: readonly [number, number]): Promise<Comparison> {
  const [rows, columns] = size ?? await sizeOf(page, place);
  const times = { idle: [] as number[], redraw: [] as number[], bare: [] as number[] };
  for (let round = -1; round < ROUNDS; round++) {
    for (const [kind, draw] of [['idle', null], ['redraw', act], ['bare', paintBare]] as const) {
      if (kind === 'bare') await page.evaluate(addBare, [place, rows, columns] as const);
      const begin = await busy();
      await page.evaluate(everyFrame, [draw?.toString() ?? 'undefined', FRAMES] as const);
      // The first round warms up.
      if (round >= 0) times[kind].push((await busy() - begin) / FRAMES);
      if (kind === 'bare') await page.evaluate(() => { document.querySelector('.bench-bare')?.remove(); });
    }
  }
  const idle = median(times.idle);
  return { redraw: median(times.redraw) - idle, bare: median(times.bare) - idle, size: `${rows}×${columns}` };
}

async function sizeOf(page: Page, place: string): Promise<readonly [rows: number, columns: number]> {
  return page.locator(`${place} .attention-lab-alignment-table`).first().evaluate((table) => [table.querySelectorAll('tbody tr').length, table.querySelectorAll('thead th').length] as const);
}

/** In the page: runs a function once a frame. */
async function everyFrame([source, frames]: readonly [source: string, frames: number]): Promise<void> {
  const draw = (0, eval)(`(${source})`) as ((frame: number) => void) | undefined;
  for (let frame = 0; frame < frames; frame++) {
    draw?.(frame);
    await new Promise((resolve) => { requestAnimationFrame(() => { setTimeout(resolve, 0); }); });
  }
}

/** In the page: a canvas as large as the alignment chart, over it. */
function addBare([place, rows, columns]: readonly [place: string, rows: number, columns: number]): void {
  const over = document.querySelector(place)?.getBoundingClientRect(), canvas = document.createElement('canvas');
  canvas.className = 'bench-bare';
  canvas.dataset.rows = String(rows);
  canvas.dataset.columns = String(columns);
  canvas.width = Math.round(over?.width ?? 0);
  canvas.height = Math.round(Math.min(over?.height ?? 0, window.innerHeight));
  canvas.style.cssText = `position: fixed; left: ${over?.left ?? 0}px; top: ${over?.top ?? 0}px;`;
  document.body.append(canvas);
}

/** In the page: one pale square and one of a weight's colour a cell, as the chart paints them. */
function paintBare(): void {
  const canvas = document.querySelector<HTMLCanvasElement>('.bench-bare'), context = canvas?.getContext('2d');
  if (!canvas || !context) return;
  const rows = Number(canvas.dataset.rows), columns = Number(canvas.dataset.columns), width = canvas.width / columns, height = canvas.height / rows;
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (let cell = 0; cell < rows * columns; cell++) {
    const x = (cell % columns) * width, y = Math.floor(cell / columns) * height, share = Math.random();
    context.fillStyle = 'rgb(230, 230, 230)';
    context.fillRect(x, y, width - 1, height - 1);
    context.fillStyle = `rgba(90, 30, 120, ${share.toFixed(2)})`;
    context.fillRect(x, y, (width - 1) * share, (height - 1) * share);
  }
}
