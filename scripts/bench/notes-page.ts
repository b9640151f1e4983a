/** The bench host in a Chromium of the bench's own, and what its main thread works. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { findOrInstallChromium } from '../chromium.mjs';

/** A note of the bench: one block with these lines between its fences. */
export const NOTE = 'Bench/Frase.md';

export interface NotesPage {
  readonly page: Page;
  readonly browser: Browser;
  /** Processor milliseconds that the page's main thread has worked since it began: other programs don't count. */
  readonly busy: () => Promise<number>;
  /** The same of everything that pages do: their workers and helping threads too. */
  readonly busyInAll: () => Promise<number>;
}

/** Opens the demo vault with the built plugin, in Spanish; `measure` may write notes and load the page anew. */
export async function withNotesPage<R>(project: string, measure: (notes: NotesPage) => Promise<R>): Promise<R> {
  // Read where it lies, because it serves the files around it.
  const { startHost } = await import(pathToFileURL(join(project, 'test', 'host', 'server.mjs')).href) as typeof import('../../test/host/server.mjs');
  const host = await startHost();
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(180_000);
    const page = await context.newPage();
    await page.goto(`${host.url}?lang=es`);
    await page.waitForFunction(() => window.host !== undefined);
    return await measure({ page, browser, busy: await threadClock(page), busyInAll: await processClock(browser) });
  } finally {
    await browser.close();
    await host.close();
  }
}

/** Opens a note with this text; the cursor stands at the end of a line, 0-based. */
export async function openNote(page: Page, text: string, mode: 'live' | 'reading' | 'source', line = 0): Promise<void> {
  await page.evaluate(async ({ path, written, shown, at }) => {
    await window.host?.writeNote(path, written);
    await window.host?.openNote(path, shown);
    if (shown !== 'reading') window.host?.setCursor(at, written.split('\n')[at]?.length ?? 0);
  }, { path: NOTE, written: text, shown: mode, at: line });
}

/** Resolves when a block or the lens shows its alignment: the canvas is there before there is anything to draw. */
export async function waitForAlignment(page: Page, place = ''): Promise<void> {
  await page.locator(`${place} .attention-lab-alignment-table td[role=gridcell]`.trim()).first().waitFor({ state: 'attached' });
}

export function fence(...lines: readonly string[]): string {
  return ['```attention', ...lines, '```', '', 'Fin.', ''].join('\n');
}

async function processClock(browser: Browser): Promise<NotesPage['busyInAll']> {
  const session = await browser.newBrowserCDPSession();
  return async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  };
}

async function threadClock(page: Page): Promise<NotesPage['busy']> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'ThreadTime')?.value;
    if (seconds === undefined) throw new Error('This Chromium does not tell what its main thread works.');
    return seconds * 1000;
  };
}
