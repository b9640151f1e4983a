/** What a reader sees and does in one `attention` block. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, fenceOf } from '../host/page-object';

const SENTENCE = 'Je ne parle pas espagnol.';

let page: AttentionLabPage;
beforeAll(async () => { page = await AttentionLabPage.open({ language: 'es' }); });
afterAll(async () => {
  // The runtime itself complains of the failure that one spec makes.
  expect(page.app.errors().filter((error) => !error.includes('no WebAssembly here'))).toEqual([]);
  await page.close();
});

/** Sum of a row as the table writes it, with a decimal comma. */
const sum = (weights: readonly string[]): number => weights.reduce((total, weight) => total + Number(weight.replace(',', '.')), 0);

describe('a runtime that cannot start', () => {
  it('is told in the block, with a button to try again, and the note is unharmed', async () => {
    // The note that the app opens with has a block: by now it may have started an engine, which ends with the plugin.
    await page.app.writeNote('Plain.md', 'Nada que traducir.\n');
    await page.app.openNote('Plain.md', 'reading');
    await page.app.disablePlugin();
    await page.app.enablePlugin();
    await page.app.evaluate(() => {
      const { Worker: worker, WebAssembly: assembly } = window;
      const instantiate = assembly.instantiate.bind(assembly);
      Object.assign(window, { Worker: class { constructor() { throw new Error('no workers here'); } } });
      Object.assign(assembly, { instantiate: () => Promise.reject(new Error('no WebAssembly here')) });
      Object.assign(window, { mend: () => Object.assign(window, { Worker: worker }) && Object.assign(assembly, { instantiate }) });
    });
    await page.app.writeNote('Broken.md', `Antes\n\n${fenceOf('Il fait froid.')}\n\nDespués\n`);
    await page.app.openNote('Broken.md', 'reading');
    const block = await page.block(0);
    const failure = block.root.find('.attention-lab-progress.is-failed');
    await failure.waitUntilShown();
    expect(await failure.text()).toMatch(/El modelo no pudo ejecutarse|dañado/);
    await page.app.evaluate(() => { (window as unknown as { mend: () => void }).mend(); });
    await failure.find('button').click();
    await expect.poll(() => block.targetWords(), { timeout: 30_000 }).not.toEqual([]);
    await failure.waitUntilGone();
  });
});

describe('the first frame of a block', () => {
  it('is the sentence, its translation, and the alignment', async () => {
    const block = await page.showBlock(SENTENCE);
    expect((await block.sourceWords()).slice(0, 5)).toEqual(['Je', 'ne', 'parle', 'pas', 'espagnol']);
    expect(await block.translation()).toMatch(/^I\b.*\.$/);
    const { columns, rows } = await block.readTable();
    expect(columns).toEqual(['Je', 'ne', 'parle', 'pas', 'espagnol', '.', '</s> (fin de la oración)']);
    expect(rows.map((row) => row.word)).toEqual(await block.targetWords());
    for (const { weights } of rows) expect(sum(weights)).toBeCloseTo(1, 1);
    await page.app.screenshot('block-first-frame-light');
  });

  it('has a chart of squares, with a sentence for those who cannot see it', async () => {
    const block = await page.showBlock(SENTENCE);
    expect(await block.canvas.attribute('role')).toBe('img');
    expect(await block.canvas.attribute('aria-label')).toMatch(/^Pesos de atención de \d+ palabras de la traducción sobre 6 palabras de origen; el mayor va de «/);
    const inked = await block.canvas.evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      return pixels.filter((value, index) => index % 4 === 3 && value === 255).length / (width * height);
    });
    expect(inked).toBeGreaterThan(0.05);
  });

  it('names the model, and behind a click its data, licence and scores', async () => {
    const block = await page.showBlock(SENTENCE);
    const chip = block.root.find('.attention-lab-model');
    expect(await chip.text()).toMatch(/^francés → inglés · [\d,]+\sM de parámetros$/);
    await chip.click();
    const facts = await block.root.find('.attention-lab-facts').text();
    for (const fact of ['Tatoeba', 'CC BY', 'BLEU', 'MIT']) expect(facts).toContain(fact);
  });

  it('says what α is and what it is not', async () => {
    const block = await page.showBlock(SENTENCE);
    expect(await block.root.find('figcaption').text()).toContain('no por qué se eligió la palabra');
  });
});

