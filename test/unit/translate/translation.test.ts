import { describe, expect, test } from 'vitest';
import { beam } from '../../../src/block/run-value-types';
import { beamOf, LENGTH_PENALTY, type Decoding } from '../../../src/model/trace';
import { Translation, type Progress } from '../../../src/translate/translation';
import { glossaryModel } from './glossary-model';

const OPTIONS = { targetLanguage: 'en', decoding: { kind: 'greedy' }, maximumWords: 40 } as const;
const NOTE = '# Los estados\n\nEl modelo aprende. La capa suma. Una palabra nueva.\n\n- el `peso`\n';

function whole(note: string): Translation {
  return new Translation(note, { start: 0, end: note.length }, 'es');
}

describe('a passage being translated', () => {
  test('comes out whole, with its markup', async () => {
    const translation = whole(NOTE);
    await translation.run(glossaryModel().run, OPTIONS, () => undefined, () => 0);
    expect(translation.markdown()).toBe('# The states\n\nThe model learns. The layer sum. A new word.\n\n- the `peso`\n');
    expect(translation.isComplete).toBe(true);
  });

  test('stopped half-way, it keeps what is done and goes on from there', async () => {
    const translation = whole(NOTE);
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
    await whole(NOTE).run(glossaryModel().run, OPTIONS, (_, progress) => seen.push(progress), () => (clock += 100));
    expect(seen.map(({ sentencesDone }) => sentencesDone)).toEqual([1, 2, 3, 4, 5]);
    expect(seen[0]?.secondsLeft).toBeNull();
    expect(seen[3]?.secondsLeft).toBeGreaterThan(0);
    expect(seen[4]).toMatchObject({ share: 1, secondsLeft: 0 });
  });

  test('other wordings are searched for as a beam of five is wherever no penalty is named', async () => {
    const decodings: Decoding[] = [];
    const model = glossaryModel();
    await whole(NOTE).alternatives(1, (text, decoding) => {
      decodings.push(decoding);
      return model.run(text, decoding);
    }, OPTIONS);
    expect(decodings).toEqual([beamOf(5)]);
    expect(beam.read('5')).toEqual({ size: 5, lengthPenalty: LENGTH_PENALTY });
  });

  test('a note without prose is complete at once', () => {
    const translation = whole('```js\nlet x\n```\n');
    expect(translation.sentences).toHaveLength(0);
    expect(translation.isComplete).toBe(true);
    expect(translation.markdown()).toBe('```js\nlet x\n```\n');
  });
});
