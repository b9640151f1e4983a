/**
 * What the lens costs: while one types, at most one run a letter and one drawing a frame, of what is in sight; while it is closed, nothing.
 * How long that takes is the bench's to say (scripts/bench/lens-typing.ts): times fail on a machine that is busy, counts don't.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, type Part } from '../host/page-object';
import { NOTE, openLens, SENTENCE, TABS } from './lens-setup';

/** What is counted in the page's window. */
interface Counts {
  /** Sentences that were sent to the engine. */
  runs: number;
  /** Drawings of the lens's charts, by canvas and frame. */
  readonly drawings: { readonly canvas: number; readonly frame: number; readonly isInSight: boolean }[];
  /** Canvases that were in the lens; those of destroyed charts are collected. */
  readonly canvases: WeakRef<HTMLCanvasElement>[];
}

type CountingWindow = Window & { counts: Counts; app: { workspace: { getLeavesOfType(type: string): unknown[]; setActiveLeaf(leaf: unknown): void } } };

let page: AttentionLabPage;
let lens: Part;
let listeners: object;

beforeAll(async () => {
  page = await AttentionLabPage.open({ language: 'en' });
  await page.app.writeNote(NOTE, 'No block yet.');
  await page.app.openNote(NOTE, 'source');
  listeners = (await page.app.traces()).listeners;
  await page.app.evaluate(count);
  lens = await openLens(page, '.attention-lab-lens-word');
});
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

/** Begins to count, in the page. */
function count(): void {
  const counts: Counts = { runs: 0, drawings: [], canvases: [] }, numbers = new WeakMap<HTMLCanvasElement, number>();
  Object.assign(window, { counts });
  const send = Reflect.get<typeof Worker.prototype, 'postMessage'>(Worker.prototype, 'postMessage') as (this: Worker, ...sent: unknown[]) => void;
  Worker.prototype.postMessage = function (this: Worker, ...sent: unknown[]): void {
    if ((sent[0] as { kind?: string } | null)?.kind === 'trace') counts.runs += 1;
    send.apply(this, sent);
  };
  let frame = 0, canvases = 0;
  const nextFrame = (): void => { frame += 1; requestAnimationFrame(nextFrame); };
  nextFrame();
  // chart.js wipes the canvas once at every drawing.
  const wipe = Reflect.get<typeof CanvasRenderingContext2D.prototype, 'clearRect'>(CanvasRenderingContext2D.prototype, 'clearRect');
  CanvasRenderingContext2D.prototype.clearRect = function (this: CanvasRenderingContext2D, ...area): void {
    const { canvas } = this;
    if (canvas.closest('.attention-lab-lens') !== null) {
      const number = numbers.get(canvas) ?? (canvases += 1), { top, bottom } = canvas.getBoundingClientRect();
      numbers.set(canvas, number);
      // Charts are painted a little before they come into sight.
      counts.drawings.push({ canvas: number, frame, isInSight: bottom > -250 && top < window.innerHeight + 250 });
    }
    wipe.apply(this, area);
  };
}

const choose = (tab: (typeof TABS)[number]) => lens.find('.attention-lab-tabs button').at(TABS.indexOf(tab)).click();
const sourceText = async () => (await page.app.find('.attention-lab-lens .is-source .attention-lab-lens-word').texts()).join(' ');
const counted = () => page.app.evaluate(() => { const { runs, drawings } = (window as unknown as CountingWindow).counts; return { runs, drawings }; });
const countAnew = () => page.app.evaluate(() => { const { counts } = window as unknown as CountingWindow; counts.runs = 0; counts.drawings.length = 0; });
const type = async (text: string) => { for (const letter of text) await page.app.press(letter === ' ' ? 'Space' : letter); };
/** Keeps in mind the canvases that are in the lens now. */
const rememberCanvases = (shown: Part) => shown.evaluate((root) => {
  const { counts } = (root.doc.defaultView?.opener as CountingWindow | null) ?? (window as unknown as CountingWindow);
  counts.canvases.push(...Array.from(root.querySelectorAll('canvas'), (canvas) => new WeakRef(canvas)));
});
const liveCanvases = async () => {
  await page.app.collectGarbage();
  return page.app.evaluate(() => (window as unknown as CountingWindow).counts.canvases.filter((canvas) => canvas.deref() !== undefined).length);
};