describe('pointing', () => {
  it('at a word lights up the words of the other side, and the other way round', async () => {
    const block = await page.showBlock(SENTENCE);
    await block.targetWord.at(0).hover();
    await expect.poll(() => block.root.find('.attention-lab-words.attention-lab-target .is-shown').texts()).toEqual([(await block.targetWords())[0]]);
    const shades = await block.sourceWord.evaluate((word) => Array.from(word.parentElement?.children ?? [], (each) => (each as HTMLElement).style.getPropertyValue('--attention-lab-weight')));
    expect(shades.some((shade) => Number.parseInt(shade) > 30)).toBe(true);
    await block.sourceWord.at(2).hover();
    await expect.poll(() => block.root.find('.attention-lab-words.attention-lab-source .is-shown').texts()).toEqual(['parle']);
  });

  it('at a cell tells its words and its weight', async () => {
    const block = await page.showBlock(SENTENCE);
    await block.canvas.hover([0.5, 0.6]);
    const tooltip = block.root.find('.attention-lab-tooltip');
    await tooltip.waitUntilShown();
    expect(await tooltip.text()).toMatch(/^\S+ ← .+α = \d,\d\d.*p\(.+\) = \d,\d\d$/);
  });

  it('pins on a click and lets go on a second one', async () => {
    const block = await page.showBlock(SENTENCE);
    const selected = block.table.find('[aria-selected="true"]');
    await block.canvas.click([0.5, 0.6]);
    await expect.poll(() => selected.count()).toBe(1);
    await block.canvas.click([0.5, 0.6]);
    await expect.poll(() => selected.count()).toBe(0);
  });
});

