/** Reads model.json. Whatever passes here may be trusted: names without paths, sizes that can be computed with. */

import { CARD_FORMAT, type AlignmentScore, type DataSource, type LengthBucket, type ModelCard, type ModelFile, type TranslationScore } from './card';
import { JsonReader } from './json-reader';
import { thing, type Parsed } from './problem';

export const CARD_FILE = 'model.json';
export const MODEL_FILES = ['encoder.onnx', 'decoder.onnx', 'tokenizer.json'] as const;

const MAXIMUM_FILE_BYTES = 64_000_000;
const MAXIMUM_VOCABULARY = 100_000;
const MAXIMUM_LAYER = 8192;
const MAXIMUM_TOKENS = 2048;

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** The card that the text of a model.json describes, or everything that is wrong with it. */
export function parseCard(text: string): Parsed<ModelCard> {
  const { value: reader, problems } = JsonReader.parse(text, CARD_FILE);
  if (problems) return { value: null, problems };
  const format = reader.field('format');
  if (format.integer(1, 1e6) !== CARD_FORMAT) {
    // Of a later format we know nothing more; other findings would only confuse.
    if (format.problems.length === 0) format.report({ kind: 'format', count: CARD_FORMAT }, 'format');
    return { value: null, problems: format.problems };
  }
  const card = readCard(reader);
  return reader.problems.length > 0 ? { value: null, problems: reader.problems } : { value: card, problems: null };
}

function readCard(card: JsonReader): ModelCard {
  return {
    format: CARD_FORMAT,
    id: card.field('id').string('id', /^[a-z0-9][a-z0-9-]{0,63}$/),
    name: card.field('name').string('name', /^[^\n\r]{1,120}$/),
    version: card.field('version').string('version', /^\d+\.\d+\.\d+$/),
    sourceLanguages: card.field('sourceLanguages').elements(thing('languages'), 1).map((language) => language.string('language', LANGUAGE)),
    targetLanguage: card.field('targetLanguage').string('language', LANGUAGE),
    attention: readAttention(card.field('attention')),
    gates: card.field('gates').oneOf(['pytorch']),
    sizes: readSizes(card.field('sizes')),
    parameters: readParameters(card.field('parameters')),
    limits: {
      sourceTokens: card.field('limits').field('sourceTokens').integer(2, MAXIMUM_TOKENS),
      targetTokens: card.field('limits').field('targetTokens').integer(2, MAXIMUM_TOKENS),
    },
    files: readFiles(card.field('files')),
    licence: card.field('licence').string('licence'),
    data: card.field('data').elements(thing('data-sources'), 1).map(readDataSource),
    training: Object.fromEntries(card.field('training').entries().map(([key, value]) => [key, value.scalar()])),
    scores: readScores(card.field('scores')),
  };
}

function readAttention(attention: JsonReader): ModelCard['attention'] {
  const kind = attention.field('kind').oneOf(['dot', 'general', 'additive', 'location', 'none']);
  const maximumPosition = attention.field('maximumPosition');
  return {
    kind,
    queryState: attention.field('queryState').oneOf(['after', 'before']),
    scale: attention.field('scale').number(0, 1e3),
    fixedContext: attention.field('fixedContext').boolean(),
    maximumPosition: maximumPosition.isNull() ? null : maximumPosition.integer(1, MAXIMUM_TOKENS),
  };
}

function readSizes(sizes: JsonReader): ModelCard['sizes'] {
  const layer = (name: string): number => sizes.field(name).integer(1, MAXIMUM_LAYER);
  const encoderSkip = sizes.field('encoderSkip'), inputFeeding = sizes.field('inputFeeding');
  return {
    sourceVocabulary: sizes.field('sourceVocabulary').integer(1, MAXIMUM_VOCABULARY),
    targetVocabulary: sizes.field('targetVocabulary').integer(1, MAXIMUM_VOCABULARY),
    sourceEmbedding: layer('sourceEmbedding'),
    targetEmbedding: layer('targetEmbedding'),
    encoderState: layer('encoderState'),
    encoderLayers: sizes.field('encoderLayers').integer(1, 16),
    encoderSkip: encoderSkip.isMissing() ? false : encoderSkip.boolean(),
    decoderState: layer('decoderState'),
    inputFeeding: inputFeeding.isMissing() ? false : inputFeeding.boolean(),
    attention: layer('attention'),
    readout: layer('readout'),
  };
}

