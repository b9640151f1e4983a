/** English texts of the block. */

import { languageNamesIn, numbersIn } from '../numbers';

const { choice, compact, count, decimal, fixed } = numbersIn('en');
const languageName = languageNamesIn('en');
const KINDS = { dot: 'dot-product', general: 'general (two linear layers and a matrix product)', additive: 'additive', location: 'by place', none: 'none' };
const ATTENTION = { dot: 'dot-product attention', general: 'general attention', additive: 'additive attention', location: 'attention by place', none: 'no attention' };

export const block = {
  languageName,
  directionOfModel: (from: readonly string[], to: string) => `${from.map(languageName).join(', ')} → ${languageName(to)}`,
  /** The id is what a fence names it by. */
  nameOfModel: ({ sourceLanguages, targetLanguage, id }: { readonly sourceLanguages: readonly string[]; readonly targetLanguage: string; readonly id: string }) => `${sourceLanguages.map(languageName).join(', ')} → ${languageName(targetLanguage)} (${id})`,

  // The frame
  source: 'Source',
  translation: 'Translation',
  givenTranslation: 'Given translation',
  grain: { words: 'Words', subwords: 'Pieces' },
  grainHint: 'Whole words, or the pieces that the model reads and writes',
  attention: 'Attention',
  attentionHint: 'Off: every word is made from the same fixed context vector',
  sentenceOf: (number: number, total: number) => `Sentence ${number} of ${total}`,
  previousSentence: 'Previous sentence',
  nextSentence: 'Next sentence',

  // What α is
  caption: 'Each row is one step: how much of each source word went into the context vector from which that word was written, Σ\u00A0=\u00A01.',
  captionLimits: 'It tells where the context came from, not why the word was chosen. A source word’s state already knows its neighbours.',
  captionFixed: 'Attention is off: at every step the decoder got the same fixed vector, made of the encoder’s last states. It looked at no word in particular, so there is nothing to draw.',
  captionChanged: 'This is not an ordinary run:',
  changes: {
    attention: () => 'attention off',
    hidden: (words: readonly string[]) => `hidden: ${words.map((word) => `“${word}”`).join(', ')}`,
    weights: () => 'changed weights',
    forced: () => 'forced words',
    target: () => 'given translation',
  },
  ordinaryTranslation: (text: string) => `By itself the model writes: “${text}”`,
  resetRun: 'Reset',
  hiddenWord: 'Hidden from the model',

  // The model
  parameters: (total: number) => `${compact(total)} parameters`,
  attentionOfModel: (kind: keyof typeof ATTENTION) => ATTENTION[kind],
  modelHint: 'About this model',
  modelFacts: {
    model: 'Model',
    kind: 'Kind',
    kindText: (attention: keyof typeof KINDS) => `Recurrent encoder and decoder (GRU); attention: ${KINDS[attention]}`,
    vocabulary: 'Vocabulary',
    vocabularyText: (source: number, target: number) => `${decimal(source, 0)} source pieces, ${decimal(target, 0)} target pieces`,
    limit: 'Maximum length',
    limitText: (tokens: number) => `${decimal(tokens, 0)} source pieces`,
    reach: 'Attention reaches',
    reachText: (places: number) => `The first ${places} pieces: its layer has one output for each place`,
    training: 'Trained on',
    trainingText: (name: string, pairs: number, licence: string) => `${name}, ${decimal(pairs, 0)} pairs (${licence})`,
    trainedText: (steps: number, minutes: number, hardware: string) => `${decimal(steps, 0)} steps in ${decimal(minutes, 0)} minutes, ${hardware}`,
    weights: 'Weights',
    weightsText: (guided: boolean): string => (guided ? 'Guided in training by the links of an aligner: they were told where to look' : 'Learnt from translating alone: nobody told them where to look'),
    quality: 'Quality',
    qualityText: (set: string, sentences: number, scores: readonly string[]) => `${set} (${decimal(sentences, 0)} sentences): ${scores.join('; ')}`,
    scoreText: (decoding: string, attention: boolean, bleu: number, chrf: number) => `${decoding}${attention ? '' : ', without attention'}: BLEU ${fixed(bleu, 1)}, chrF ${fixed(chrf, 1)}`,
    alignment: 'Alignment',
    alignmentText: (errorRate: number, set: string, method: string) => `${fixed(errorRate, 1)}% alignment error on ${set} (${method})`,
    faithfulness: 'Do they matter?',
    faithfulnessText: (top: number, random: number, uniform: number, sentences: number) =>
      `Log p lost over ${decimal(sentences, 0)} sentences, on average: most attended word hidden ${fixed(top, 1)}, random word hidden ${fixed(random, 1)}, the same weight everywhere ${fixed(uniform, 1)}`,
    licence: 'Licence',
    unmeasured: 'Not measured yet',
  },

  // Progress and errors
  waiting: 'Waiting for its turn…',
  stages: { runtime: 'Starting the runtime…', model: 'Loading the model…', running: 'Translating…' },
  errors: {
    'unknown-model': 'This model is not installed.',
    corrupt: 'The model or the runtime inside the plugin is damaged. Installing the plugin again mends it.',
    runtime: 'The model could not run.',
    request: 'The model can’t do this.',
    disposed: 'The plugin was switched off.',
    unexpected: 'Something went wrong in the plugin.',
  },
  retry: 'Retry',

  // Notices
  leftOut: (words: number) => `${count(words, { one: 'word is', other: 'words are' })} past this model’s maximum length and left out:`,
  outOfReach: (places: number, words: readonly string[]) => `This model makes its weights from the place alone, in a layer with ${places} outputs: it can’t look past piece ${places}. Out of its reach: ${words.join(' ')}`,
  unfinished: 'The translation reached the maximum length before the sentence ended.',
  unknownPieces: (words: readonly string[]) => `The model has never seen: ${words.join(', ')}`,

  // An empty block
  emptyTitle: 'Write a sentence here',
  emptyText: (languages: readonly string[]) => `Put a sentence between the fences, in ${choice(languages)}; the model translates it and shows, word by word, where it looked.`,
  insertExample: 'Insert an example',
  exampleSentence: 'Je ne parle pas espagnol.',

  // A new block
  insertBlock: 'Insert an attention block',
  insertedAtEnd: 'There is an attention block at the end of the note now.',
  newNote: 'Attention',

  // Trying another sentence
  tryAnother: 'Try another sentence',
  tryHint: 'Shown here only; your note stays as it is.',
  saveToNote: 'Save to note',
  backToNote: 'Back to the note’s sentence',
  notSaved: {
    'not-found': 'The note has changed and this block was not found in it. Nothing was written.',
    ambiguous: 'The note holds this block more than once. Nothing was written; please edit it by hand.',
    failed: 'The note could not be written.',
  },

  // Problems
  problems: (total: number) => count(total, { one: 'problem in this block', other: 'problems in this block' }),
  problemPlace: (line: number, column: number) => `Line ${line}, column ${column}`,
  unknownOption: (key: string, nearest: string | null, known: readonly string[]) =>
    `There is no option “${key}”.${nearest === null ? '' : ` Did you mean “${nearest}”?`} Options: ${known.join(', ')}.`,
  noColon: (text: string) => `“${text}” is not an option. Above the line --- each line reads “key: value”.`,
  badValue: (key: string, value: string, expected: string) =>
    `${value === '' ? `“${key}” has no value` : `“${value}” is no value for “${key}”`}. Expected: ${expected}.`,
  duplicateOption: (key: string, firstLine: number) => `“${key}” was already set on line ${firstLine}; this line does not count.`,
  noSeparator: (key: string) => `“${key}” looks like an option, but options need a line --- below them. It is read as a sentence.`,
  noModel: (modelId: string, nearest: string | null, runs: string | null) => [
    `The model “${modelId}” is not installed.`,
    ...(nearest === null ? [] : [`Did you mean “${nearest}”?`]),
    ...(runs === null ? [] : [`“${runs}” runs here meanwhile.`]),
    `Models come as a .zip, such as attention-lab-${modelId}.zip, beside the plugin in a release or made by npm run package-models; import it here or in the settings of Attention Lab.`,
  ].join(' '),
  importModel: 'Import a model…',
  noFixedContext: 'This model has no run without attention.',
  noAttention: (key: string, value: string, isOff: boolean) =>
    `${isOff ? 'With “attention: off” there are' : 'This model has no attention, so there are'} no weights and no scores: “${key}${value === '' ? '' : `: ${value}`}” has nothing to show or to change.`,
  spelledOut: (words: readonly string[]) => `The model’s vocabulary lacks letters of: ${words.join(', ')}. It has to spell them byte by byte, each byte a step.`,
  expected: {
    choice: (values: readonly string[]) => choice(values),
    wholeNumber: (from: number, to: number) => (from === to ? `${from}` : `a whole number from ${from} to ${to}`),
    positions: (example: string) => `numbers of source words, counted from 1, such as “${example}”`,
    examples: (values: readonly string[]) => `something like ${choice(values.map((value) => `“${value}”`))}`,
    weights: (values: readonly string[]) => `a rule or weights, none below 0, that add up to 1, one per source piece: something like ${choice(values.map((value) => `“${value}”`))}`,
    visible: () => 'a piece of the sentence that “mask” doesn’t hide',
    text: () => 'some text',
  },
};
