/** All problems of a block's text together, while the reader changes what is run. */

import { expect, it } from 'vitest';
import { BlockProblems } from '../../../src/block/block-problems';
import { parseBlock } from '../../../src/block/grammar';
import type { ModelCard } from '../../../src/model/card';
import { update } from '../../../src/model/reader-state';
import { madeTrace } from '../analysis/made-trace';

const CARD = { id: 'fr-en', attention: { kind: 'general', fixedContext: true } } as ModelCard;

it('are those of its grammar, of its model and of the run that it asks for, which stay when the reader changes the run', () => {
  const parsed = parseBlock('colour: red\nmodel: fr-em\nmask: 9\n---\nJe ne parle pas espagnol.'), problems = new BlockProblems(parsed);
  const kinds = (run: Parameters<BlockProblems['list']>[2]) => problems.list([CARD], CARD, run).map(({ kind, line }) => `${line} ${kind}`);
  const changed = update(parsed.state, { kind: 'weights', step: null, rule: { kind: 'uniform' } });
  // A run that the text doesn't ask for tells nothing about the text.
  expect(kinds({ trace: madeTrace(), state: changed })).toEqual(['1 unknown-option', '2 no-model']);
  expect(kinds({ trace: madeTrace(), state: parsed.state })).toEqual(['1 unknown-option', '2 no-model', '3 bad-value']);
  expect(kinds({ trace: madeTrace({ source: ['Je', '.'] }), state: changed })).toEqual(['1 unknown-option', '2 no-model', '3 bad-value']);
  expect(kinds(null)).toEqual(['1 unknown-option', '2 no-model', '3 bad-value']);
});