function readParameters(parameters: JsonReader): ModelCard['parameters'] {
  const count = (name: string): number => parameters.field(name).integer(0, 1e9);
  return {
    total: count('total'),
    sourceEmbedding: count('sourceEmbedding'),
    encoder: count('encoder'),
    initialState: count('initialState'),
    queryLayer: count('queryLayer'),
    keyLayer: count('keyLayer'),
    score: count('score'),
    targetEmbedding: count('targetEmbedding'),
    decoder: count('decoder'),
    readout: count('readout'),
    output: count('output'),
  };
}

/** Exactly the three files of the contract, each once: a name can then hold no path. */
function readFiles(files: JsonReader): ModelFile[] {
  const read = files.elements(thing('files')).map((file): ModelFile => ({
    name: file.field('name').oneOf(MODEL_FILES),
    bytes: file.field('bytes').integer(1, MAXIMUM_FILE_BYTES),
    sha256: file.field('sha256').string('hash', /^[0-9a-f]{64}$/),
  }));
  const names = read.map(({ name }) => name);
  if (read.length !== MODEL_FILES.length || new Set(names).size !== names.length) files.report({ kind: 'each-once', names: MODEL_FILES });
  return read;
}

function readDataSource(source: JsonReader): DataSource {
  return {
    name: source.field('name').string('name'),
    role: source.field('role').oneOf(['train', 'dev', 'test']),
    pairs: source.field('pairs').integer(0, 1e10),
    licence: source.field('licence').string('licence'),
    attribution: source.field('attribution').string('attribution'),
  };
}

function readScores(scores: JsonReader): ModelCard['scores'] {
  const faithfulness = scores.field('faithfulness');
  return {
    translation: scores.field('translation').elements().map(readTranslationScore),
    alignment: scores.field('alignment').elements().map(readAlignmentScore),
    faithfulness: faithfulness.isNull() ? null : readNumbers(faithfulness),
  };
}

function readTranslationScore(score: JsonReader): TranslationScore {
  return {
    set: score.field('set').string('set'),
    decoding: score.field('decoding').string('decoding'),
    attention: score.field('attention').boolean(),
    arithmetic: score.field('arithmetic').string('arithmetic'),
    bleu: score.field('bleu').number(0, 100),
    chrf: score.field('chrf').number(0, 100),
    sentences: score.field('sentences').integer(0, 1e9),
    signature: score.field('signature').string('signature'),
    byLength: score.field('byLength').elements().map(readBucket),
  };
}

function readBucket(bucket: JsonReader): LengthBucket {
  const to = bucket.field('to');
  return {
    from: bucket.field('from').integer(0, 1e6),
    to: to.isNull() ? null : to.integer(0, 1e6),
    sentences: bucket.field('sentences').integer(0, 1e9),
    bleu: bucket.field('bleu').number(0, 100),
    bleuInterval: readInterval(bucket.field('bleuInterval')),
    chrf: bucket.field('chrf').number(0, 100),
    chrfInterval: readInterval(bucket.field('chrfInterval')),
  };
}

function readInterval(interval: JsonReader): readonly [number, number] {
  const [low, high, ...more] = interval.elements(thing('two-numbers'), 2);
  if (!low || !high) return [0, 0];
  if (more.length > 0) interval.report(thing('two-numbers'));
  return [low.number(0, 100), high.number(0, 100)];
}

function readAlignmentScore(score: JsonReader): AlignmentScore {
  return {
    set: score.field('set').string('set'),
    method: score.field('method').string('method'),
    aer: score.field('aer').number(0, 100),
    precision: score.field('precision').number(0, 100),
    recall: score.field('recall').number(0, 100),
    f1: score.field('f1').number(0, 100),
    sentences: score.field('sentences').integer(0, 1e9),
    baselines: readNumbers(score.field('baselines')),
  };
}

function readNumbers(numbers: JsonReader): Record<string, number> {
  return Object.fromEntries(numbers.entries().map(([key, value]) => [key, value.number()]));
}
