/** What the lens shows against a computation of its own, and what it does when the run is bent, step by step. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, type Part } from '../host/page-object';
import { largestDifference, run, shippedModel, weightedSum } from '../unit/engine/shipped-model';
import { NOTE, openLens, SENTENCE, TABS } from './lens-setup';

let page: AttentionLabPage;
let lens: Part;

beforeAll(async () => {
  page = await AttentionLabPage.open({ language: 'en' });
  lens = await openLens(page, '.attention-lab-lens-word');
});
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

const choose = (tab: (typeof TABS)[number]) => lens.find('.attention-lab-tabs button').at(TABS.indexOf(tab)).click();
const target = () => lens.find('.is-target .attention-lab-lens-word');
const translation = async () => (await target().texts()).join(' ');
const outcome = () => lens.find('.attention-lab-outcome').text();
const reset = () => lens.find('.attention-lab-outcome button').at(1).click();
const undo = () => lens.find('.attention-lab-outcome button').at(0).click();
/** The numbers of the weights as the sliders show them. */
const shownWeights = () => lens.evaluate((root) => Array.from(root.querySelectorAll<HTMLInputElement>('.attention-lab-slider input[type=text]'), (input) => Number(input.value)));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
/** The tables behind the charts of a stage, as numbers; row by row. */
const stageTables = (term: string) => lens.evaluate((root, wanted) => Array.from(root.querySelectorAll(`.attention-lab-stage[data-term=${wanted}] table`), (table) =>
  Array.from(table.querySelectorAll('tbody td'), (cell) => Number((cell.textContent ?? '').replace('−', '-')))), term);

describe('the numbers of the step view', () => {
  it('are those of a computation apart: softmax(e) = α, Σα = 1, c = Σ α h, at every step', async () => {
    const trace = await run(await shippedModel(), SENTENCE);
    await choose('step');
    expect(await target().count()).toBe(trace.steps.length);
    for (const [index, step] of trace.steps.entries()) {
      await target().at(index).click();
      await expect.poll(async () => largestDifference((await stageTables('score'))[0] ?? [], step.scores)).toBeLessThan(0.0051);
      const scores = (await stageTables('score'))[0] ?? [], powers = scores.map((score) => Math.exp(score));
      await expect.poll(async () => largestDifference((await stageTables('weight'))[0] ?? [], step.weights)).toBeLessThan(0.0051);
      const [weights = []] = await stageTables('weight');
      expect(largestDifference(weights, powers.map((power) => power / sum(powers)))).toBeLessThan(0.02);
      expect(sum(weights)).toBeCloseTo(1, 1);
      // The context by hand: its mean, its smallest and its largest number, as the table behind its band says them; and the shares of the words.
      const context = weightedSum(step.weights, trace), byHand = [sum(context) / context.length, Math.min(...context), Math.max(...context)];
      await expect.poll(async () => Math.min(...(await stageTables('context')).map((table) => largestDifference(table, byHand)))).toBeLessThan(0.0051);
      expect(largestDifference(step.context, context)).toBeLessThan(1e-4);
      const shares = (await stageTables('context')).find((table) => table.length === step.weights.length) ?? [];
      expect(sum(shares)).toBeCloseTo(1, 1);
      if (step.emitted.kind !== 'end') await target().at(index).click();
    }
  });
});

describe('the bands of the step view', () => {
  it('are painted for each step as a view would paint them that begins there', async () => {
    const bands = () => lens.evaluate((root) => Array.from(root.querySelectorAll<HTMLCanvasElement>('.attention-lab-stage[data-term=state] .attention-lab-strip canvas'), (canvas) => canvas.toDataURL()));
    await choose('step');
    await target().at(0).click();
    await expect.poll(bands).toHaveLength(3);
    const before = await bands();
    await target().at(3).click();
    await expect.poll(async () => (await bands()).every((band, index) => band !== before[index])).toBe(true);
    const after = await bands();
    await choose('beam');
    await choose('step');
    await expect.poll(bands).toEqual(after);
  });
});

describe('weights that the reader bends', () => {
  it('make room for one another, and decoding starts at the changed step', async () => {
    await choose('break');
    const before = await target().texts();
    await target().at(2).click();
    await expect.poll(shownWeights).not.toEqual([]);
    const field = lens.find('.attention-lab-slider input[type=text]').at(5);
    await field.fill('0.9');
    await page.app.press('Tab');
    await expect.poll(async () => (await shownWeights())[5]).toBe(0.9);
    await expect.poll(outcome).toContain('Δ log p');
    expect(sum(await shownWeights())).toBeCloseTo(1, 1);
    expect((await target().texts()).slice(0, 2)).toEqual(before.slice(0, 2));
    await undo();
    await expect.poll(() => target().texts()).toEqual(before);
  });
});