describe('while ten letters are typed', () => {
  it.each([
    ['alignment', ' et mange!'], ['step', ' et pense!'], ['sentence', ' et plane!'], ['states', ' et coule!'],
  ] as const)('%s is run at most once a letter, and each chart in sight drawn at most once a frame', async (tab, typed) => {
    await choose(tab);
    await page.app.setCursor(3, SENTENCE.length - 1);
    await countAnew();
    await type(typed);
    await expect.poll(sourceText).toContain('!');
    const { runs, drawings } = await counted();
    expect(runs).toBeGreaterThan(0);
    expect(runs).toBeLessThanOrEqual(typed.length);
    expect(drawings.length).toBeGreaterThan(0);
    expect(new Set(drawings.map(({ canvas, frame }) => `${canvas} ${frame}`)).size).toBe(drawings.length);
    expect(drawings.filter(({ isInSight }) => !isInSight)).toEqual([]);
    for (let letter = 0; letter < typed.length; letter++) await page.app.press('Backspace');
    await expect.poll(sourceText).not.toContain('!');
  });

  it('the tables behind the alignment and the stages below the pane are not laid out', async () => {
    const isLaidOut = (selector: string) => lens.find(selector).evaluate((part) => part.checkVisibility({ contentVisibilityAuto: true }));
    await choose('alignment');
    await expect.poll(() => isLaidOut('.attention-lab-alignment-table td')).toBe(false);
    await choose('step');
    await expect.poll(() => isLaidOut('.attention-lab-stage[data-term=output] h4')).toBe(false);
    expect(await isLaidOut('.attention-lab-stage[data-term=word] h4')).toBe(true);
  });
});

describe('a pane that is closed', () => {
  it('destroys its charts and listens to nothing', async () => {
    for (const tab of TABS) {
      await choose(tab);
      await lens.find('.attention-lab-lens-body > *').waitUntilShown();
      await rememberCanvases(lens);
    }
    expect(await liveCanvases()).toBeGreaterThan(0);
    await page.app.find('.workspace-tab-header:has-text("Attention lens") .workspace-tab-header-inner-close-button').click();
    await lens.waitUntilGone();
    await expect.poll(liveCanvases).toBe(0);
    expect((await page.app.traces()).listeners).toEqual(listeners);
  });

  it('computes and draws nothing while one types, and shows the newest sentence when it is opened again', async () => {
    await countAnew();
    await page.app.setCursor(3, SENTENCE.length - 1);
    await type(' et reve');
    await expect.poll(() => page.app.readNote(NOTE)).toContain('et reve');
    expect(await counted()).toEqual({ runs: 0, drawings: [] });
    await page.app.runCommand('attention-lab:open-lens');
    await expect.poll(sourceText).toContain('et r');
    expect((await counted()).runs).toBe(1);
  });

  it('leaves none of its charts in a window of its own either', async () => {
    await choose('step');
    await lens.find('.attention-lab-stage canvas').waitUntilShown();
    await page.app.evaluate(() => {
      const { workspace } = (window as unknown as CountingWindow).app;
      workspace.setActiveLeaf(workspace.getLeavesOfType('attention-lab-lens')[0]);
    });
    const popout = await page.app.moveToPopout(), moved = popout.find('.attention-lab-lens');
    await moved.waitUntilShown();
    await expect.poll(() => moved.evaluate((root) => Array.from(root.querySelectorAll('canvas')).some((canvas) => canvas.width > 100))).toBe(true);
    await rememberCanvases(moved);
    expect(await liveCanvases()).toBeGreaterThan(0);
    await popout.closeWindow();
    await expect.poll(liveCanvases).toBe(0);
    expect((await page.app.traces()).listeners).toEqual(listeners);
  });
});
