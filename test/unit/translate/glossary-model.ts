/**
 * Stands in for the network: translates Spanish to English word by word from a glossary, with attention that tells the
 * truth. Adjectives in `BEFORE_NOUN` move in front of the word before them, as in English; so order changes for real.
 */

import { cutWords, normalise } from '../../../src/model/words';
import type { Token, TokenId, TokenizedText } from '../../../src/model/tokens';
import { NO_INTERVENTIONS, type Decoding, type Step, type Trace } from '../../../src/model/trace';

const GLOSSARY: Readonly<Record<string, string>> = {
  el: 'the', la: 'the', los: 'the', las: 'the', un: 'a', una: 'a', de: 'of', del: 'of', y: 'and', usa: 'uses', usan: 'use', es: 'is', son: 'are',
  modelo: 'model', modelos: 'models', palabra: 'word', palabras: 'words', peso: 'weight', pesos: 'weights', capa: 'layer', capas: 'layers',
  lineales: 'linear', lineal: 'linear', oculto: 'hidden', ocultos: 'hidden', estado: 'state', estados: 'states', nueva: 'new', nuevo: 'new',
  suma: 'sum', aprende: 'learns', lee: 'reads', cada: 'every', oración: 'sentence', mira: 'looks', con: 'with', hoy: 'today',
};
const BEFORE_NOUN = new Set(['lineales', 'lineal', 'oculto', 'ocultos', 'nueva', 'nuevo']);
const MARK = /^[^\p{L}\p{N}]$/u;

export interface GlossaryOptions {
  /** Source tokens that fit; further words are left out, as the engine does. */
  readonly maximumTokens?: number;
  /** What it says for a word, when that is not the glossary's. */
  readonly says?: (word: string) => string | undefined;
}

export function glossaryModel(options: GlossaryOptions = {}): { readonly run: (text: string, decoding: Decoding) => Promise<Trace>; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    run: (text) => {
      asked.push(text);
      return Promise.resolve(translated(normalise(text), options));
    },
  };
}

function translated(text: string, options: GlossaryOptions): Trace {
  const all = cutWords(text, 'left');
  const fitting = all.slice(0, options.maximumTokens ?? all.length);
  const end = fitting[fitting.length - 1]?.end ?? 0;
  const words = fitting.map(({ start, end: wordEnd }) => ({ text: text.slice(start, wordEnd), start }));
  const order = words.map((_, index) => index);
  words.forEach(({ text: word }, index) => {
    if (BEFORE_NOUN.has(word.toLowerCase()) && index > 0) order.splice(index - 1, 2, index, order[index - 1] ?? 0);
  });
  const source = side(text.slice(0, end), words);
  let said = '';
  const targetWords = order.map((index) => {
    const word = words[index]?.text ?? '';
    const out = options.says?.(word) ?? GLOSSARY[word.toLowerCase()] ?? word;
    const cased = said === '' ? out.charAt(0).toUpperCase() + out.slice(1) : out;
    said += said === '' || (MARK.test(out) && !/[(¿¡]/.test(out)) ? '' : ' ';
    const start = said.length;
    said += cased;
    return { text: cased, start };
  });
  if (!/[.!?]$/.test(said)) said += '.';
  const spoken = said.endsWith('.') && !words.some(({ text: word }) => word === '.') ? [...targetWords, { text: '.', start: said.length - 1 }] : targetWords;
  const target = side(said, spoken);
  const steps = target.tokens.map((emitted, index): Step => ({
    previous: target.tokens[index - 1] ?? emitted, emitted, logProbability: Math.log(0.8), candidates: [],
    query: new Float32Array(1), scores: new Float32Array(source.tokens.length),
    weights: Float32Array.from(source.tokens, (_, position) => (position === (order[index] ?? source.tokens.length - 1) ? 1 : 0)),
    context: new Float32Array(1), updateGate: new Float32Array(1), resetGate: new Float32Array(1), embedding: new Float32Array(0), state: new Float32Array(1), nextState: new Float32Array(1),
  }));
  const rest = text.slice(end).trim();
  return {
    modelId: 'glossary', source, leftOut: rest === '' ? null : { words: all.length - fitting.length, text: rest },
    encoderStates: { rows: 0, columns: 0, values: new Float32Array() }, keys: { rows: 0, columns: 0, values: new Float32Array() },
    initialState: new Float32Array(1), steps, target, finished: true, logProbability: 0, alternatives: [],
    decoding: { kind: 'greedy' }, interventions: NO_INTERVENTIONS, milliseconds: 1,
  };
}

function side(text: string, words: readonly { readonly text: string; readonly start: number }[]): TokenizedText {
  const tokens = words.map(({ text: word, start }, index): Token => ({ id: (260 + index) as TokenId, piece: `▁${word}`, kind: 'piece', start, end: start + word.length }));
  return {
    text,
    words: words.map(({ text: word, start }, index) => ({ text: word, start, end: start + word.length, firstToken: index, endToken: index + 1 })),
    tokens: [...tokens, { id: 2 as TokenId, piece: '</s>', kind: 'end', start: text.length, end: text.length }],
  };
}
