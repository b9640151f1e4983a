/**
 * The formulas of one decoding step, once with symbols and once with the reader's numbers.
 * Each is a row of parts, so that a part can light up together with the chart that shows the same quantity. A line breaks
 * between parts alone (the app's formulas never break inside), so none is long and each begins with its sign.
 * Numbers have the reader's decimal mark, so that they read like those of the charts.
 * Formulas: Bahdanau et al. 2015 (additive), Luong et al. 2015 (dot, general, location), Cho et al. 2014 (GRU, as PyTorch writes it).
 */

import { attends } from '../model/attends';
import type { ModelCard } from '../model/card';
import type { Matrix, Trace } from '../model/trace';
import type { Focus } from './view';

export type Term = 'word' | 'state' | 'query' | 'key' | 'score' | 'weight' | 'context' | 'output';

/** A number with two places, as the reader's language writes it. */
export type WriteNumber = (value: number) => string;

export interface FormulaPart {
  readonly tex: string;
  readonly term: Term | null;
  /** Begins a line. */
  readonly onNewLine?: true;
}

export interface Formula {
  readonly symbols: readonly FormulaPart[];
  /** Empty where the trace holds nothing that could be filled in. */
  readonly numbers: readonly FormulaPart[];
  /** The same for the first number of a vector, so that the reader can work it out by hand. */
  readonly first?: readonly FormulaPart[];
}

/** The row of the embedding table that the decoder reads. */
export function embeddingFormula(trace: Trace, { step }: Focus, write: WriteNumber): Formula | null {
  const at = trace.steps[step];
  if (at === undefined) return null;
  return {
    symbols: [part('e(y_{t-1})', 'word'), part('= W_e[\\,y_{t-1}\\,]')],
    numbers: [part(`e(y_{${step}})`, 'word'), part(`= W_e[\\,${at.previous.id}\\,]`), ...(at.embedding.length === 0 ? [] : [part(`= ${beginning(at.embedding, write)}`)])],
  };
}

/** s_t from s_{t−1}, with what input feeding adds to it: the mean of z_t stands for all of its numbers. */
export function stateFormula({ sizes }: ModelCard, trace: Trace, { step }: Focus, write: WriteNumber): Formula {
  const at = trace.steps[step], kept = average(at?.updateGate ?? []);
  const t = step + 1, old = stateBefore(trace, step)[0] ?? 0, now = at?.state[0] ?? 0, gate = at?.updateGate[0] ?? 0;
  const before = (index: string): string => sizes.inputFeeding && step > 0 ? `(s_{${index}} + W_f\\, \\tilde{h}_{${index}})` : `s_{${index}}`;
  const symbols = [part('s_t', 'state'), part('= (1 - z_t) \\odot n_t'), part(plus(`z_t \\odot ${before('t-1')}`))];
  const numbers = [part(`s_{${t}}`, 'state'), part(`\\approx ${fixed(1 - kept, write)}\\, n_{${t}}`), part(plus(`${fixed(kept, write)}\\, ${before(String(t - 1))}`))];
  // The trace has no n_t: it is what the step put beside the part that it kept.
  if (at === undefined || 1 - gate < LEAST_NEW) return { symbols, numbers };
  const fresh = (now - gate * old) / (1 - gate);
  return {
    symbols, numbers,
    first: [part(firstOf(`s_{${t}}`), 'state'), part(`= ${fixed(1 - gate, write)} \\cdot ${factor(fresh, write)}`), part(plus(`${fixed(gate, write)} \\cdot ${factor(old, write)}`)), part(`= ${fixed(now, write)}`)],
  };
}

/** Where less than this of a number is new, nothing can be told of the new part. */
const LEAST_NEW = 0.01;

/** The linear layers: two, or only the query's where no key is compared; null where the score function has none. */
export function linearFormula(card: ModelCard, trace: Trace, { step, position }: Focus, write: WriteNumber): Formula | null {
  const { kind, queryState } = card.attention;
  if (kind === 'dot' || kind === 'none') return null;
  const query = trace.steps[step]?.query ?? new Float32Array();
  const symbols = [part('q_t', 'query'), part(`= W_q\\, ${queryState === 'after' ? 's_t' : 's_{t-1}'}`)];
  const numbers = [part(`q_{${step + 1}}`, 'query'), part(`= W_q\\, s_{${queryIndex(card, step)}}`), part(`= ${beginning(query, write)}`)];
  if (kind === 'location') return { symbols, numbers };
  return {
    symbols: [...symbols, { ...part('k_i', 'key'), onNewLine: true }, part('= W_k\\, h_i')],
    numbers: [...numbers, { ...part(`k_{${position + 1}}`, 'key'), onNewLine: true }, part(`= W_k\\, h_{${position + 1}}`), part(`= ${beginning(rowOf(trace.keys, position), write)}`)],
  };
}

