/** English texts of links: chips, cards, commands and new notes. */

import { numbersIn } from '../numbers';

const { count, decimal, list, percent } = numbersIn('en');

export const links = {
  chipCertain: (name: string) => `${name}: a part of the model`,
  chipAmbiguous: (names: readonly string[]) => `Several parts of the model: ${list(names)}`,
  chipSuggestion: (name: string) => `Perhaps a part of the model: ${name}`,
  chipProblem: (value: string) => `No part of the model is called “${value}”`,

  groups: { encoder: 'Encoder side', decoder: 'Decoder side', attention: 'Attention', context: 'Context', model: 'The whole model' },
  notInModel: (model: string) => `Not in this model (${model}).`,
  whichOne: 'This name stands for several parts:',
  titleNamesSeveral: 'The note names several parts:',
  perhapsPartOfTitle: 'A guess, from a part of the title:',
  perhapsEverydayWord: 'A guess: the word is also used in everyday speech.',
  perhapsOtherQualifier: 'A guess: the words in brackets may mean something else.',
  noSuchComponent: (value: string) => `The note’s property attention-component says “${value}”, and no part of the model is called so.`,
  didYouMean: (name: string) => `Did you mean “${name}”?`,

  formula: 'Formula',
  shapes: 'Shapes',
  parameters: 'Parameters',
  parameterCount: (value: number, share: number) => `${decimal(value, 0)} (${percent(share)} of the model)`,
  source: 'Source',
  equation: (number: string) => `eq. ${number}`,
  connections: 'Connected with',
  liveNumbers: 'In this note’s block',
  stepEmits: (step: number, word: string) => `Step ${step}, which writes “${word}”`,
  numbersRange: (length: number, smallest: number, greatest: number) => `${count(length, { one: 'number', other: 'numbers' })} from ${decimal(smallest, 2)} to ${decimal(greatest, 2)}`,
  tensors: {
    'source-ids': 'Source tokens', 'encoder-states': 'Encoder states', keys: 'Keys', 'initial-state': 'Initial state', 'previous-word': 'Word before', query: 'Query',
    scores: 'Scores', weights: 'Weights α', context: 'Context vector', 'update-gate': 'Update gate', 'reset-gate': 'Reset gate', state: 'Decoder state', candidates: 'Next word',
  },
  showInLens: 'Show in the lens',
  showInDiagram: 'Highlight in the diagram',
  showNearestInDiagram: (name: string) => `Highlight the nearest part in the diagram: ${name}`,
  notesAbout: 'Notes about it',
  noNotes: 'No note about it yet.',
  readingVault: 'Reading the vault…',
  createNote: 'Create note',
  close: 'Close',
  cardLabel: (name: string) => `About ${name}`,

  commands: {
    showUnderCursor: 'Show the part of the model named here',
    listMentions: 'List parts of the model mentioned in this note',
    linkMentions: 'Link parts of the model in this note',
    coverage: 'Check which parts of the model have a note',
  },
  nothingUnderCursor: 'No part of the model is named here.',
  noMentions: 'This note mentions no part of the model.',
  mentionsTitle: 'Parts of the model in this note',
  mentionCount: (value: number) => count(value, { one: 'mention', other: 'mentions' }),
  jumpToLine: (line: number) => `Line ${line}`,
  guesses: 'Guesses',
  linkTitle: 'Link parts of the model',
  linkExplanation: 'Ticked mentions become links to your notes. One undo takes all of them back.',
  linkNothing: 'There is nothing to link: every mention is a link already, or no note is about it.',
  linkTo: (note: string) => `→ ${note}`,
  linkButton: (value: number) => `Link ${count(value, { one: 'mention', other: 'mentions' })}`,
  cancel: 'Cancel',
  quoted: (value: string) => `“${value}”`,
  noteHasChanged: 'The note has changed meanwhile. Nothing was linked.',
  coverageTitle: 'Notes about the parts of the model',
  coverageSummary: (covered: number, total: number, model: string) => `${covered} of ${count(total, { one: 'part', other: 'parts' })} of the model (${model}) have a note.`,
  coverageNeighbours: 'Not in this model',
  coverageProblems: 'Properties that name no part',
  noteCreated: (path: string) => `Created ${path}.`,
  noteNotCreated: (reason: string) => `The note could not be created: ${reason}`,

  template: {
    shapes: 'Shapes', parameters: 'Parameters', source: 'Source', seeAlso: 'See also', tryIt: 'Try it',
    notInModel: 'The model of this plugin does not have this part.', exampleSentence: 'Je ne parle pas espagnol.',
  },
};
