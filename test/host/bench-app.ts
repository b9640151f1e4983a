/** Drives the bench host in a real Chromium. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { findOrInstallChromium } from '../../scripts/chromium.mjs';
import type { HostControls } from './host-controls';
import type { AppWindow, NoteMode, NotesApp, Part, StartOptions, Traces } from './notes-app';
import { startHost } from './server.mjs';

const RESULTS = join(import.meta.dirname, '../../test-results');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Generous, for machines that are busy with other things: a passing spec never waits for it. */
const PATIENCE_MILLISECONDS = 90_000;
const SIDEBARS_FROM_WIDTH = 900;
/** Ribbon and list of notes beside the note. */
const SIDEBARS_WIDTH = 294;

export type Running = Awaited<ReturnType<typeof startHost>>;

class BenchPart implements Part {
  constructor(private readonly locator: Locator) {}

  find(selector: string): Part { return new BenchPart(this.locator.locator(selector)); }
  at(index: number): Part { return new BenchPart(this.locator.nth(index)); }
  count(): Promise<number> { return this.locator.count(); }
  async text(): Promise<string> { return (await this.first.textContent()) ?? ''; }
  texts(): Promise<string[]> { return this.locator.allTextContents(); }
  attribute(name: string): Promise<string | null> { return this.first.getAttribute(name); }
  isVisible(): Promise<boolean> { return this.first.isVisible(); }
  waitUntilShown(): Promise<void> { return this.first.waitFor({ state: 'visible' }); }
  waitUntilGone(): Promise<void> { return this.first.waitFor({ state: 'detached' }); }
  scrollIntoView(): Promise<void> { return this.first.scrollIntoViewIfNeeded(); }
  focus(): Promise<void> { return this.first.focus(); }
  fill(text: string): Promise<void> { return this.first.fill(text); }
  async select(value: string): Promise<void> { await this.first.selectOption(value); }
  async click(place?: readonly [number, number]): Promise<void> { await this.first.click(await this.position(place)); }
  tap(): Promise<void> { return this.first.tap(); }
  rightClick(): Promise<void> { return this.first.click({ button: 'right' }); }
  async hover(place?: readonly [number, number]): Promise<void> { await this.first.hover(await this.position(place)); }

  async box(): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.first.boundingBox();
    if (!box) throw new Error('The element is not shown.');
    return box;
  }

  evaluate<R, A>(read: (el: HTMLElement, argument: A) => R | Promise<R>, argument?: A): Promise<R> {
    return this.first.evaluate(read as (el: unknown, argument: unknown) => R | Promise<R>, argument);
  }

  async screenshot(name: string): Promise<void> { await this.first.screenshot({ path: resultPath(name) }); }

  private get first(): Locator { return this.locator.first(); }

  private async position(place: readonly [number, number] | undefined): Promise<{ position?: { x: number; y: number } }> {
    if (!place) return {};
    const { width, height } = await this.box();
    return { position: { x: place[0] * width, y: place[1] * height } };
  }
}

class BenchWindow implements AppWindow {
  constructor(public page: Page) {}

  find(selector: string): Part { return new BenchPart(this.page.locator(selector)); }
  press(key: string): Promise<void> { return this.page.keyboard.press(key); }
  type(text: string): Promise<void> { return this.page.keyboard.type(text); }
  setSize(width: number, height: number): Promise<void> { return this.page.setViewportSize({ width, height }); }
  async screenshot(name: string): Promise<void> { await this.page.screenshot({ path: resultPath(name) }); }
  closeWindow(): Promise<void> { return this.page.close({ runBeforeUnload: true }); }
}

export class BenchApp extends BenchWindow implements NotesApp {
  private readonly errorTexts: string[] = [];
  private readonly foreign: string[] = [];