export function scoreFormula(card: ModelCard, trace: Trace, focus: Focus, write: WriteNumber): Formula | null {
  const step = trace.steps[focus.step], score = step?.scores[focus.position];
  if (step === undefined || score === undefined || card.attention.kind === 'none') return null;
  const t = focus.step + 1, i = focus.position + 1, { kind, queryState, scale } = card.attention;
  const cell = part(`e_{${indices(t, i, write)}}`, 'score'), result = part(`= ${score < -1e8 ? '-\\infty' : fixed(score, write)}`, 'score');
  const isScaled = Math.abs(scale - 1) > 1e-6, times = isScaled ? `${significant(scale, write)} \\cdot ` : '';
  const product = (left: Float32Array, right: Float32Array): readonly FormulaPart[] => {
    const [first = '', second = ''] = Array.from(left.subarray(0, 2), (value, k) => `${k === 0 ? fixed(value, write) : factor(value, write)} \\cdot ${factor(right[k] ?? 0, write)}`);
    return [
      part(`= ${times}${isScaled ? '(' : ''}${first}`), part(plus(second)), part(plus(`\\ldots${isScaled ? ')' : ''}`)),
      ...(isScaled ? [part(`= ${times}${factor(dot(left, right), write)}`)] : []),
    ];
  };
  const key = rowOf(trace.keys, focus.position);
  switch (kind) {
    case 'general':
      return {
        symbols: [part('e_{ti}', 'score'), part(isScaled ? '= \\lambda\\;' : '='), part('q_t^\\top', 'query'), part('k_i', 'key')],
        numbers: [cell, ...product(step.query, key), result],
      };
    case 'dot': {
      const state = queryState === 'after' ? step.state : stateBefore(trace, focus.step);
      return {
        symbols: [part('e_{ti}', 'score'), part(isScaled ? '= \\lambda\\;' : '='), part(`${queryState === 'after' ? 's_t' : 's_{t-1}'}^\\top`, 'state'), part('h_i', 'key')],
        numbers: [cell, ...product(state, rowOf(trace.encoderStates, focus.position)), result],
      };
    }
    case 'additive':
      return {
        symbols: [part('e_{ti}', 'score'), part('= v_a^\\top \\tanh('), part('q_t', 'query'), part('+'), part('k_i', 'key'), part(')')],
        numbers: [cell, part(`= v_a^\\top ${beginning(step.query.map((value, k) => Math.tanh(value + (key[k] ?? 0))), write)}`), result],
      };
    case 'location':
      return {
        symbols: [part('e_t', 'score'), part('= W_p\\,'), part('q_t', 'query'), part('+ b_p')],
        numbers: [cell, part(`= (W_p\\, q_{${t}} + b_p)_{${i}}`), result],
      };
  }
}

