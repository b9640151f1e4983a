/**
 * What the plugin adds to typing in a long note full of chips: the time that Chromium's profiler finds in its code, keys typed
 * over the bench host. The rest of a key's time is the host's and CodeMirror's.
 */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { findOrInstallChromium } from '../chromium.mjs';
import type { Measurement } from './measurement';

const LINES = 3000;
const CHIPS = 500;
const KEYS = 36;
const NOTE = 'Bench/Larga.md';

export async function measureTyping(project: string): Promise<Measurement[]> {
  // Read where it lies, because it serves the files around it.
  const { startHost } = await import(pathToFileURL(join(project, 'test', 'host', 'server.mjs')).href) as typeof import('../../test/host/server.mjs');
  const host = await startHost();
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(180_000);
    await page.goto(`${host.url}?lang=es`);
    await page.waitForFunction(() => window.host !== undefined);
    await page.evaluate(async ({ path, text, line }) => {
      await window.host?.writeNote(path, text);
      await window.host?.openNote(path, 'live');
      window.host?.setCursor(line, 0);
    }, { path: NOTE, text: longNote(), line: LINES / 2 });
    await typeKeys(page);
    const profiler = await page.context().newCDPSession(page);
    await profiler.send('Profiler.enable');
    await profiler.send('Profiler.setSamplingInterval', { interval: 250 });
    await profiler.send('Profiler.start');
    await typeKeys(page);
    const { profile } = await profiler.send('Profiler.stop');
    const { inPlugin, busy } = timesIn(profile);
    return [
      { what: `typing in a note of ${LINES} lines with ${CHIPS} chips: the plugin's part, per key`, value: inPlugin / KEYS, unit: 'ms', must: 4, aim: 1 },
      { what: 'the same: the plugin ÷ everything that runs', value: inPlugin / busy, unit: 'ratio', must: null, aim: null },
    ];
  } finally {
    await browser.close();
    await host.close();
  }
}

async function typeKeys(page: Page): Promise<void> {
  for (let key = 0; key < KEYS; key++) await page.keyboard.type('el **decoder** de '[key % 18] ?? ' ');
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve); }));
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples?: readonly number[];
  /** Microseconds. */
  readonly timeDeltas?: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly children?: readonly number[];
  readonly callFrame: { readonly functionName: string; readonly url: string };
}

/** Milliseconds: in the plugin's functions and all that they call, and in anything at all. */
function timesIn({ nodes, samples = [], timeDeltas = [] }: Profile): { readonly inPlugin: number; readonly busy: number } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ofPlugin = new Set<number>();
  const walk = (node: ProfileNode, isInPlugin: boolean): void => {
    const isHere = isInPlugin || node.callFrame.url.includes('attention-lab');
    if (isHere) ofPlugin.add(node.id);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) walk(child, isHere);
    }
  };
  const [root] = nodes;
  if (root) walk(root, false);
  let inPlugin = 0;
  let busy = 0;
  samples.forEach((id, index) => {
    const milliseconds = (timeDeltas[index] ?? 0) / 1000;
    if (byId.get(id)?.callFrame.functionName === '(idle)') return;
    busy += milliseconds;
    if (ofPlugin.has(id)) inPlugin += milliseconds;
  });
  return { inPlugin, busy };
}

function longNote(): string {
  const mentions = ['el [[Encoder|encoder]]', 'los **pesos de atención**', 'el [[Vector de contexto]]', '**Softmax**', 'la [[Mecanismo de atención|atención]]'];
  const lines = Array.from({ length: LINES }, (_, line) => `Línea ${line}: la red lee ${line % (LINES / CHIPS) === 0 ? mentions[line % mentions.length] ?? '' : 'la frase'} y sigue con la palabra siguiente del texto.`);
  return ['---', 'attention-lab: true', '---', ...lines].join('\n');
}
