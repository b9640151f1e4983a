/** Models with other kinds of attention: each is imported, shows its own formula, and says what it can't do. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, fenceOf } from '../host/page-object';

const LONG = 'Le vieux jardinier qui habite au bout de la rue plante des roses rouges et blanches dans son jardin.';
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000 });

let page: AttentionLabPage;

beforeAll(async () => { page = await AttentionLabPage.open({ language: 'en' }); });
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

describe.each([
  { id: 'fr-en-additive', formula: 'tanh' },
  { id: 'fr-en-location', formula: 'W' },
])('$id', ({ id, formula }) => {
  it('is imported, translates, and explains its score with its own formula', async () => {
    await page.importModel(id);
    const note = `${id}.md`;
    await page.app.writeNote(note, `# ${id}\n\n${fenceOf(`model: ${id}\nview: step\nstep: 2\n---\nJe ne parle pas espagnol.`)}\n`);
    await page.app.openNote(note, 'source');
    await page.app.setCursor(6, 2);
    expect(await page.app.runCommand('attention-lab:open-lens')).toBe(true);
    const lens = page.app.find('.attention-lab-lens');
    await eventually(async () => (await lens.find('.attention-lab-lens-words.is-target .attention-lab-lens-word').texts()).join(' ')).toContain('speak');
    await lens.find('.attention-lab-tabs button').at(1).click();
    const score = lens.find('.attention-lab-stage[data-term=score]');
    await eventually(() => score.text()).toContain(formula);
    await eventually(() => lens.find('.attention-lab-stage[data-term=weight] tbody td').count()).toBeGreaterThan(3);
  });
});

describe('two models side by side', () => {
  it('are named by their ids, and the quality of both is drawn', async () => {
    const block = await page.showBlock('compare: fr-en-additive\n---\nJe ne parle pas espagnol.');
    const names = ['French → English (fr-en)', 'French → English (fr-en-additive)'];
    await eventually(() => block.root.find('.attention-lab-side-name').texts()).toEqual(names);
    expect(await block.root.find('.attention-lab-legend span').texts()).toEqual(names);
    expect(await block.root.find('.attention-lab-compare .attention-lab-chart-table thead th').texts()).toEqual(['Source words', ...names]);
  });

  it('stand in the lens with what each of them writes by itself', async () => {
    const spaceless = (text: string) => text.replaceAll(/\s|<\/s>/g, '');
    const byItself = async (model: string) => spaceless(await (await page.showBlock(`model: ${model}\n---\n${LONG}`)).translation());
    const alone = [await byItself('fr-en'), await byItself('fr-en-additive')];
    expect(alone[0]).not.toBe(alone[1]);
    await page.app.writeNote('Both.md', `${fenceOf(LONG)}\n`);
    await page.app.openNote('Both.md', 'source');
    await page.app.setCursor(1, 2);
    await page.app.runCommand('attention-lab:open-lens');
    const lens = page.app.find('.attention-lab-lens'), compare = lens.find('.attention-lab-compare');
    await eventually(async () => (await lens.find('.is-source .attention-lab-lens-word').texts()).join('')).toContain('jardinier');
    await lens.find('.attention-lab-tabs button').at(6).click();
    await compare.find('select').select('fr-en-additive');
    await eventually(async () => (await compare.find('.attention-lab-side-text').texts()).map(spaceless)).toEqual(alone);
    expect(await compare.find('.attention-lab-side-name').texts()).toEqual(['French → English (fr-en)', 'French → English (fr-en-additive)']);
  });
});

describe('attention by place', () => {
  it('has a query but no keys in its step view', async () => {
    const block = await page.showBlock('model: fr-en-location\nview: step\nstep: 2\n---\nJe ne parle pas espagnol.');
    const layers = block.root.find('.attention-lab-stage[data-term=query]');
    await eventually(() => layers.text()).toContain('There are no keys');
    expect(await layers.evaluate((stage) => Array.from(stage.querySelectorAll('.attention-lab-strip')).filter((strip) => strip.checkVisibility()).length)).toBe(1);
  });

  it('says what it cannot reach, where another kind has nothing to say', async () => {
    const block = await page.showBlock(`model: fr-en-location\n---\n${LONG}`);
    await eventually(() => block.root.text()).toContain('can’t look past piece 16');
    await page.app.screenshot('attention-by-place-en-light');
    const other = await page.showBlock(LONG);
    expect(await other.root.text()).not.toContain('can’t look past');
  });
});