describe('a rule for the weights of a step', () => {
  const RULES = ['uniform', 'shuffled', 'only this word', 'one word to the left', 'the softmax'] as const;
  const press = (rule: (typeof RULES)[number]) => lens.find('.attention-lab-break .attention-lab-section').at(1).find('.attention-lab-buttons button').at(RULES.indexOf(rule)).click();
  const ascending = (values: ArrayLike<number>) => Array.from(values).sort((one, other) => one - other);
  /** Resolves when the row on screen is this one, to the digits that are shown. */
  const showsRow = (expected: ArrayLike<number>, inOrder = (values: ArrayLike<number>) => Array.from(values)) =>
    expect.poll(async () => largestDifference(inOrder(await shownWeights()), inOrder(expected))).toBeLessThan(0.0051);

  it('gives the row that its button claims, and goes back to the model’s own', async () => {
    const { steps, source } = await run(await shippedModel(), SENTENCE), own = Array.from(steps[2]?.weights ?? []), last = own.length - 1;
    // Each word is one piece here, so that the word to the left is the piece to the left.
    expect(source.words).toHaveLength(last);
    await choose('break');
    await page.app.press('Escape');
    await target().at(2).click();
    await lens.find('.is-source .attention-lab-lens-word').at(4).click();
    await showsRow(own);
    await press('uniform');
    await showsRow(own.map(() => 1 / own.length));
    await press('only this word');
    await showsRow(own.map((_, position) => (position === 4 ? 1 : 0)));
    await press('one word to the left');
    await showsRow(own.map((weight, position) => (position === last ? 0 : (own[position + 1] ?? 0) + (position === 0 ? weight : 0))));
    // A seed may leave the heaviest weight where it is; another press takes another.
    await expect.poll(async () => { await press('shuffled'); return largestDifference(await shownWeights(), own); }).toBeGreaterThan(0.1);
    await showsRow(own, ascending);
    await press('the softmax');
    await showsRow(own);
    await page.app.press('Escape');
  });
});

describe('words that the reader forces', () => {
  it('begin the translation where a prefix is typed at the first step', async () => {
    await page.app.press('Escape');
    await target().at(0).click();
    const before = await translation();
    await lens.find('.attention-lab-typed input').fill('A small dog');
    await lens.find('.attention-lab-typed button').click();
    await expect.poll(async () => (await translation()).replaceAll(' ', '')).toMatch(/^Asmalldog/);
    await reset();
    await expect.poll(translation).toBe(before);
  });

  it('are the whole translation where one is given', async () => {
    await lens.find('.attention-lab-typed-target').fill('The dog is here.');
    await lens.find('.attention-lab-break section').at(2).find('.attention-lab-buttons button').click();
    await expect.poll(async () => (await translation()).replaceAll(' ', '')).toMatch(/^Thedogishere\./);
    await expect.poll(outcome).toContain('Δ log p');
    await reset();
    await expect.poll(translation).not.toContain('here');
  });
});

describe('the honest checks', () => {
  it.each([0, 1, 2])('number %i takes one click, and says what it shows and what it does not', async (index) => {
    const check = lens.find('.attention-lab-check').at(index);
    await check.find('button').click();
    await expect.poll(() => check.find('.attention-lab-side').count(), { timeout: 60_000 }).toBe(index === 2 ? 2 : 1);
    expect(await check.text()).toContain('Δ log p');
    expect(await check.find('.attention-lab-stage-sentence').text()).not.toBe('');
  });
});

describe('the tree of the beam', () => {
  it('is picked by keyboard: another translation is written, and the best again', async () => {
    await choose('beam');
    await lens.find('.attention-lab-beam input').evaluate((input) => {
      (input as HTMLInputElement).value = '5';
      input.dispatchEvent(new Event('change'));
    });
    const leaves = lens.find('.attention-lab-branch-text.is-leaf');
    await expect.poll(() => leaves.count()).toBe(5);
    const best = await translation();
    expect(await leaves.at(0).attribute('aria-pressed')).toBe('true');
    await leaves.at(0).focus();
    await page.app.press('ArrowDown');
    await page.app.press('Enter');
    await expect.poll(translation).not.toBe(best);
    expect(await leaves.count()).toBe(5);
    await leaves.at(0).focus();
    await page.app.press('Enter');
    await expect.poll(translation).toBe(best);
    await expect.poll(() => lens.find('.attention-lab-beam table tbody tr').count()).toBe(5);
  });
});

describe('a view that is saved', () => {
  it('comes back with all that was chosen, from the note alone', async () => {
    await choose('break');
    await target().at(1).click();
    await lens.find('.attention-lab-break .attention-lab-choices .attention-lab-choice').at(2).click();
    await lens.find('.attention-lab-break .attention-lab-section').at(1).find('.attention-lab-buttons button').at(0).click();
    await expect.poll(outcome).toContain('Δ log p');
    await choose('alignment');
    await lens.find('[data-form=ribbons]').click();
    await lens.find('.attention-lab-lens-bar [aria-label="Save this view in the block"]').click();
    await expect.poll(() => page.app.readNote(NOTE)).toMatch(/view: ribbons\nstep: 2\n(?:position: \d+\n)?mask: 3\nweights: 2=uniform\nbeam: 5\n---\n/);
    const written = await translation(), note = await page.app.readNote(NOTE);
    await page.app.writeNote('Copy.md', note);
    await page.app.openNote('Copy.md', 'reading');
    const block = await page.block(0);
    await block.root.find('.attention-lab-ribbons').waitUntilShown();
    expect(await block.problems()).toEqual([]);
    expect((await block.translation()).replaceAll(/\s/g, '')).toBe(written.replaceAll(/\s|<\/s>/g, ''));
    expect(await block.root.find('.attention-lab-source .is-hidden').texts()).toEqual(['noir']);
  });
});
