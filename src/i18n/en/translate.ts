/** English texts of translate. */

import { numbersIn } from '../numbers';

const { count } = numbersIn('en');
const SENTENCES = { one: 'sentence', other: 'sentences' };
const SECONDS = { one: 'second', other: 'seconds' };
const MINUTES = { one: 'minute', other: 'minutes' };

export const translate = {
  ribbon: 'Translate with attention',
  commandSelection: 'Translate selection',
  commandParagraph: 'Translate paragraph',
  commandNote: 'Translate note to a side-by-side note',
  commandClipboard: 'Translate clipboard',
  title: 'Translation',
  model: 'Model',
  chooseModel: 'Choose what to translate from',
  /** Between two language names, such as "Spanish to English". */
  direction: (source: string, target: string) => `${source} → ${target}`,
  unsure: 'The language can’t be told from this text. Choose it above.',
  noModelFor: (language: string) => `This looks like ${language}, and no installed model reads it. Choose another language above, or import a model in the settings.`,
  severalSelections: (selections: number) => `${selections} selections: each is translated, and replaced where it stands.`,
  working: (done: number, of: number) => `${done} of ${count(of, SENTENCES)}`,
  done: (sentences: number) => count(sentences, SENTENCES),
  stopped: (done: number, of: number) => `Stopped after ${done} of ${count(of, SENTENCES)}; the rest is untranslated.`,
  secondsLeft: (seconds: number) => (seconds < 90 ? `about ${count(Math.max(1, seconds), SECONDS)} left` : `about ${count(Math.round(seconds / 60), MINUTES)} left`),
  starting: 'Starting the model…',
  cancel: 'Cancel',
  resume: 'Go on',
  insertBelow: 'Insert below',
  replace: 'Replace',
  insertBlock: 'Insert as attention block',
  copy: 'Copy',
  openLens: 'Open in the lens',
  createNote: 'Create note',
  alternatives: 'Other wordings',
  noAlternatives: 'The model has no other wording.',
  chosen: 'Shown now',
  legend: 'Point at a word to see which word the model looked at. Underlined: the model was less sure.',
  probability: (percent: string) => `Probability ${percent}`,
  waiting: 'Not translated yet',
  copied: 'Translation copied',
  notCopied: 'The app may not write to the clipboard.',
  inserted: 'Translation inserted',
  nothingHere: 'There is nothing to translate here. Go to a paragraph, or select some text.',
  nothingCopied: 'There is no text on the clipboard.',
  clipboardRefused: 'The app may not read the clipboard.',
  noNote: 'Open a note first, or translate what you copy with the command for the clipboard.',
  changed: 'The passage changed meanwhile, so nothing was written. You can still copy the translation.',
  gone: 'The note is gone, so nothing was written. You can still copy the translation.',
  failedToWrite: 'The note could not be written. You can still copy the translation.',
  failed: (reason: string) => `The translation failed: ${reason}`,
  retry: 'Try again',
  statusBar: (share: string) => `Translating ${share}`,
  translatedNote: (name: string, language: string) => `${name} (${language})`,
  noModels: 'No model is installed.',
};
