/** French texts about what is wrong with a model's files. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { choice, count, list } = numbersIn('fr');

const between = (from: number, to: number): string => {
  if (Number.isFinite(from) && Number.isFinite(to)) return ` de ${from} à ${to}`;
  if (Number.isFinite(from)) return ` à partir de ${from}`;
  return Number.isFinite(to) ? ` jusqu’à ${to}` : '';
};

export const modelProblems: Texts['modelProblems'] = {
  difference: (expected, found) => `attendu : ${expected} ; trouvé : ${found}`,
  things: {
    'arithmetic': 'le nom d’une arithmétique',
    'attribution': 'une attribution',
    'boolean': 'true ou false',
    'data-sources': 'au moins une source de données',
    'decoding': 'une façon de décoder',
    'file': 'un fichier du modèle',
    'files': 'une liste de fichiers',
    'finite-numbers': 'des nombres finis',
    'hash': '64 chiffres hexadécimaux',
    'id': 'des lettres minuscules, des chiffres et des traits d’union',
    'json': 'du JSON',
    'language': 'un code de langue',
    'languages': 'au moins une langue',
    'licence': 'une licence',
    'list': 'une liste',
    'method': 'une méthode',
    'name': 'un nom d’une ligne',
    'new-id': 'un identifiant que n’a aucun autre de ces modèles',
    'new-piece': 'un morceau qui n’est pas déjà dans la liste',
    'no-tensor': 'aucun tenseur de ce nom',
    'object': 'un objet',
    'onnx': 'un fichier ONNX',
    'own-weights': 'des poids dans le fichier',
    'piece': 'un morceau',
    'piece-pair': 'un morceau et sa log-probabilité',
    'runnable-operators': 'des opérations que le moteur a',
    'scalar': 'un texte, un nombre, true ou false',
    'set': 'le nom d’un ensemble',
    'signature': 'une signature sacreBLEU',
    'text': 'un texte',
    'two-numbers': 'deux nombres',
    'version': 'une version comme 1.0.0',
  },
  number: (from, to) => `un nombre${between(from, to)}`,
  wholeNumber: (from, to) => `un nombre entier${between(from, to)}`,
  opset: (from, to) => `un opset de ${from} à ${to}`,
  oneOf: (names) => choice(names),
  eachOnce: (names) => `${list(names)}, chacun une fois`,
  bytes: (bytes) => count(bytes, { one: 'octet', other: 'octets' }),
  format: (format) => `le format ${format}, le seul que lit cette version`,
  pieces: (pieces) => `${count(pieces, { one: 'morceau', other: 'morceaux' })}, comme le dit la fiche`,
  piecesAtLeast: (pieces) => `au moins ${count(pieces, { one: 'morceau', other: 'morceaux' })}`,
  sum: (sum) => `${sum}, la somme des parties`,
  found: {
    'nothing': 'rien',
    'broken-numbers': 'NaN ou l’infini',
    'other-file': 'une référence à un autre fichier',
    'tensor': 'un',
    'unreadable': 'autre chose',
  },
};
