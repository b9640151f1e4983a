/** English texts of the views of a trace: step, sentence, states, beam, ribbons, diagram, quality. */

import { numbersIn } from '../numbers';

const { compact, count, decimal, fixed, percent } = numbersIn('en');
/** A row of two texts, whatever they are in another language. */
const pair = (first: string, second: string): readonly [string, string] => [first, second];
const WORDS = { one: 'word', other: 'words' };
const PIECES = { one: 'piece', other: 'pieces' };

export const views = {
  percent,
  view: 'View',
  names: { heatmap: 'Alignment', ribbons: 'Ribbons', scores: 'Scores', step: 'Step by step', coverage: 'Whole sentence', states: 'States', beam: 'Beam', diagram: 'Diagram' },
  /** The view as screen readers name it, and the cell that was chosen in it. */
  shown: (name: string) => `${name}. Arrow keys: left and right step, up and down choose a source word, escape lets go.`,
  chosen: (step: number, steps: number, word: string, source: string, weight: number | null) =>
    `Step ${step} of ${steps}: “${word}”${weight === null ? '' : ` looks at “${source}” with ${percent(weight)}`}.`,
  /** How a text names a token: in quotes, and by the word that it is only a piece of. */
  token: (text: string, word: string | null) => (word === null ? `“${text}”` : `“${text}” (a piece of “${word}”)`),
  number: (value: number) => fixed(value, 2),
  decimal: (value: number) => decimal(value, 1),
  step: {
    number: (value: number) => fixed(value, 2),
    statistics: { statistic: 'Statistic', value: 'Value', mean: 'Mean', smallest: 'Smallest', largest: 'Largest' },
    vector: (caption: string, size: number, mean: number) => `${caption}: ${size} numbers, mean ${fixed(mean, 2)}.`,
    word: {
      title: 'Previous word', pieceTitle: 'Previous piece',
      embedding: 'The row of the table',
      says: (word: string, isStart: boolean) => (isStart
        ? 'There is no word yet: the decoder starts from the start mark and the state that the encoder left.'
        : `The decoder reads the word that it wrote last, ${word}, as an embedding.`),
    },
    state: {
      title: 'Decoder state',
      says: (kept: number, open: number) =>
        `The update gate keeps ${percent(kept)} of the old state on average; the rest is new. The reset gate lets ${percent(open)} of the old state into what is new.`,
      kept: 'Update gate z: how much of each number is kept', reset: 'Reset gate r: how much of the old state the new one may read', state: 'State s',
    },
    linear: {
      title: 'Linear layers',
      saysQuery: 'One layer turns the decoder state into a query. There are no keys: this model never looks at the encoder states to choose where to look.',
      says: 'One layer turns the decoder state into a query, another turns every encoder state into a key. Now the two can be compared.',
      query: 'Query q: what the decoder looks for', key: (word: string) => `Key k of ${word}: what it offers`,
    },
    score: {
      title: 'Matrix product: scores',
      says: {
        general: 'The query times every key: the more the two point the same way, the higher the score. Scores have a scale of their own.',
        dot: 'The decoder state times every encoder state: the more the two point the same way, the higher the score.',
        additive: 'A small network compares the query with every key. Scores have a scale of their own.',
        location: 'The score depends on the query and the position alone: this model never looks at the encoder states, so it needs a maximum length.',
        none: 'This model has no scores.',
      },
      summary: (word: string, low: string, high: string) => `Scores of the source words for ${word}, from ${low} to ${high}.`,
      caption: (word: string) => `Scores before the softmax for ${word}`, head: pair('Source word', 'Score'),
    },
    weight: {
      title: 'Softmax: weights α',
      says: (word: string, weight: number, places: number, arePieces: boolean) =>
        `${word} gets ${percent(weight)} of the attention. The row looks at about ${count(Math.max(1, Math.round(places)), arePieces ? PIECES : WORDS)}; all weights add up to 1.`,
      given: 'These weights were put in by hand. The softmax would give others: compare them with the scores above.',
      off: 'Attention is off: these weights are computed, but the context vector does not use them.',
      summary: (word: string, source: string, weight: number) => `Attention weights for ${word}; ${source} has ${fixed(weight, 2)}.`,
      caption: (word: string) => `Attention weights for ${word}`, head: pair('Source word', 'Weight'),
    },
    context: {
      title: 'Weighted sum: context vector',
      says: (word: string) => `Each encoder state is multiplied by its weight and all are added. The bars show how much of the sum each word brings; ${word} is marked.`,
      off: 'Attention is off: the decoder gets the same vector at every step, whatever it is about to write.',
      vector: 'Context vector c', fixed: 'Fixed context vector: the last state forwards and the first backwards',
      summary: (word: string) => `Share of each source word in the context vector for ${word}.`,
      caption: (word: string) => `Shares of the context vector for ${word}`, head: pair('Source word', 'Share'),
    },
    output: {
      title: 'Next word', pieceTitle: 'Next piece',
      says: (word: string, probability: number, isFirst: boolean) => (isFirst
        ? `State and context together give ${word} ${percent(probability)}.`
        : `The model would have preferred another word; ${word} has ${percent(probability)}.`),
      summary: (word: string, probability: number) => `The most likely next words; ${word} has ${percent(probability)}.`,
      caption: 'The most likely next words', head: pair('Word', 'Probability'),
    },
  },
  sentence: {
    sourceWord: 'Source word', sourcePiece: 'Source piece', emittedWord: 'Word written', emittedPiece: 'Piece written',
    coverage: {
      title: 'Coverage',
      says: (confidence: number) => `How much attention each source word got in all. Near 1: translated once; near 0: perhaps forgotten; well above 1: perhaps said twice. Confidence of the whole alignment: ${percent(confidence)}.`,
      summary: (most: string, least: string) => `Attention that each source word got in all; most: “${most}”, least: “${least}”.`,
      caption: 'Coverage of each source word',
    },
    entropy: {
      title: 'Entropy of each step',
      says: 'How spread out the attention is: 0 looks at one word, the dashed line looks at all alike.',
      summary: (most: string, least: string) => `Entropy of the attention at each step; most spread at “${most}”, most pointed at “${least}”.`,
      caption: 'Entropy of the attention at each step, in nats',
    },
    confidence: {
      title: 'Confidence of each step',
      probability: 'Probability of the word', sink: 'Weight on marks and the end of the sentence',
      says: 'Solid line: how sure the model was of the word that it wrote. Dashed line: weight that rests on marks and the end of the sentence, where it says little.',
      summary: (word: string, probability: number) => `Probability of each word written; the model was least sure of “${word}”, ${percent(probability)}.`,
      caption: 'Probability of each word and weight on marks',
    },
  },
  states: {
    encoder: 'Encoder states h', decoder: 'Decoder states s', state: 'State',
    axis: (number: 1 | 2, explained: number) => `Component ${number} (${percent(explained)})`,
    says: (explained: number) => `The two directions in which the states differ most (PCA). They hold ${percent(explained)} of the variance; the rest is not shown.`,
    summary: (title: string, points: number, explained: number) => `${title}: ${points} points in two dimensions that hold ${percent(explained)} of their variance.`,
  },
  beam: {
    size: 'Beam size',
    says: (size: number, penalty: number) => `The search kept ${size} beginnings at every step. Score: log p divided by length to the power of ${decimal(penalty, 2)}; higher is better.`,
    greedy: 'Greedy: the most likely word at every step, and no other is tried. Choose a beam size to see what else was possible.',
    summary: (hypotheses: number, text: string) => `Tree of ${count(hypotheses, { one: 'translation', other: 'translations' })}; the best is “${text}”.`,
    caption: 'Translations found', head: ['Translation', 'Probability', 'Log p', 'Score'],
    found: (probability: number, score: number) => `${percent(probability)} · score ${fixed(score, 2)}`,
    choose: 'Pick a translation to see how it is written; the best again to go back.',
    leaf: (text: string, probability: number, score: number) => `${text} Probability ${percent(probability)}, score ${fixed(score, 2)}.`,
  },
  ribbons: {
    says: (shown: number, possible: number) => `A ribbon is as wide as its weight. Shown: ${shown} of ${possible}, the fewest that hold 75 % of each row.`,
    caption: 'The fewest source words that hold 75 % of the attention', head: pair('Word written', 'Source words'),
  },
  scores: {
    caption: 'Scores before the softmax', says: 'Before the softmax: how well each key fits each query. Colour is above zero, grey below; each model has its own scale.',
    scale: (limit: number) => `Scale: ${fixed(-limit, 1)} … ${fixed(limit, 1)}`,
    summary: (rows: number, columns: number, limit: number) => `Scores of ${rows} words written over ${columns} source words, at most ${fixed(limit, 1)} from zero.`,
  },
  quality: {
    withAttention: 'With attention', withoutAttention: 'Without', length: 'Source words', score: (value: number) => decimal(value, 1),
    caption: (set: string, decoding: string) => `BLEU by length, ${set}, ${decoding}`,
    summary: (names: readonly [string, string], first: number | null, second: number | null) =>
      `Quality by length of sentence. On the longest sentences: ${names[0]} ${first === null ? '–' : decimal(first, 1)} BLEU, ${names[1]} ${second === null ? '–' : decimal(second, 1)}.`,
  },
  diagram: {
    caption: 'Parts of the model', head: ['Part', 'Shape', 'Parameters'], whole: (value: number) => decimal(value, 0),
    names: {
      tokens: 'Source pieces', embedding: 'Embedding', encoder: 'Encoder', 'encoder-states': 'Encoder states', 'linear-layers': 'Linear layers',
      score: 'Scores', softmax: 'Softmax', 'context-vector': 'Context vector', decoder: 'Decoder', 'output-layer': 'Output layer',
    },
    parameters: (value: number) => compact(value),
    part: (name: string, shape: string, parameters: number | null) => `${name}, ${shape}${parameters === null ? '' : `, ${count(parameters, { one: 'parameter', other: 'parameters' })}`}`,
    summary: (word: string, source: string) => `Diagram of the model while it writes “${word}” and looks at “${source}”.`,
    hint: (total: number) => `${count(total, { one: 'parameter', other: 'parameters' })} in all. Choose a part to see what it does.`,
    sum: (step: number) => `c${subscript(step)} = Σ α h`,
    fixed: 'Fixed: → last, ← first',
    reads: (word: string) => `Reads “${word}”`,
    kept: (share: number) => `Keeps ${percent(share)}`,
    fresh: (share: number) => `New ${percent(share)}`,
    details: {
      tokens: (length: number) => `The sentence is cut into ${length} pieces, the end mark included. Each piece has a number in the vocabulary.`,
      embedding: (_: number, card: Sized) => `Each piece is looked up in a table: ${card.sizes.sourceVocabulary} rows of ${card.sizes.sourceEmbedding} numbers.`,
      encoder: () => 'Two recurrent networks read the sentence, one from left to right, one from right to left.',
      'encoder-states': (length: number, card: Sized) => `One vector of ${card.sizes.encoderState} numbers per piece, both directions side by side. With attention the decoder may use all ${length} of them.`,
      'linear-layers': (_: number, card: Sized) => `Two matrices bring decoder state and encoder states to the same ${card.sizes.attention} numbers, so that they can be compared.`,
      score: () => 'One number per source piece: how well its key fits the query of this step.',
      softmax: () => 'Turns the scores into weights between 0 and 1 that add up to 1. The area of a square is its weight.',
      'context-vector': (_: number, card: Sized) => `The encoder states, each times its weight, added up: ${card.sizes.encoderState} numbers, new at every step.`,
      decoder: (_: number, card: Sized) => `Reads the last word written and its own old state (${card.sizes.decoderState} numbers). The update gate decides how much of the old is kept.`,
      'output-layer': (_: number, card: Sized) => `State and context give a probability to each of ${card.sizes.targetVocabulary} pieces. The most likely one is written.`,
    },
  },
};

/** What the details need of a model card. */
interface Sized {
  readonly sizes: {
    readonly sourceVocabulary: number; readonly sourceEmbedding: number; readonly encoderState: number;
    readonly attention: number; readonly decoderState: number; readonly targetVocabulary: number;
  };
}

function subscript(number: number): string {
  return [...String(number)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? digit).join('');
}
