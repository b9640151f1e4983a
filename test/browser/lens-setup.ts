/** The lens beside a note with one block, as most specs of the lens begin. */

import { expect } from 'vitest';
import { fenceOf, type AttentionLabPage, type Part } from '../host/page-object';

export const SENTENCE = 'Le chat noir dort sur la vieille chaise.';
export const NOTE = 'Lens.md';
export const TABS = ['alignment', 'step', 'diagram', 'sentence', 'states', 'beam', 'compare', 'break', 'quiz'] as const;

/** Writes the note, puts the cursor into its sentence and opens the lens. Resolves when `part` of it is there. */
export async function openLens(page: AttentionLabPage, part: string): Promise<Part> {
  await page.app.writeNote(NOTE, `# A note\n\n${fenceOf(SENTENCE)}\n\nEnd.\n`);
  await page.app.openNote(NOTE, 'source');
  await page.app.setCursor(3, 2);
  expect(await page.app.runCommand('attention-lab:open-lens')).toBe(true);
  const lens = page.app.find('.attention-lab-lens');
  await lens.find(part).waitUntilShown();
  return lens;
}
