import { describe, expect, test } from 'vitest';
import { beam } from '../../../src/block/run-value-types';
import { beamOf, LENGTH_PENALTY, type Decoding } from '../../../src/model/trace';
import { Translation, type Progress } from '../../../src/translate/translation';
import { glossaryModel } from './glossary-model';

const OPTIONS = { targetLanguage: 'en', decoding: { kind: 'greedy' }, maximumWords: 40 } as const;
const NOTE = '# Los estados\n\nEl modelo aprende. La capa suma. Una palabra nueva.\n\n- el `peso`\n';

const rest = (): Promise<void> => Promise.resolve();

function whole(note: string): Promise<Translation> {
  return Translation.read(note, [{ start: 0, end: note.length }], 'es', rest, () => 0);
}

describe('a passage being translated', () => {
  test('comes out whole, with its markup', async () => {
    const translation = await whole(NOTE);
    await translation.run(glossaryModel().run, OPTIONS, () => undefined, () => 0);
    expect(translation.markdown()).toBe('# The states\n\nThe model learns. The layer sum. A new word.\n\n- the `peso`\n');
    expect(translation.isComplete).toBe(true);
  });

  test('stopped half-way, it keeps what is done and goes on from there', async () => {
    const translation = await whole(NOTE);
    const model = glossaryModel();
    const stopped = translation.run((text, decoding) => {
      if (model.asked.length === 3) throw new DOMException('Stop', 'AbortError');
      return model.run(text, decoding);
    }, OPTIONS, () => undefined, () => 0);
    await expect(stopped).rejects.toThrow('Stop');
    expect(translation.markdown()).toBe('# The states\n\nThe model learns. The layer sum. Una palabra nueva.\n\n- el `peso`\n');
    await translation.run(model.run, OPTIONS, () => undefined, () => 0);
    expect(model.asked).toHaveLength(5);
    expect(translation.isComplete).toBe(true);
  });

  test('progress counts sentences and ends at one, the estimate at nothing', async () => {
    const seen: Progress[] = [];
    let clock = 0;
    await (await whole(NOTE)).run(glossaryModel().run, OPTIONS, (_, progress) => seen.push(progress), () => (clock += 100));
    expect(seen.map(({ sentencesDone }) => sentencesDone)).toEqual([1, 2, 3, 4, 5]);
    expect(seen[0]?.secondsLeft).toBeNull();
    expect(seen[3]?.secondsLeft).toBeGreaterThan(0);
    expect(seen[4]).toMatchObject({ share: 1, secondsLeft: 0 });
  });

  test('other wordings are searched for as a beam of five is wherever no penalty is named', async () => {
    const decodings: Decoding[] = [];
    const model = glossaryModel();
    await (await whole(NOTE)).alternatives(1, (text, decoding) => {
      decodings.push(decoding);
      return model.run(text, decoding);
    }, OPTIONS);
    expect(decodings).toEqual([beamOf(5)]);
    expect(beam.read('5')).toEqual({ size: 5, lengthPenalty: LENGTH_PENALTY });
  });

  test('several passages are translated in order, each by itself, and read as paragraphs of one text', async () => {
    const ranges = ['La capa suma.', 'el `peso`'].map((text) => ({ start: NOTE.indexOf(text), end: NOTE.indexOf(text) + text.length }));
    const translation = await Translation.read(NOTE, ranges, 'es', rest, () => 0);
    await translation.run(glossaryModel().run, OPTIONS, () => undefined, () => 0);
    expect(translation.markdownOfEach()).toEqual(['The layer sum.', 'the `peso`']);
    expect(translation.markdown()).toBe('The layer sum.\n\nthe `peso`');
  });

  test('a long note is read in many turns, and comes out the same', async () => {
    const note = NOTE.repeat(50);
    let clock = 0, turns = 0;
    const translation = await Translation.read(note, [{ start: 0, end: note.length }], 'es', () => {
      turns += 1;
      return Promise.resolve();
    }, () => (clock += 1));
    expect(turns).toBeGreaterThan(20);
    expect(translation.sentences).toHaveLength(250);
    expect(translation.markdown()).toBe(note);
  });

  test('a note without prose is complete at once', async () => {
    const translation = await whole('```js\nlet x\n```\n');
    expect(translation.sentences).toHaveLength(0);
    expect(translation.isComplete).toBe(true);
    expect(translation.markdown()).toBe('```js\nlet x\n```\n');
  });
});