/** α from e; the numbers are what the softmax gives, also where the reader has put something else in its place. */
export function weightFormula(trace: Trace, { step, position }: Focus, write: WriteNumber): Formula | null {
  const at = trace.steps[step];
  if (at === undefined) return null;
  const largest = at.scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const powers = Array.from(at.scores, (score) => Math.exp(score - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  const own = powers[position] ?? 0, score = at.scores[position] ?? 0;
  const shift = fixed(largest, write);
  return {
    symbols: [part('\\alpha_{ti}', 'weight'), part('= \\dfrac{\\exp(e_{ti})}{\\sum_j \\exp(e_{tj})}', 'score')],
    numbers: [
      part(`\\alpha_{${indices(step + 1, position + 1, write)}}`, 'weight'),
      part(`= \\dfrac{\\exp(${score < -1e8 ? '-\\infty' : fixed(score, write)}-${largest < 0 ? `(${shift})` : shift})}{${fixed(sum, write)}}`, 'score'),
      part(`= ${fixed(own / sum, write)}`, 'weight'),
    ],
  };
}

/** c_t: the three heaviest terms by name, the rest as one number. */
export function contextFormula(card: ModelCard, trace: Trace, { step }: Focus, write: WriteNumber): Formula | null {
  const at = trace.steps[step];
  if (at === undefined) return null;
  if (!attends(card, trace)) return { symbols: [part('c', 'context'), part('= [\\overrightarrow{h}_S ; \\overleftarrow{h}_1]')], numbers: [] };
  const heaviest = Array.from(at.weights, (weight, position) => ({ weight, position })).sort((a, b) => b.weight - a.weight).slice(0, 3).filter(({ weight }) => weight >= 0.005);
  const rest = 1 - heaviest.reduce((sum, { weight }) => sum + weight, 0);
  const terms = heaviest.flatMap(({ weight, position }, index) => [
    part(index === 0 ? `= ${fixed(weight, write)}` : plus(fixed(weight, write)), 'weight'), part(`h_{${position + 1}}`, 'key'),
  ]);
  return {
    symbols: [part('c_t', 'context'), part('= \\sum_i'), part('\\alpha_{ti}', 'weight'), part('h_i', 'key')],
    numbers: [part(`c_{${step + 1}}`, 'context'), ...terms, ...(rest >= 0.005 ? [part(plus(`${fixed(rest, write)}\\,(\\ldots)`))] : [])],
    first: [
      part(firstOf(`c_{${step + 1}}`), 'context'),
      ...heaviest.map(({ weight, position }) => `${fixed(weight, write)} \\cdot ${factor(rowOf(trace.encoderStates, position)[0] ?? 0, write)}`).map((term, index) => part(index === 0 ? `= ${term}` : plus(term))),
      ...(rest >= 0.005 ? [part(plus('\\ldots'))] : []),
      part(`= ${fixed(at.context[0] ?? 0, write)}`),
    ],
  };
}

export function outputFormula(trace: Trace, { step }: Focus, write: WriteNumber): Formula | null {
  const at = trace.steps[step];
  if (at === undefined) return null;
  return {
    symbols: [part('p(y_t)', 'output'), part('= \\operatorname{softmax}(W_o \\tanh(W_r'), part('[\\,s_t', 'state'), part(';\\; c_t\\,]))', 'context')],
    numbers: [part(`p(y_{${step + 1}})`, 'output'), part(`= e^{${fixed(at.logProbability, write)}}`), part(`= ${fixed(Math.exp(at.logProbability), write)}`, 'output')],
  };
}

/** q_t · k_i over the attention size, in doubles. */
export function dotOfKey(trace: Trace, { step, position }: Focus): number {
  return dot(trace.steps[step]?.query ?? new Float32Array(), rowOf(trace.keys, position));
}

function dot(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, k) => sum + value * (right[k] ?? 0), 0);
}

function rowOf({ columns, values }: Matrix, row: number): Float32Array {
  return values.subarray(row * columns, (row + 1) * columns);
}

/** s_{t−1}, what was fed into it included; the encoder leaves the one before the first. */
function stateBefore(trace: Trace, step: number): Float32Array {
  return trace.steps[step - 1]?.nextState ?? trace.initialState;
}

function queryIndex(card: ModelCard, step: number): number {
  return card.attention.queryState === 'after' ? step + 1 : step;
}

function part(tex: string, term: Term | null = null): FormulaPart {
  return { tex, term };
}

function fixed(value: number, write: WriteNumber): string {
  return inTex(write(value));
}

function significant(value: number, write: WriteNumber): string {
  return String(Number(value.toPrecision(3))).replace('.', inTex(decimalMark(write)));
}

/** As much of a vector as a line holds. */
function beginning(values: Float32Array, write: WriteNumber): string {
  const mark = decimalMark(write) === ',' ? ';' : ',';
  return `(${Array.from(values.subarray(0, 2), (value) => fixed(value, write)).join(`${mark}\\, `)}${mark}\\, \\ldots)`;
}

/** A term that is added, with the room of a sum where it begins a part. */
function plus(term: string): string {
  return `+\\; ${term}`;
}

/** A number that stands behind a sign of its own. */
function factor(value: number, write: WriteNumber): string {
  const written = fixed(value, write);
  return written.startsWith('-') ? `(${written})` : written;
}

/** The first number of a vector. */
function firstOf(vector: string): string {
  return `(${vector})_1`;
}

/** Where the comma is the decimal mark, a semicolon parts two numbers. */
function indices(t: number, i: number, write: WriteNumber): string {
  return `${t}${decimalMark(write) === ',' ? ';' : ','}${i}`;
}

function decimalMark(write: WriteNumber): string {
  return write(0.5).replace(/\d/g, '');
}

/** TeX takes a bare comma for one between two things, and leaves a gap after it. */
function inTex(written: string): string {
  return written.replaceAll(',', '{,}').replace('\u2212', '-').replaceAll(/\s/g, '\\,');
}

function average(values: ArrayLike<number>): number {
  return values.length === 0 ? 0 : Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}
