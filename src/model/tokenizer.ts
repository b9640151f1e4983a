/** Reads tokenizer.json: the vocabularies of both sides. The format is described in docs/model-format.md. */

import { JsonReader } from './json-reader';
import { exactly, thing, type Parsed } from './problem';
import { FIRST_BYTE, FIRST_PIECE, Vocabulary } from './vocabulary';

export const TOKENIZER_FORMAT = 1;
export const TOKENIZER_FILE = 'tokenizer.json';

export interface Tokenizer {
  readonly source: Vocabulary;
  readonly target: Vocabulary;
}

/** The tokenizer that the text of a tokenizer.json describes, or everything that is wrong with it. */
export function parseTokenizer(text: string): Parsed<Tokenizer> {
  const { value: reader, problems } = JsonReader.parse(text, TOKENIZER_FILE);
  if (problems) return { value: null, problems };
  const format = reader.field('format');
  if (format.integer(1, 1e6) !== TOKENIZER_FORMAT) format.report({ kind: 'format', count: TOKENIZER_FORMAT }, 'format');
  reader.field('type').oneOf(['unigram']);
  const tokenizer = { source: readVocabulary(reader.field('source')), target: readVocabulary(reader.field('target')) };
  return reader.problems.length > 0 ? { value: null, problems: reader.problems } : { value: tokenizer, problems: null };
}

function readVocabulary(reader: JsonReader): Vocabulary {
  const apostrophe = reader.field('apostrophe').oneOf(['left', 'right']);
  const pieces = reader.field('pieces').elements({ kind: 'pieces-at-least', count: FIRST_PIECE }, FIRST_PIECE);
  const seen = new Set<string>();
  const read = pieces.map((pair, id): readonly [string, number] => {
    const [piece, logProbability, ...more] = pair.elements(thing('piece-pair'), 2);
    if (!piece || !logProbability || more.length > 0) return ['', 0];
    const text = piece.string('piece', /[^]/);
    const reserved = reservedPiece(id);
    if (reserved !== null && text !== reserved) piece.report(exactly(reserved));
    if (seen.has(text)) piece.report(thing('new-piece'));
    seen.add(text);
    return [text, logProbability.number(-Infinity, 0)];
  });
  return new Vocabulary(apostrophe, read);
}

/** What must stand at an id below FIRST_PIECE. */
function reservedPiece(id: number): string | null {
  if (id >= FIRST_PIECE) return null;
  if (id < FIRST_BYTE) return ['<pad>', '<s>', '</s>', '<unk>'][id] ?? null;
  return `<0x${(id - FIRST_BYTE).toString(16).toUpperCase().padStart(2, '0')}>`;
}
