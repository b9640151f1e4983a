/** An `attention` block wherever a note can be shown: editor, callout, embed, pop-out, dark theme, narrow pane, paper. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, fenceOf, type BlockPart } from '../host/page-object';

const SENTENCE = 'Je ne parle pas espagnol.';

let page: AttentionLabPage;
beforeAll(async () => { page = await AttentionLabPage.open({ language: 'es' }); });
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

/** How many of the chart's pixels are painted solidly; 0 where nothing was drawn. */
function solidShare(block: BlockPart): Promise<number> {
  return block.canvas.evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    if (width * height === 0) return 0;
    const { data } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] };
    return data.filter((value, index) => index % 4 === 3 && value === 255).length / (width * height);
  });
}

describe('in the editor', () => {
  it('draws the sentence anew after it was edited', async () => {
    const note = 'Edited.md';
    await page.app.writeNote(note, `Texto\n\n${fenceOf('Il fait froid.')}\n\nFin\n`);
    await page.app.openNote(note, 'live');
    await page.app.setCursor(0, 0);
    expect(await (await page.block(0)).sourceWords()).toContain('froid');
    await page.app.setCursor(3, 'Il fait froid'.length);
    for (let letter = 0; letter < 'froid'.length; letter += 1) await page.app.press('Backspace');
    await page.app.type('chaud');
    await page.app.setCursor(0, 0);
    const block = await page.block(0);
    await expect.poll(() => block.sourceWords()).toContain('chaud');
    expect(await block.translation()).not.toBe('');
  });

  it('keeps clicks and keys to itself, so that the source does not open under them', async () => {
    const block = await page.showBlock(SENTENCE, 'live');
    await block.canvas.click([0.5, 0.6]);
    await block.root.find('.attention-lab-input').fill('Il fait chaud.');
    await expect.poll(() => block.sourceWords()).toContain('chaud');
    expect(await block.root.count()).toBe(1);
  });
});

describe('a block that was closed', () => {
  it('comes back as the reader left it', async () => {
    const before = await page.showBlock('Où est la gare ?');
    await before.root.find('.attention-lab-segments button').at(1).click();
    await expect.poll(() => before.sourceWords()).toContain('</s>');
    await page.app.openNote('Inicio.md', 'reading');
    await page.app.openNote('One block.md', 'reading');
    const after = await page.block(0);
    expect((await after.readTable()).columns[0]).toMatch(/^▁/);
    await after.targetWord.at(0).hover();
    await expect.poll(() => after.root.find('.attention-lab-words.attention-lab-target .is-shown').count()).toBe(1);
    expect((await after.readTable()).columns[0]).toMatch(/^▁/);
  });
});

describe('around a block', () => {
  it('callouts, lists and quotes hold blocks, each with its own sentence', async () => {
    await page.app.writeNote('Callout.md', [
      '> [!question] ¿Adónde mira?', '> ```attention', '> Il fait froid.', '> ```', '', '- punto', '', '  ```attention', '  Où est la gare ?', '  ```', '',
    ].join('\n'));
    await page.app.openNote('Callout.md', 'reading');
    expect(await (await page.block(0)).sourceWords()).toContain('froid');
    expect(await (await page.block(1)).sourceWords()).toContain('gare');
  });

  it('a block in a callout is saved inside its callout', async () => {
    await page.app.writeNote('Callout saved.md', '> [!note] Nota\n> ```attention\n> Il fait froid.\n> ```\n');
    await page.app.openNote('Callout saved.md', 'reading');
    const block = await page.block(0);
    await block.root.find('.attention-lab-input').fill('Il fait chaud.');
    await expect.poll(() => block.sourceWords()).toContain('chaud');
    await block.root.find('.attention-lab-unsaved button').at(0).click();
    await expect.poll(() => page.app.readNote('Callout saved.md')).toBe('> [!note] Nota\n> ```attention\n> Il fait chaud.\n> ```\n');
  });

  it('an embedded note shows its block, and saving writes the note that holds it', async () => {
    await page.app.writeNote('Inside.md', `${fenceOf('Il fait froid.')}\n`);
    await page.app.writeNote('Outside.md', '# Fuera\n\n![[Inside]]\n');
    await page.app.openNote('Outside.md', 'reading');
    const block = await page.block(0);
    await block.root.find('.attention-lab-input').fill('Il fait chaud.');
    await expect.poll(() => block.sourceWords()).toContain('chaud');
    await block.root.find('.attention-lab-unsaved button').at(0).click();
    await expect.poll(() => page.app.readNote('Inside.md')).toBe(`${fenceOf('Il fait chaud.')}\n`);
    expect(await page.app.readNote('Outside.md')).toBe('# Fuera\n\n![[Inside]]\n');
  });

  it('two copies of a block show one selection', async () => {
    const small = `height: 140\n---\n${SENTENCE}`;
    await page.app.writeNote('Twice.md', `${fenceOf(small)}\n\n${fenceOf(small)}\n`);
    await page.app.openNote('Twice.md', 'reading');
    const first = await page.block(0);
    const second = await page.block(1);
    await first.pressKeys('Home', 'Enter');
    await expect.poll(() => second.table.find('[aria-selected="true"]').count()).toBe(1);
  });
});

