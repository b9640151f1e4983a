/** English texts about what is wrong with a model's files. */

import { numbersIn } from '../numbers';

const { choice, count, list } = numbersIn('en');

const between = (from: number, to: number): string => [
  ...(Number.isFinite(from) ? [`from ${from}`] : []),
  ...(Number.isFinite(to) ? [`${Number.isFinite(from) ? '' : 'up '}to ${to}`] : []),
].map((bound) => ` ${bound}`).join('');

/** Parts of sentences, so in lower case. */
const things = {
  'arithmetic': 'the name of an arithmetic',
  'attribution': 'an attribution',
  'boolean': 'true or false',
  'data-sources': 'at least one data source',
  'decoding': 'a way of decoding',
  'file': 'a file of the model',
  'files': 'a list of files',
  'finite-numbers': 'finite numbers',
  'hash': '64 hexadecimal digits',
  'id': 'lower-case letters, digits and hyphens',
  'json': 'JSON',
  'language': 'a language code',
  'languages': 'at least one language',
  'licence': 'a licence',
  'list': 'a list',
  'method': 'a method',
  'name': 'a name of one line',
  'new-id': 'an ID that no other model here has',
  'new-piece': 'a piece that is not in the list already',
  'no-tensor': 'no such tensor',
  'object': 'an object',
  'onnx': 'an ONNX file',
  'own-weights': 'weights inside the file',
  'piece': 'a piece',
  'piece-pair': 'a piece and its log-probability',
  'runnable-operators': 'operations that the runtime has',
  'scalar': 'a text, a number, true or false',
  'set': 'the name of a set',
  'signature': 'a sacreBLEU signature',
  'text': 'a text',
  'two-numbers': 'two numbers',
  'version': 'a version such as 1.0.0',
};

const found = {
  'nothing': 'nothing',
  'broken-numbers': 'NaN or infinity',
  'other-file': 'a reference to another file',
  'tensor': 'one',
  'unreadable': 'something else',
};

export const modelProblems = {
  difference: (expected: string, found: string) => `expected ${expected}, found ${found}`,
  things,
  number: (from: number, to: number) => `a number${between(from, to)}`,
  wholeNumber: (from: number, to: number) => `a whole number${between(from, to)}`,
  opset: (from: number, to: number) => `an opset from ${from} to ${to}`,
  oneOf: (names: readonly string[]) => choice(names),
  eachOnce: (names: readonly string[]) => `${list(names)}, each once`,
  bytes: (bytes: number) => count(bytes, { one: 'byte', other: 'bytes' }),
  format: (format: number) => `format ${format}, the only one that this version reads`,
  pieces: (pieces: number) => `${count(pieces, { one: 'piece', other: 'pieces' })}, as the card says`,
  piecesAtLeast: (pieces: number) => `at least ${count(pieces, { one: 'piece', other: 'pieces' })}`,
  sum: (sum: number) => `${sum}, the sum of the parts`,
  found,
};
