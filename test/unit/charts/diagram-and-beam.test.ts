import { describe, expect, it } from 'vitest';
import { beamLayout, BEAM_WIDTH } from '../../../src/charts/beam-layout';
import { beamTree, hypothesesOf } from '../../../src/charts/beam-tree';
import { DIAGRAM_WIDTH, diagramLayout, neighbour, partAt } from '../../../src/charts/diagram-layout';
import { differentWords } from '../../../src/charts/different-words';
import type { AttentionKind, ModelCard } from '../../../src/model/card';
import { findComponent } from '../../../src/model/catalogue';
import { madeTrace } from '../analysis/made-trace';

function cardOf(kind: AttentionKind): ModelCard {
  return {
    attention: { kind, queryState: 'after', scale: 0.1, fixedContext: true, maximumPosition: null },
    sizes: { sourceVocabulary: 4000, targetVocabulary: 3000, sourceEmbedding: 128, targetEmbedding: 128, encoderState: 256, encoderLayers: 1, encoderSkip: false, decoderState: 256, inputFeeding: false, attention: 128, readout: 128 },
    parameters: { total: 100, sourceEmbedding: 1, encoder: 2, initialState: 3, queryLayer: 4, keyLayer: 5, score: 0, targetEmbedding: 6, decoder: 7, readout: 8, output: 9 },
  } as ModelCard;
}

describe('the layout of the diagram', () => {
  it.each([[1, DIAGRAM_WIDTH], [8, DIAGRAM_WIDTH], [30, 276], [120, 276], [8, 40]])('keeps %i source tokens within its frame where there are %i pixels, apart from one another', (tokens, room) => {
    const { width, columns, columnWidth, parts, height } = diagramLayout(cardOf('general'), tokens, room);
    expect(width).toBeLessThanOrEqual(DIAGRAM_WIDTH);
    for (const part of parts) expect(part.x + part.width).toBeLessThan(width);
    expect(columns).toHaveLength(tokens);
    expect(Math.min(...columns) - columnWidth / 2).toBeGreaterThanOrEqual(0);
    expect(Math.max(...columns) + columnWidth / 2).toBeLessThanOrEqual(width);
    parts.forEach((part, index) => {
      const next = parts[index + 1];
      if (next) expect(part.y + part.height).toBeLessThan(next.y);
    });
    expect(height).toBeGreaterThan(parts.reduce((most, part) => Math.max(most, part.y + part.height), 0));
  });

  it.each([
    ['general', ['linear-layers', 'score', 'softmax']], ['additive', ['linear-layers', 'score', 'softmax']],
    ['dot', ['score', 'softmax']], ['none', []],
  ] as const)('shows of %s attention only the parts that it has', (kind, expected) => {
    const ids = diagramLayout(cardOf(kind), 8).parts.map(({ id }) => id);
    expect(ids.filter((id) => ['linear-layers', 'score', 'softmax'].includes(id))).toEqual(expected);
  });

  it('speaks of parts that the catalogue knows', () => {
    for (const { id } of diagramLayout(cardOf('general'), 8).parts) expect(findComponent(id), id).not.toBeNull();
  });

  it('finds a part where it is drawn, and moves through them in the order of the computation', () => {
    const layout = diagramLayout(cardOf('general'), 8);
    for (const part of layout.parts) expect(partAt(layout, part.x + 1, part.y + 1)?.id).toBe(part.id);
    expect(partAt(layout, -5, -5)).toBeNull();
    expect(neighbour(layout, 'tokens', 1)).toBe('embedding');
    expect(neighbour(layout, 'tokens', -1)).toBe('tokens');
    expect(neighbour(layout, 'output-layer', 1)).toBe('output-layer');
  });
});

describe('the tree of a beam', () => {
  const hypothesis = (text: string) => ({ pieces: [...text.split(' ').map((word) => `▁${word}`), '</s>'], text, logProbability: -1, score: -1 });

  it('says what translations share once, and branches where they part', () => {
    const nodes = beamTree(['The cat sleeps .', 'The cat is sleeping .', 'A cat sleeps .'].map(hypothesis));
    expect(nodes).toEqual([
      { text: '', depth: 0, leaf: null, parent: null },
      { text: 'The cat', depth: 1, leaf: null, parent: 0 },
      { text: ' sleeps .', depth: 2, leaf: 0, parent: 1 },
      { text: ' is sleeping .', depth: 2, leaf: 1, parent: 1 },
      { text: 'A cat sleeps .', depth: 1, leaf: 2, parent: 0 },
    ]);
  });

  it('has a leaf for each translation, also for two that are the same and for one that begins another', () => {
    for (const texts of [['Yes .'], ['Yes .', 'Yes .'], ['Yes', 'Yes I do']]) {
      const leaves = beamTree(texts.map(hypothesis)).flatMap(({ leaf }) => (leaf === null ? [] : [leaf]));
      expect(leaves.sort()).toEqual(texts.map((_, index) => index));
    }
  });

  it.each([1, 3, 10])('is laid out within its frame for %i translations, nothing over anything else', (count) => {
    const hypotheses = Array.from({ length: count }, (_, index) => ({ ...hypothesis(`${'The very old cat '.repeat(1 + (index % 3))}${'sleeps '.repeat(index)}on Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente .`), logProbability: -1 - index }));
    const { nodes, height } = beamLayout(beamTree(hypotheses), hypotheses);
    nodes.forEach(({ x, y, height: own, lines, node }, index) => {
      for (const line of lines) expect(x + 6.7 * [...line].length).toBeLessThanOrEqual(BEAM_WIDTH);
      expect(y + own).toBeLessThan(nodes[index + 1]?.y ?? height + 1);
      expect(lines.join('').replaceAll(' ', '')).toBe(node.text.replaceAll(' ', '') || (node.leaf === null ? '…' : '∎'));
    });
  });

  it('gives each branch its part of the probability', () => {
    const hypotheses = [hypothesis('The cat .'), { ...hypothesis('The dog .'), logProbability: -2 }, { ...hypothesis('A cat .'), logProbability: -3 }];
    const shares = beamLayout(beamTree(hypotheses), hypotheses).nodes.map(({ share }) => share), whole = Math.exp(-1) + Math.exp(-2) + Math.exp(-3);
    [1, (Math.exp(-1) + Math.exp(-2)) / whole, Math.exp(-1) / whole, Math.exp(-2) / whole, Math.exp(-3) / whole]
      .forEach((expected, index) => { expect(shares[index]).toBeCloseTo(expected, 9); });
  });

  it('puts the chosen translation first', () => {
    const trace = madeTrace();
    expect(hypothesesOf(trace)[0]).toMatchObject({ text: trace.target.text, logProbability: trace.logProbability });
  });
});

describe('words that another text lacks', () => {
  it.each([
    ['The cat sleeps.', 'The cat sleeps.', []],
    ['The black cat sleeps.', 'The cat sleeps.', ['black']],
    ['The cat sleeps.', 'The black cat sleeps.', []],
    ['the the cat', 'the cat', ['the']],
    ['Yes.', 'No.', ['Yes.']],
    ['Yes.', '', ['Yes.']],
  ])('in “%s” against “%s”', (text, other, missing) => {
    const words = differentWords(text, other);
    expect(words.map(({ word }) => word).join(' ')).toBe(text);
    expect(words.filter(({ isDifferent }) => isDifferent).map(({ word }) => word)).toEqual(missing);
  });
});
