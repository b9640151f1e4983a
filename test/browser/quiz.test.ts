/** Predict first: nothing tells the answer before the guess, and the score stays with the note. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, type BlockPart } from '../host/page-object';

const SENTENCE = 'Le chat noir dort sur la vieille chaise.';

let page: AttentionLabPage;
let block: BlockPart;

beforeAll(async () => {
  page = await AttentionLabPage.open({ language: 'en' });
  block = await page.showBlock(`quiz: true\n---\n${SENTENCE}`);
});
afterAll(async () => {
  expect(page.app.errors()).toEqual([]);
  await page.close();
});

const question = () => block.root.find('.attention-lab-quiz-question').text();
const askedWord = async () => /“(.+)”/.exec(await question())?.[1] ?? '';
const choices = () => block.root.find('.attention-lab-quiz .attention-lab-choice');
/** The table behind the chart, of the row that is asked about. */
const askedRow = async () => {
  const word = await askedWord();
  return (await block.readTable()).rows.find((row) => row.word === word)?.weights ?? [];
};
const litSourceWords = () => block.sourceWord.evaluate((word) =>
  Array.from(word.parentElement?.children ?? [], (each) => (each as HTMLElement).style.getPropertyValue('--attention-lab-weight')).filter((weight) => Number.parseInt(weight) > 0).length);

describe('a block that is a quiz', () => {
  it('covers the row of the word that it asks about, and leaves the others to look at', async () => {
    expect(new Set(await askedRow())).toEqual(new Set(['?']));
    const { rows } = await block.readTable();
    expect(rows.filter(({ weights }) => weights.includes('?'))).toHaveLength(1);
    expect(await block.canvas.attribute('aria-label')).not.toContain(`“${await askedWord()}”`);
  });

  it('gives nothing away to a pointer on the word, or on its row', async () => {
    const words = await block.targetWords(), index = words.indexOf(await askedWord());
    await block.targetWord.at(index).hover();
    await expect.poll(() => block.root.find('.attention-lab-target .is-shown').texts()).toEqual([words[index]]);
    expect(await litSourceWords()).toBe(0);
    await block.targetWord.at(index === 0 ? 1 : 0).hover();
    await expect.poll(litSourceWords).toBeGreaterThan(0);
  });

  it('shows the row after the guess, with its heaviest word marked, and keeps the score', async () => {
    await choices().at(0).click();
    await expect.poll(askedRow).not.toContain('?');
    const weights = (await askedRow()).map(Number), right = await block.root.find('.attention-lab-choice.is-right').text();
    expect((await block.readTable()).columns[weights.indexOf(Math.max(...weights))]).toContain(right);
    expect(await block.root.find('.attention-lab-quiz-answer').text()).toContain(right);
    expect(await block.root.find('.attention-lab-quiz-foot').text()).toMatch(/[01](\.5)? of 1 in this note/);
  });

  it('goes on to the next word, and is left for any other view', async () => {
    const before = await question();
    await block.root.find('.attention-lab-quiz-foot button').click();
    await expect.poll(question).not.toBe(before);
    expect(new Set(await askedRow())).toEqual(new Set(['?']));
    await block.root.find('.attention-lab-view-switch').select('heatmap');
    await expect.poll(async () => (await block.readTable()).rows.flatMap(({ weights }) => weights)).not.toContain('?');
    expect(await block.root.find('.attention-lab-quiz').count()).toBe(0);
  });
});

describe('the quiz in the lens', () => {
  it('covers the row in the block beside it too, as long as the reader is at it', async () => {
    block = await page.showBlock(SENTENCE);
    await block.targetWord.at(0).click();
    await page.app.runCommand('attention-lab:open-lens');
    const lens = page.app.find('.attention-lab-lens'), tabs = lens.find('.attention-lab-tabs button');
    await tabs.at(8).click();
    await lens.find('.attention-lab-quiz .attention-lab-choice').waitUntilShown();
    await expect.poll(async () => (await block.readTable()).rows.filter(({ weights }) => weights.includes('?')).length).toBe(1);
    await tabs.at(0).click();
    await expect.poll(async () => (await block.readTable()).rows.filter(({ weights }) => weights.includes('?')).length).toBe(0);
  });
});
