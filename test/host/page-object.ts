/**
 * The one page object: what specs see of Attention Lab in a notes app.
 *
 *   let page: AttentionLabPage;
 *   beforeAll(async () => { page = await AttentionLabPage.open({ language: 'es' }); });
 *   afterAll(() => page.close());
 *
 *   it('translates the sentence of a block', async () => {
 *     const block = await page.showBlock('Je ne parle pas espagnol.');
 *     expect(await block.translation()).toBe("I don't speak Spanish.");
 *   });
 *
 * `page.app` has all that a person can do in the app (open notes, switch modes and themes, type, run commands, print,
 * pop out), `page.app.find(css)` any element. Readings and actions wait by themselves; for a value that changes use
 * `await expect.poll(() => block.translation()).toBe(…)`. Nothing needs a sleep.
 * Specs run with `npx vitest run test/browser/NAME.test.ts` after `node esbuild.config.mjs production`;
 * screenshots go to test-results/.
 */

import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { BenchApp, type Running } from './bench-app';
import type { AppWindow, NoteMode, NotesApp, Part, StartOptions } from './notes-app';

export type { AppWindow, NoteMode, NotesApp, Part, StartOptions, Traces } from './notes-app';

/** A block of `showBlock`; specs with more than one block write notes of their own. */
const NOTE_OF_ONE_BLOCK = 'One block.md';
const MODEL_FILES = ['decoder.onnx', 'encoder.onnx', 'model.json', 'tokenizer.json'];

/** What the table behind the alignment chart says. */
export interface AlignmentTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly word: string; readonly weights: readonly string[] }[];
}

export class AttentionLabPage {
  constructor(readonly app: NotesApp) {}

  /**
   * Starts the bench host in a Chromium of its own.
   * @param flags further flags for Chromium, such as `--enable-unsafe-webgpu`
   * @param served what serves the app, closed with it; the demo vault with the built plugin unless told
   */
  static async open(options?: StartOptions, flags?: readonly string[], served?: Running): Promise<AttentionLabPage> {
    return new AttentionLabPage(await BenchApp.start(options, flags, served));
  }

  close(): Promise<void> { return this.app.close(); }

  /** Adds a model of the project through the settings, as a reader does it; the app must speak English. */
  async importModel(id: string): Promise<void> {
    const entries = Object.fromEntries(MODEL_FILES.map((name) => [`${id}/${name}`, new Uint8Array(readFileSync(`models/${id}/${name}`))]));
    const settings = await this.app.openSettings();
    await this.app.pickFile(() => settings.find('.setting-item:has-text("Import from a file") button').click(), 'models.zip', zipSync(entries, { level: 1 }));
    const modal = this.app.find('.attention-lab-import');
    await modal.find('button:text-is("Add")').click();
    await modal.waitUntilGone();
    await this.app.closeSettings();
  }

  /** A fence with this text (options above `---` included), alone in a note, drawn to its end. */
  async showBlock(fence: string, mode: NoteMode = 'reading'): Promise<BlockPart> {
    await this.app.writeNote(NOTE_OF_ONE_BLOCK, `${fenceOf(fence)}\n\nEnd.\n`);
    await this.app.openNote(NOTE_OF_ONE_BLOCK, mode);
    // In Live Preview a block shows its source while the cursor is in it.
    if (mode === 'live') await this.app.setCursor(fence.split('\n').length + 3, 0);
    return this.block(0);
  }

  /** The block at an index, drawn to its end; blocks below what is seen are scrolled to. */
  async block(index: number, window: AppWindow = this.app): Promise<BlockPart> {
    const block = this.blockPart(index, window);
    await block.root.scrollIntoView();
    await block.waitUntilDrawn();
    return block;
  }

  /** The block at an index, whatever it shows so far. */
  blockPart(index: number, window: AppWindow = this.app): BlockPart {
    return new BlockPart(window.find('.workspace-leaf .block-language-attention').at(index), window);
  }
}

/** One `attention` block. */
export class BlockPart {
  constructor(readonly root: Part, private readonly window: AppWindow) {}

  /** Resolves when there is a translation, or the block says why there is none. */
  async waitUntilDrawn(): Promise<void> {
    await this.root.find('.attention-lab-target .attention-lab-word, .attention-lab-problems li, .attention-lab-empty, .attention-lab-progress.is-failed').waitUntilShown();
  }

  translation(): Promise<string> { return this.root.find('.attention-lab-words.attention-lab-target').text(); }
  sourceWords(): Promise<string[]> { return this.root.find('.attention-lab-words.attention-lab-source .attention-lab-word').texts(); }
  targetWords(): Promise<string[]> { return this.root.find('.attention-lab-words.attention-lab-target .attention-lab-word').texts(); }
  problems(): Promise<string[]> { return this.root.find('.attention-lab-problems li').texts(); }
  get canvas(): Part { return this.root.find('canvas'); }
  get sourceWord(): Part { return this.root.find('.attention-lab-words.attention-lab-source .attention-lab-word'); }
  get targetWord(): Part { return this.root.find('.attention-lab-words.attention-lab-target .attention-lab-word'); }
  get table(): Part { return this.root.find('.attention-lab-alignment-table'); }

  readTable(): Promise<AlignmentTable> {
    return this.table.evaluate((table) => ({
      columns: Array.from(table.querySelectorAll('thead th'), (cell) => cell.textContent ?? ''),
      rows: Array.from(table.querySelectorAll('tbody tr'), (row) => ({
        word: row.querySelector('th')?.textContent ?? '',
        weights: Array.from(row.querySelectorAll('td'), (cell) => cell.textContent ?? ''),
      })),
    }));
  }

  /** Moves the keyboard into the table and presses keys there, one after another. */
  async pressKeys(...keys: string[]): Promise<void> {
    await this.table.find('td[tabindex="0"]').focus();
    for (const key of keys) await this.window.press(key);
  }
}

/** A fence around a text, as a note holds it. */
export function fenceOf(text: string): string {
  return `\`\`\`attention\n${text}\n\`\`\``;
}
