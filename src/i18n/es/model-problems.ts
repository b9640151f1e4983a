/** Spanish texts about what is wrong with a model's files. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { choice, count, list } = numbersIn('es');

const between = (from: number, to: number): string => {
  if (Number.isFinite(from) && Number.isFinite(to)) return ` de ${from} a ${to}`;
  if (Number.isFinite(from)) return ` desde ${from}`;
  return Number.isFinite(to) ? ` hasta ${to}` : '';
};

export const modelProblems: Texts['modelProblems'] = {
  difference: (expected, found) => `se esperaba ${expected}; hay ${found}`,
  things: {
    'arithmetic': 'el nombre de una aritmética',
    'attribution': 'una atribución',
    'boolean': 'true o false',
    'data-sources': 'al menos una fuente de datos',
    'decoding': 'una forma de decodificar',
    'file': 'un archivo del modelo',
    'files': 'una lista de archivos',
    'finite-numbers': 'números finitos',
    'hash': '64 cifras hexadecimales',
    'id': 'letras minúsculas, cifras y guiones',
    'json': 'JSON',
    'language': 'un código de idioma',
    'languages': 'al menos un idioma',
    'licence': 'una licencia',
    'list': 'una lista',
    'method': 'un método',
    'name': 'un nombre de una línea',
    'new-id': 'un identificador que no tenga otro de estos modelos',
    'new-piece': 'una pieza que no esté ya en la lista',
    'no-tensor': 'ningún tensor con ese nombre',
    'object': 'un objeto',
    'onnx': 'un archivo ONNX',
    'own-weights': 'pesos dentro del archivo',
    'piece': 'una pieza',
    'piece-pair': 'una pieza y su log-probabilidad',
    'runnable-operators': 'operaciones que tenga el motor',
    'scalar': 'un texto, un número, true o false',
    'set': 'el nombre de un conjunto',
    'signature': 'una firma de sacreBLEU',
    'text': 'un texto',
    'two-numbers': 'dos números',
    'version': 'una versión como 1.0.0',
  },
  number: (from, to) => `un número${between(from, to)}`,
  wholeNumber: (from, to) => `un número entero${between(from, to)}`,
  opset: (from, to) => `un opset de ${from} a ${to}`,
  oneOf: (names) => choice(names),
  eachOnce: (names) => `${list(names)}, cada uno una vez`,
  bytes: (bytes) => count(bytes, { one: 'byte', other: 'bytes' }),
  format: (format) => `el formato ${format}, el único que lee esta versión`,
  pieces: (pieces) => `${count(pieces, { one: 'pieza', other: 'piezas' })}, como dice la ficha`,
  piecesAtLeast: (pieces) => `al menos ${count(pieces, { one: 'pieza', other: 'piezas' })}`,
  sum: (sum) => `${sum}, la suma de las partes`,
  found: {
    'nothing': 'nada',
    'broken-numbers': 'NaN o infinito',
    'other-file': 'una referencia a otro archivo',
    'tensor': 'uno',
    'unreadable': 'otra cosa',
  },
};
