/**
 * What the open lens makes of typing: letters are typed in a block, each of which is run and drawn, and the longest task of the
 * main thread is told. A key waits for the task that runs; from 50 ms on people notice.
 */

import { fence, openNote, withNotesPage } from './notes-page';
import type { Measurement } from './measurement';
import { mainThreadTasks, readRecording, RECORDED } from './thread-tasks';

/** About thirty tokens, which is more than most sentences have. */
const SENTENCE = 'Je ne parle pas espagnol, mais je parle un peu français, et je vais à la mer avec mes amis quand il fait beau, parce que la plage est belle';
/** Sections of the lens by their place in its row: what is shown unless chosen, and the one with most charts. What is typed is new each time. */
const SECTIONS = [[0, 'the alignment', ' et calme', ' et douce'], [1, 'the step', ' et vaste', ' et libre']] as const;
/** What the Long Tasks API calls long. */
const LONG = 50;

export function measureLensTyping(project: string): Promise<Measurement[]> {
  return withNotesPage(project, async ({ page, browser }) => {
    await openNote(page, fence(SENTENCE), 'live', 1);
    await page.evaluate(() => window.host?.runCommand('attention-lab:open-lens'));
    const lens = page.locator('.attention-lab-lens');
    await lens.locator('.attention-lab-lens-word').first().waitFor();
    // A mark that stands alone is the sign of a space.
    const shows = async (text: string): Promise<void> => {
      await page.waitForFunction(
        (wanted) => document.querySelector('.attention-lab-lens-words.is-source')?.textContent?.replace('</s>', '').replaceAll(/[ ␣]/g, '') === wanted,
        text.replaceAll(' ', ''), { polling: 50 },
      );
    };
    /** Waits for each letter's picture, so that none is passed over. */
    const type = async (typed: string): Promise<void> => {
      await page.evaluate((end) => window.host?.setCursor(1, end), SENTENCE.length);
      for (let letter = 1; letter <= typed.length; letter++) {
        await page.keyboard.type(typed.charAt(letter - 1));
        await shows(SENTENCE + typed.slice(0, letter));
      }
      // Formulas are set when the reader rests.
      await page.waitForTimeout(500);
    };
    const takeBack = async (typed: string): Promise<void> => {
      for (let letter = 0; letter < typed.length; letter++) await page.keyboard.press('Backspace');
      await shows(SENTENCE);
    };
    const measured: Measurement[] = [];
    for (const [place, name, first, second] of SECTIONS) {
      await lens.getByRole('tab').nth(place).click();
      await type(first);
      await takeBack(first);
      await browser.startTracing(page, { categories: RECORDED });
      await type(second);
      const tasks = mainThreadTasks(readRecording(await browser.stopTracing())), long = tasks.filter((task) => task > LONG);
      measured.push({ what: `typing in a block beside the lens at ${name}: the main thread's longest task (${long.length} over ${LONG} ms)`, value: tasks[0] ?? NaN, unit: 'ms', must: LONG, aim: null });
      await takeBack(second);
    }
    return measured;
  });
}