  private constructor(private readonly host: Running, private readonly browser: Browser, page: Page, private options: StartOptions) {
    super(page);
    this.page.context().on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.host.url) && !/^(?:data|blob|about):/.test(url)) this.foreign.push(url);
    });
    this.page.context().on('weberror', (error) => this.errorTexts.push(error.error().stack ?? error.error().message));
    this.page.context().on('console', (message) => { if (message.type() === 'error') this.errorTexts.push(message.text()); });
  }

  /**
   * @param flags further flags for Chromium
   * @param served what serves the app; the demo vault unless told
   */
  static async start(options: StartOptions = {}, flags: readonly string[] = [], served: Running | null = null): Promise<BenchApp> {
    const host = served ?? await startHost();
    const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: [...FLAGS, ...flags] });
    const isHandheld = options.device !== undefined && options.device !== 'desktop';
    const viewport = isHandheld ? { width: 390, height: 844 } : { width: 1280, height: 900 };
    const context = await browser.newContext({ viewport, hasTouch: isHandheld, permissions: ['clipboard-read', 'clipboard-write'] });
    context.setDefaultTimeout(PATIENCE_MILLISECONDS);
    const app = new BenchApp(host, browser, await context.newPage(), options);
    await app.load();
    return app;
  }

  async restart(options: StartOptions = this.options): Promise<void> {
    this.options = options;
    await this.load();
  }

  openNote(path: string, mode: NoteMode): Promise<void> { return this.control('openNote', path, mode); }
  setMode(mode: NoteMode): Promise<void> { return this.control('setMode', mode); }
  writeNote(path: string, text: string): Promise<void> { return this.control('writeNote', path, text); }
  readNote(path: string): Promise<string> { return this.control('readNote', path); }
  readFile(path: string): Promise<string> { return this.control('readFile', path); }
  writeFile(path: string, text: string): Promise<void> { return this.control('writeFile', path, text); }
  setCursor(line: number, column: number): Promise<void> { return this.control('setCursor', line, column); }
  undo(): Promise<void> { return this.control('undo'); }
  setTheme(theme: 'light' | 'dark'): Promise<void> { return this.control('setTheme', theme); }
  setReducedMotion(isReduced: boolean): Promise<void> { return this.page.emulateMedia({ reducedMotion: isReduced ? 'reduce' : 'no-preference' }); }
  setMedia(media: 'screen' | 'print'): Promise<void> { return this.page.emulateMedia({ media }); }
  clipboard(): Promise<string> { return this.page.evaluate(() => navigator.clipboard.readText()); }
  copy(text: string): Promise<void> { return this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text); }

  async pickFile(open: () => Promise<void>, name: string, bytes: Uint8Array): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), open()]);
    await chooser.setFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) });
  }

  enablePlugin(): Promise<void> { return this.control('enablePlugin'); }
  disablePlugin(): Promise<void> { return this.control('disablePlugin'); }
  runCommand(id: string): Promise<boolean> { return this.control('runCommand', id); }
  commands(): Promise<string[]> { return this.control('commands'); }
  closeSettings(): Promise<void> { return this.control('closeSettings'); }
  drawCanvasCard(canvas: string, text: string): Promise<void> { return this.control('drawCanvasCard', canvas, text); }
  changeDataFromOutside(data: unknown): Promise<void> { return this.control('changeDataFromOutside', data); }
  openedLinks(): ReturnType<NotesApp['openedLinks']> { return this.control('openedLinks'); }
  endPrint(): Promise<void> { return this.control('endPrint'); }
  traces(): Promise<Traces> { return this.control('traces'); }

  async setNoteWidth(width: number): Promise<void> {
    const isNarrow = width < SIDEBARS_FROM_WIDTH;
    await this.page.evaluate((narrow) => document.body.classList.toggle('is-narrow', narrow), isNarrow);
    await this.setSize(isNarrow ? width : width + SIDEBARS_WIDTH, 900);
  }

  setSidePaneWidth(width: number): Promise<void> {
    return this.find('.mod-right-split').evaluate((el, wanted) => { el.style.width = `${wanted}px`; }, width);
  }

  async openSettings(): Promise<Part> {
    await this.control('openSettings', 'attention-lab');
    return this.find('.mod-settings .vertical-tab-content');
  }

  openPopout(path: string, mode: NoteMode): Promise<AppWindow> { return this.newWindow(() => this.control('openPopout', path, mode)); }
  moveToPopout(): Promise<AppWindow> { return this.newWindow(() => this.control('moveToPopout')); }

  async print(path: string): Promise<Part> {
    await this.control('startPrint', path);
    return this.find('body > .print');
  }

  async pdf(): Promise<Uint8Array> { return this.page.pdf({ printBackground: true }); }

  evaluate<R, A>(read: (argument: A) => R | Promise<R>, argument?: A): Promise<R> {
    return this.page.evaluate(read as (argument: unknown) => R | Promise<R>, argument as unknown);
  }

  errors(): readonly string[] { return this.errorTexts; }
  foreignRequests(): readonly string[] { return this.foreign; }
  workerCount(): number { return this.page.workers().length; }
  holdClock(): Promise<void> { return this.page.clock.install(); }
  passMinutes(minutes: number): Promise<void> { return this.page.clock.fastForward(minutes * 60_000); }

  async evaluateInWorker<R>(read: () => R | Promise<R>): Promise<R> {
    const worker = this.page.workers()[0] ?? await this.page.waitForEvent('worker');
    return worker.evaluate(read);
  }

  async changeWorkers(before: () => void): Promise<void> {
    await this.page.evaluate((prelude) => {
      const makeAddress = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (source) => makeAddress(source instanceof Blob && source.type === 'text/javascript' ? new Blob([prelude, '\n', source], { type: source.type }) : source);
    }, `(${before.toString()})();`);
  }

  async collectGarbage(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('HeapProfiler.collectGarbage');
    await session.detach();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.host.close();
  }

  private async load(): Promise<void> {
    const { language, theme, device, apiVersion, plugin, note, workers } = this.options;
    const parameters = { lang: language, theme, platform: device, apiVersion, plugin: plugin === false ? 'off' : undefined, note: note ?? undefined, workers: workers === false ? 'off' : undefined };
    const url = new URL(this.host.url);
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
    await this.page.goto(url.href);
    await this.page.waitForFunction(() => window.host !== undefined);
  }

  private async newWindow(open: () => Promise<unknown>): Promise<AppWindow> {
    const [page] = await Promise.all([this.page.context().waitForEvent('page'), open()]);
    return new BenchWindow(page);
  }

  /** Calls one of the page's controls and waits for what it gives. */
  private control<K extends keyof HostControls>(name: K, ...parameters: Parameters<HostControls[K]>): Promise<Awaited<ReturnType<HostControls[K]>>> {
    return this.page.evaluate(([called, given]) => {
      const controls = window.host as unknown as Record<string, (...values: unknown[]) => unknown>;
      return controls[called]?.(...given);
    }, [name, parameters] as const) as Promise<Awaited<ReturnType<HostControls[K]>>>;
  }
}

function resultPath(name: string): string {
  mkdirSync(RESULTS, { recursive: true });
  return join(RESULTS, `${name}.png`);
}
