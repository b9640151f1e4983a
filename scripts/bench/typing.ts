/**
 * What the plugin adds to typing in a long note full of chips: the time that Chromium's profiler finds in its code, keys typed
 * over the bench host. The rest of a key's time is the host's and CodeMirror's.
 */

import type { Page } from 'playwright-core';
import type { Measurement } from './measurement';
import { openNote, withNotesPage } from './notes-page';
import { profilePlugin } from './plugin-profile';

const LINES = 3000;
const CHIPS = 500;
const KEYS = 36;

export function measureTyping(project: string): Promise<Measurement[]> {
  return withNotesPage(project, async ({ page }) => {
    await openNote(page, longNote(), 'live', LINES / 2);
    await page.keyboard.press('Home');
    await typeKeys(page);
    const { inPlugin, busy } = await profilePlugin(page, () => typeKeys(page));
    return [
      { what: `typing in a note of ${LINES} lines with ${CHIPS} chips: the plugin's part, per key`, value: inPlugin / KEYS, unit: 'ms', must: 4, aim: 1 },
      { what: 'the same: the plugin ÷ everything that runs', value: inPlugin / busy, unit: 'ratio', must: null, aim: null },
    ];
  });
}

async function typeKeys(page: Page): Promise<void> {
  for (let key = 0; key < KEYS; key++) await page.keyboard.type('el **decoder** de '[key % 18] ?? ' ');
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve); }));
}

function longNote(): string {
  const mentions = ['el [[Encoder|encoder]]', 'los **pesos de atención**', 'el [[Vector de contexto]]', '**Softmax**', 'la [[Mecanismo de atención|atención]]'];
  const lines = Array.from({ length: LINES }, (_, line) => `Línea ${line}: la red lee ${line % (LINES / CHIPS) === 0 ? mentions[line % mentions.length] ?? '' : 'la frase'} y sigue con la palabra siguiente del texto.`);
  return ['---', 'attention-lab: true', '---', ...lines].join('\n');
}
