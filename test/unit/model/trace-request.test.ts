import { describe, expect, it } from 'vitest';
import { INITIAL_STATE, type ReaderState } from '../../../src/model/reader-state';
import { ordinaryRequest, requestOf } from '../../../src/model/trace-request';
import type { TokenizedText } from '../../../src/model/tokens';
import { madeTrace } from '../analysis/made-trace';

/** "le chat espagn|ol": the third word is two tokens. */
const made = madeTrace({ source: ['le', 'chat', 'espagn', 'ol'], target: ['the'] }).source;
const source: TokenizedText = {
  ...made,
  words: [
    ...made.words.slice(0, 2),
    { text: 'espagnol', start: made.words[2]?.start ?? 0, end: made.words[3]?.end ?? 0, firstToken: 2, endToken: 4 },
  ],
};
const state = (chosen: Partial<ReaderState>): ReaderState => ({ ...INITIAL_STATE, sentences: ['Oui.', 'le chat espagnol'], sentence: 1, ...chosen });

describe('what the engine is asked for', () => {
  it('is the sentence that is shown, and nothing more where nothing was changed', () => {
    expect(requestOf(state({}), 'fr-en', source)).toEqual(ordinaryRequest(state({}), 'fr-en'));
    expect(ordinaryRequest(state({}), 'fr-en')).toMatchObject({ modelId: 'fr-en', text: 'le chat espagnol', decoding: { kind: 'greedy' } });
  });

  it('hides every token of a hidden word', () => {
    expect(requestOf(state({ hiddenWords: [0, 2] }), 'fr-en', source).interventions.hiddenPositions).toEqual([0, 2, 3]);
  });

  it('passes over words that the sentence does not have', () => {
    expect(requestOf(state({ hiddenWords: [1, 40] }), 'fr-en', source).interventions.hiddenPositions).toEqual([1]);
  });

  it('forces a given translation, but never in the ordinary run', () => {
    const given = state({ target: 'the Spanish cat' });
    expect(requestOf(given, 'fr-en', source).decoding).toEqual({ kind: 'forced', target: 'the Spanish cat' });
    expect(ordinaryRequest(given, 'fr-en').decoding).toEqual({ kind: 'greedy' });
  });
});
