/** English texts of settings. */

import { numbersIn } from '../numbers';

const { count, decimal } = numbersIn('en');
const megabytes = (bytes: number): string => `${decimal(bytes / 1e6, 1)} MB`;

export const settings = {
  models: 'Models',
  modelFor: (language: string) => `Model for ${language}`,
  modelForHint: 'Translates text in this language when a block or a command names no model.',
  modelHint: (size: number, bleu: number | null, licence: string) =>
    [megabytes(size), ...(bleu === null ? [] : [`BLEU ${decimal(bleu, 1)}`]), licence].join(' · '),
  carried: 'Part of the plugin',
  removeModel: 'Remove',
  removed: (name: string) => `${name} was removed`,
  importFile: 'Import from a file',
  importFileHint: 'A .zip with the four files of a model, as made by npm run package-models. Nothing is downloaded.',
  importFolder: 'Import from a folder of the vault',
  importFolderHint: 'A folder with model.json, tokenizer.json, encoder.onnx and decoder.onnx.',
  choose: 'Choose…',

  translation: 'Translation',
  decoding: 'Search',
  decodingHint: 'Greedy takes the best word at each step. Beam keeps five beginnings and takes the best whole sentence, five times as slowly.',
  decodings: { greedy: 'Greedy', beam: 'Beam of five' },
  longestSentence: 'Longest sentence',
  longestSentenceHint: 'In words; longer sentences are translated in clauses. A small model learnt from short sentences, and its attention compares every word written with every word read: the longer the sentence, the more there is to confuse.',

  appearance: 'Appearance',
  palette: 'Colors of attention',
  paletteHint: 'Each can be told apart with any color vision, for lightness carries the weight.',
  palettes: { violet: 'Violet', blue: 'Blue', grey: 'Grey' },

  chips: 'Parts of the model in notes',
  chipsEverywhere: 'Mark them in every note',
  chipsEverywhereHint: 'Otherwise only in notes with an attention block, or with the property attention-lab: true. Never with attention-lab: false.',
  chipsAfterTerms: 'Mark bold terms and headings',
  chipsAfterTermsHint: 'Where their whole text is the name of a part.',
  noteFolder: 'Folder for new notes',
  noteFolderHint: 'Where notes about parts of the model are made. Empty: where new notes go.',
  noteTemplate: 'Text of new notes',
  noteTemplateHint: 'Variables: {{name}}, {{id}}, {{aliases}}, {{meaning}}, {{formula}}, {{shapes}}, {{parameters}}, {{source}}, {{connections}}, {{sentence}}, {{properties}}. Empty: a note with formula and block.',

  device: 'This device',
  idleMinutes: 'Release memory after',
  idleMinutesHint: 'Minutes without work after which the model leaves memory. Counts from the next start of the app.',
  cacheMegabytes: 'Room for results',
  cacheMegabytesHint: 'Megabytes on this device for sentences that were computed before. Counts from the next start of the app.',
  cache: 'Computed sentences',
  cacheSize: (bytes: number) => `${megabytes(bytes)} in use`,
  clearCache: 'Clear',
  cacheCleared: 'Computed sentences were forgotten',
  report: 'Report for questions and bugs',
  reportHint: 'Versions, models, sizes and the last error. No text of your notes.',
  copyReport: 'Copy report',
  reportCopied: 'Report copied',

  import: {
    title: 'Import a model',
    reading: 'Reading…',
    checking: 'Checking…',
    facts: (direction: string, parameters: number) => `${direction}, ${count(parameters, { one: 'parameter', other: 'parameters' })}`,
    trainedOn: (sets: string) => `Trained on ${sets}`,
    replaces: 'It takes the place of the installed model with this ID.',
    add: 'Add',
    cancel: 'Cancel',
    added: (name: string) => `${name} was added`,
    refused: 'This is not a model that can be used here:',
    problems: {
      'not-a-zip': 'The file is not a readable .zip archive.',
      'too-large': 'The archive or one of its files is larger than a model may be.',
      'bad-path': 'The archive holds a path that leads out of it.',
      'nothing': 'It holds no model.json.',
      'write-failed': 'The model could not be written. The disk may be full. Nothing was changed.',
      'unreadable': 'The file could not be read.',
    },
    expected: (path: string, expected: string, found: string) => `${path}: expected ${expected}, found ${found}`,
    noFolders: 'No folder of this vault holds a model.json.',
    chooseFolder: 'Choose a folder with a model',
  },
};