describe('the theme', () => {
  it('recolours the chart when it changes', async () => {
    const block = await page.showBlock(SENTENCE);
    const strongest = () => block.canvas.evaluate((canvas) => {
      const element = canvas as HTMLCanvasElement;
      const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
      let brightest = 0;
      for (let index = 0; index < data.length; index += 4) if (data[index + 3] === 255) brightest = Math.max(brightest, (data[index] ?? 0) + (data[index + 1] ?? 0) + (data[index + 2] ?? 0));
      return canvas.win.getComputedStyle(canvas).getPropertyValue('--attention-lab-attention-high') + brightest;
    });
    const light = await strongest();
    await page.app.setTheme('dark');
    await expect.poll(strongest).not.toBe(light);
    await page.app.screenshot('block-dark');
    await page.app.setTheme('light');
    await expect.poll(strongest).toBe(light);
  });
});

describe('a narrow pane', () => {
  it('holds the whole block at 300 px; only the chart may scroll inside itself', async () => {
    await page.app.setNoteWidth(300);
    const block = await page.showBlock(`${SENTENCE}\nPourquoi n'as-tu pas répondu à la longue lettre que je t'ai envoyée la semaine dernière ?\n`);
    await block.root.find('.attention-lab-switcher button').at(1).click();
    await expect.poll(() => block.sourceWords()).toContain('lettre');
    const overflow = await block.root.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow).toBe(0);
    expect((await block.root.box()).width).toBeLessThanOrEqual(300);
    expect(await solidShare(block)).toBeGreaterThan(0.01);
    await page.app.screenshot('block-300');
    await page.app.setNoteWidth(700);
    await expect.poll(() => block.canvas.box().then(({ width }) => width)).toBeGreaterThan(300);
  });
});

describe('a window of its own', () => {
  it('draws a block that is opened there', async () => {
    await page.app.writeNote('Pop-out.md', `${fenceOf(SENTENCE)}\n`);
    const window = await page.app.openPopout('Pop-out.md', 'reading');
    const block = await page.block(0, window);
    await expect.poll(() => solidShare(block)).toBeGreaterThan(0.01);
    await window.closeWindow();
  });

  it('draws a block anew that is moved there', async () => {
    await page.showBlock(SENTENCE);
    const window = await page.app.moveToPopout();
    const block = await page.block(0, window);
    await expect.poll(() => solidShare(block)).toBeGreaterThan(0.01);
    await block.canvas.hover([0.5, 0.6]);
    await block.root.find('.attention-lab-tooltip').waitUntilShown();
    await window.closeWindow();
  });
});

describe('paper', () => {
  it('has a sharp picture and the table of every block, seen before or not', async () => {
    await page.app.writeNote('Printed.md', `${fenceOf('Il pleut depuis trois jours.')}\n${'\n\nTexto.'.repeat(80)}\n\n${fenceOf('Il neige depuis hier.')}\n`);
    const printed = await page.app.print('Printed.md');
    expect(await printed.find('.attention-lab-alignment-stage img').count()).toBe(2);
    expect(await printed.find('canvas').count()).toBe(0);
    const [words] = await printed.find('.attention-lab-alignment-table thead').texts();
    expect(words).toContain('pleut');
    const pixels = await printed.find('.attention-lab-alignment-stage img').at(0).evaluate((image) => [(image as HTMLImageElement).naturalWidth, Number.parseFloat(image.style.width)]);
    expect((pixels[0] ?? 0) / (pixels[1] ?? 1)).toBeCloseTo(2, 1);
    await page.app.endPrint();
  });
});

describe('a long note', () => {
  it('runs only the blocks that are seen, and keeps the place of the others', async () => {
    const sentences = Array.from({ length: 30 }, (_, index) => `J'ai ${index + 2} chats.`);
    await page.app.writeNote('Long.md', sentences.map((sentence) => fenceOf(sentence)).join('\n\nTexto.\n\n'));
    await page.app.openNote('Long.md', 'reading');
    await page.block(0);
    const below = page.blockPart(4);
    await expect.poll(() => below.root.box().then(({ height }) => height)).toBeGreaterThan(200);
    expect(await below.targetWords()).toEqual([]);
    expect(await (await page.block(4)).targetWords()).not.toEqual([]);
  });
});