describe('the keyboard', () => {
  it('moves through the cells, pins and lets go', async () => {
    const block = await page.showBlock(SENTENCE);
    await block.pressKeys('Home', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter');
    const selected = block.table.find('[aria-selected="true"]');
    const place = () => selected.evaluate((cell) => [(cell.parentElement as HTMLTableRowElement).sectionRowIndex, (cell as HTMLTableCellElement).cellIndex - 1]);
    expect(await place()).toEqual([1, 2]);
    await block.pressKeys('End', 'Enter');
    expect(await place()).toEqual([1, (await block.readTable()).columns.length - 1]);
    await block.pressKeys('Escape');
    await expect.poll(() => selected.count()).toBe(0);
  });

  it('stays at the edge of the chart', async () => {
    const block = await page.showBlock(SENTENCE);
    await block.pressKeys('Home', 'ArrowLeft', 'ArrowUp', 'Enter');
    expect(await block.table.find('tbody tr').at(0).find('td').at(0).attribute('aria-selected')).toBe('true');
  });
});

describe('the switches', () => {
  it('show the pieces that the model reads and writes, its end of sentence included', async () => {
    const block = await page.showBlock(SENTENCE);
    await block.root.find('.attention-lab-segments button').at(1).click();
    await expect.poll(async () => (await block.readTable()).rows.at(-1)?.word).toContain('</s>');
    expect((await block.readTable()).columns[0]).toMatch(/^▁/);
  });

  it('run the sentence without attention and say what that means', async () => {
    const block = await page.showBlock(SENTENCE);
    const before = await block.translation();
    await block.root.find('.attention-lab-toggle').click();
    await expect.poll(() => block.canvas.isVisible()).toBe(false);
    expect(await block.root.text()).toContain('el mismo vector fijo');
    await block.root.find('.attention-lab-quiet').at(0).click();
    await expect.poll(() => block.canvas.isVisible()).toBe(true);
    expect(await block.translation()).toBe(before);
  });

  it('go from sentence to sentence', async () => {
    const block = await page.showBlock('Il fait froid.\nOù est la gare ?');
    expect(await block.root.find('.attention-lab-switcher').attribute('aria-label')).toBe('Oración 1 de 2');
    await block.root.find('.attention-lab-switcher button').at(1).click();
    await expect.poll(() => block.sourceWords()).toContain('gare');
    expect(await block.root.find('.attention-lab-switcher').attribute('aria-label')).toBe('Oración 2 de 2');
  });
});

describe('trying another sentence', () => {
  it('changes the block and leaves the note alone, until the reader saves it', async () => {
    const note = 'Saved.md';
    await page.app.writeNote(note, `Antes\n\n${fenceOf('words: words\n---\nIl fait froid.')}\n\nDespués\n`);
    await page.app.openNote(note, 'reading');
    const block = await page.block(0);
    await block.root.find('.attention-lab-input').fill('Il fait chaud.');
    await expect.poll(() => block.sourceWords()).toContain('chaud');
    expect(await page.app.readNote(note)).toContain('Il fait froid.');
    await block.root.find('.attention-lab-unsaved button').at(0).click();
    await expect.poll(() => page.app.readNote(note)).toBe(`Antes\n\n${fenceOf('words: words\n---\nIl fait chaud.')}\n\nDespués\n`);
  });

  it('goes back to the sentence of the note', async () => {
    const block = await page.showBlock('Il fait froid.');
    await block.root.find('.attention-lab-input').fill('Il fait chaud.');
    await expect.poll(() => block.sourceWords()).toContain('chaud');
    await block.root.find('.attention-lab-unsaved button').at(1).click();
    await expect.poll(() => block.sourceWords()).toContain('froid');
  });
});

describe('bad input', () => {
  it('is told with its place and what was expected, and the rest still runs', async () => {
    const block = await page.showBlock('modle: fr-en\nwords: letters\nmask: 3, 44\nmodel: xx\n---\nIl fait froid.');
    // Whether word 44 is there is known once the sentence has been read.
    await expect.poll(() => block.problems()).toHaveLength(4);
    const problems = await block.problems();
    expect(problems[0]).toMatch(/Línea 1, columna 1.*«modle».*«model»/);
    expect(problems[1]).toMatch(/Línea 2, columna 8.*words o subwords/);
    expect(problems[2]).toMatch(/Línea 3.*«44».*1 a 4/);
    expect(problems[3]).toMatch(/Línea 4.*«xx».*fr-en/);
    expect(await block.sourceWords()).toContain('froid');
  });

  it('an empty block tells how to begin and writes an example on a click, with one undo', async () => {
    const note = 'Empty.md';
    await page.app.writeNote(note, `${fenceOf('')}\n\nFin\n`);
    await page.app.openNote(note, 'live');
    await page.app.setCursor(3, 0);
    const block = page.blockPart(0);
    await block.root.find('.attention-lab-empty button').click();
    await expect.poll(() => page.app.readNote(note)).toContain('attention\nNo hablo francés.\n');
    await page.app.undo();
    await expect.poll(() => page.app.readNote(note)).toBe(`${fenceOf('')}\n\nFin\n`);
  });

  it.each([
    ['emoji and letters the model has never seen', 'Le 🦄 dit « Ω » à 你好.'],
    ['right-to-left text', 'مرحبا بالعالم'],
    ['HTML and Markdown', '<img src=x onerror=alert(1)> **gras** [[lien]] `code`'],
    ['zero-width marks', 'Il\u200b fait\u200d fr\u00adoid.'],
    ['marks alone', '… !? —'],
  ])('shows %s as text', async (_, sentence) => {
    const block = await page.showBlock(sentence);
    expect(await block.translation()).not.toBe('');
    expect(await block.root.find('.attention-lab img').count()).toBe(0);
  });

  it('says how much of a sentence is past the model’s maximum', async () => {
    const block = await page.showBlock('Je ne parle pas espagnol et '.repeat(360));
    expect(await block.root.find('.attention-lab-notices').text()).toMatch(/[\d.]+ palabras superan la longitud máxima/);
    expect(await block.translation()).not.toBe('');
  });
});
