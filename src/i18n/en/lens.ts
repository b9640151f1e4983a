/** English texts of the lens. */

import { numbersIn } from '../numbers';

const { decimal, fixed, percent } = numbersIn('en');
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${fixed(Math.abs(value), 2)}`;

export const lens = {
  title: 'Attention lens',
  open: 'Open the lens',
  tabs: {
    alignment: 'Alignment', step: 'Step', diagram: 'Diagram', sentence: 'Sentence', states: 'States', beam: 'Beam', compare: 'Compare', break: 'Break it', quiz: 'Quiz',
  },
  alignmentForms: { heatmap: 'Heatmap', ribbons: 'Ribbons', scores: 'Scores' },
  views: 'Views',
  empty: 'Write in an attention block, or choose a word of one: the lens follows you there. This note may have none yet.',
  noModel: (id: string) => `There is no model “${id}”.`,
  failed: (message: string) => `The model did not answer: ${message}`,
  retry: 'Try again',
  working: { runtime: 'Starting the runtime…', model: 'Loading the model…', running: 'Translating…' },
  pin: 'Stay with this block', unpin: 'Follow the note', tables: 'Show the numbers as tables', save: 'Save this view in the block',
  saved: 'The view is in the block now.', notSaved: 'The block has changed meanwhile: nothing was written.',
  sourceWords: 'Source words', emittedWords: 'Words written',
  stepOf: (step: number, steps: number, word: string | null) => `Step ${step} / ${steps}${word === null ? '' : ` · piece of “${word}”`}`,
  first: 'First step', previous: 'Step back', next: 'Step on', play: 'Play', pause: 'Pause',
  keys: 'Arrow keys: left and right step, up and down choose a source word. Space plays, escape lets go.',
  leftOut: (words: number) => `${words} words at the end did not fit into the model and were left out.`,
  changedRun: 'Changed by you',
  compare: {
    against: 'Against', sameModelWithout: 'The same model without attention', quality: 'Quality by length of sentence',
    qualitySays: 'Measured on sentences that the model never saw, by number of source words. Upright lines are intervals of confidence; the band marks the length of this sentence.',
    same: 'Both write the same. On short sentences one fixed vector is often enough: try a longer one.',
    differs: 'Without attention the decoder has one fixed vector for the whole sentence; marked words are those that differ.',
    models: 'Marked words are those that differ.',
    perWord: (probability: number) => `${percent(probability)} sure per piece`,
  },
  break: {
    undo: 'Undo', reset: 'Reset', nothingYet: 'Nothing is changed yet. Hide a word, bend the weights or force a word, and see what the model does.',
    before: 'Before', after: 'Now',
    sameText: 'The translation stays the same.', otherText: 'The translation changes.',
    wordMoved: (word: string, step: number, before: number, after: number | null, difference: number | null) =>
      (after === null || difference === null
        ? `“${word}” at step ${step}: from ${percent(before)} to less than any word listed.`
        : `“${word}” at step ${step}: from ${percent(before)} to ${percent(after)} (Δ log p ${signed(difference)}).`),
    sentenceMoved: (difference: number) => `Whole output: Δ log p ${signed(difference)}.`,
    hide: 'Hide source words',
    bend: 'Bend the weights', everyStep: 'At every step', ofStep: (step: number, word: string) => `Step ${step}, ${word}. Move one weight and the others make room.`, ofEvery: 'The rule holds at every step.',
    uniform: 'Uniform', shuffled: 'Shuffled', oneWord: 'Only this word', left: 'One word to the left', softmax: 'Back to the softmax',
    weightOf: (word: string, number: number) => `Weight of word ${number}, “${word}”`,
    force: 'Force the next word', typeWord: 'Type a word', forceIt: 'Force', typeTranslation: 'Type a whole translation', forceAll: 'Force the translation',
    checks: 'Honest checks',
  },
  checks: {
    says: 'Attention shows what the context vector is made of. It does not prove why a word was chosen. Check it here:',
    names: { uniform: 'Look everywhere alike', shuffled: 'Shuffle the weights', hide: 'Hide the top word' },
    hidden: { 'hidden-top': (word: string) => `Without “${word}”, the most attended word`, 'hidden-random': (word: string) => `Without “${word}”, a random word` },
    result: (same: boolean, difference: number) => `${same ? 'Same translation' : 'Other translation'}; Δ log p of the first one ${signed(difference)}`,
    shows: {
      uniform: 'If the translation suffers, the weights matter to the model. If it does not, this sentence did not need them, and they explain little here.',
      shuffled: 'The same weights on the wrong words. If little changes, other weights would do as well, so these are not the explanation.',
      hide: 'If the most attended word costs more than the random one, the weights point at something that the model needs. One sentence proves nothing: try several.',
    },
  },
  quiz: {
    ask: (word: string) => `Where does the model look when it writes “${word}”?`, nothing: 'No word of this translation makes a good question. Try another sentence.',
    next: 'Next word', noScore: 'Guess before you see.', score: (right: number, asked: number) => `${decimal(right, 1)} of ${asked} in this note`,
    answer: {
      right: (word: string, weight: number) => `Right: “${word}” has ${percent(weight)}.`,
      close: (word: string, weight: number) => `Close: your word has a share, but “${word}” has the most, ${percent(weight)}.`,
      wrong: (word: string, weight: number) => `It looks at “${word}”, ${percent(weight)}.`,
    },
  },
};
