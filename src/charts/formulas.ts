/**
 * The formulas of one decoding step, once with symbols and once with the reader's numbers.
 * Each is a row of parts, so that a part can light up together with the chart that shows the same quantity.
 * Numbers have the reader's decimal mark, so that they read like those of the charts.
 * Formulas: Bahdanau et al. 2015 (additive), Luong et al. 2015 (dot, general, location), Cho et al. 2014 (GRU, as PyTorch writes it).
 */

import type { ModelCard } from '../model/card';
import type { Trace } from '../model/trace';
import type { Focus } from './view';

export type Term = 'state' | 'query' | 'key' | 'score' | 'weight' | 'context' | 'output';

/** A number with two places, as the reader's language writes it. */
export type WriteNumber = (value: number) => string;

export interface FormulaPart {
  readonly tex: string;
  readonly term: Term | null;
}

export interface Formula {
  readonly symbols: readonly FormulaPart[];
  /** Empty where the trace holds nothing that could be filled in. */
  readonly numbers: readonly FormulaPart[];
}

/** s_t from s_{t−1}: the mean of z_t stands for all of its numbers. */
export function stateFormula(trace: Trace, { step }: Focus, write: WriteNumber): Formula {
  const kept = average(trace.steps[step]?.updateGate ?? []);
  const t = step + 1;
  return {
    symbols: [part('s_t', 'state'), part('= (1 - z_t) \\odot n_t + z_t \\odot s_{t-1}')],
    numbers: [part(`s_{${t}}`, 'state'), part(`\\approx ${fixed(1 - kept, write)}\\, n_{${t}} + ${fixed(kept, write)}\\, s_{${t - 1}}`)],
  };
}

/** The two linear layers; null where the score function has none. */
export function linearFormula(card: ModelCard, { step, position }: Focus): Formula | null {
  const { kind } = card.attention;
  if (kind === 'dot' || kind === 'none') return null;
  const queryTime = queryIndex(card, step);
  if (kind === 'location') return { symbols: [part('q_t', 'query'), part('= W_q\\, s_t')], numbers: [part(`q_{${step + 1}}`, 'query'), part(`= W_q\\, s_{${queryTime}}`)] };
  return {
    symbols: [part('q_t', 'query'), part(`= W_q\\, ${card.attention.queryState === 'after' ? 's_t' : 's_{t-1}'}, \\quad`), part('k_i', 'key'), part('= W_k\\, h_i')],
    numbers: [part(`q_{${step + 1}}`, 'query'), part(`= W_q\\, s_{${queryTime}}, \\quad`), part(`k_{${position + 1}}`, 'key'), part(`= W_k\\, h_{${position + 1}}`)],
  };
}

export function scoreFormula(card: ModelCard, trace: Trace, focus: Focus, write: WriteNumber): Formula | null {
  const step = trace.steps[focus.step], score = step?.scores[focus.position];
  if (step === undefined || score === undefined || card.attention.kind === 'none') return null;
  const t = focus.step + 1, i = focus.position + 1;
  const cell = part(`e_{${indices(t, i, write)}}`, 'score'), result = part(score < -1e8 ? '-\\infty' : fixed(score, write), 'score');
  const s = card.attention.queryState === 'after' ? 's_t' : 's_{t-1}';
  switch (card.attention.kind) {
    case 'general': {
      const product = dotOfKey(trace, focus), scale = card.attention.scale;
      const scaled = Math.abs(scale - 1) > 1e-6;
      return {
        symbols: [part('e_{ti}', 'score'), part(scaled ? '= \\lambda\\;' : '='), part('q_t^\\top', 'query'), part('k_i', 'key')],
        numbers: [cell, part('='), part(scaled ? `${significant(scale, write)} \\cdot ${fixed(product, write)} =` : ''), result].filter(({ tex }) => tex !== ''),
      };
    }
    case 'dot':
      return { symbols: [part('e_{ti}', 'score'), part('='), part(`${s}^\\top`, 'state'), part('h_i', 'key')], numbers: [cell, part('='), result] };
    case 'additive':
      return {
        symbols: [part('e_{ti}', 'score'), part('= v_a^\\top \\tanh('), part('q_t', 'query'), part('+'), part('k_i', 'key'), part(')')],
        numbers: [cell, part('='), result],
      };
    case 'location':
      return { symbols: [part('e_t', 'score'), part('= W_p\\,'), part('q_t', 'query')], numbers: [cell, part('='), result] };
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
    symbols: [part('\\alpha_{ti}', 'weight'), part('='), part('\\dfrac{\\exp(e_{ti})}{\\sum_j \\exp(e_{tj})}', 'score')],
    numbers: [
      part(`\\alpha_{${indices(step + 1, position + 1, write)}}`, 'weight'), part('='),
      part(`\\dfrac{\\exp(${score < -1e8 ? '-\\infty' : fixed(score, write)}-${largest < 0 ? `(${shift})` : shift})}{${fixed(sum, write)}}`, 'score'),
      part('='), part(fixed(own / sum, write), 'weight'),
    ],
  };
}

/** c_t: the three heaviest terms by name, the rest as one number. */
export function contextFormula(trace: Trace, { step }: Focus, write: WriteNumber): Formula | null {
  const at = trace.steps[step];
  if (at === undefined) return null;
  if (!trace.interventions.attention) return { symbols: [part('c', 'context'), part('= [\\overrightarrow{h}_S ; \\overleftarrow{h}_1]')], numbers: [] };
  const heaviest = Array.from(at.weights, (weight, position) => ({ weight, position })).sort((a, b) => b.weight - a.weight).slice(0, 3).filter(({ weight }) => weight >= 0.005);
  const rest = 1 - heaviest.reduce((sum, { weight }) => sum + weight, 0);
  const terms = heaviest.flatMap(({ weight, position }, index) => [
    part(index === 0 ? fixed(weight, write) : `+\\, ${fixed(weight, write)}`, 'weight'), part(`h_{${position + 1}}`, 'key'),
  ]);
  return {
    symbols: [part('c_t', 'context'), part('= \\sum_i'), part('\\alpha_{ti}', 'weight'), part('h_i', 'key')],
    numbers: [part(`c_{${step + 1}}`, 'context'), part('='), ...terms, ...(rest >= 0.005 ? [part(`+\\, ${fixed(rest, write)}\\,(\\ldots)`)] : [])],
  };
}

export function outputFormula(trace: Trace, { step }: Focus, write: WriteNumber): Formula | null {
  const at = trace.steps[step];
  if (at === undefined) return null;
  return {
    symbols: [part('p(y_t)', 'output'), part('= \\operatorname{softmax}(W_o \\tanh(W_r ['), part('s_t', 'state'), part(';'), part('c_t', 'context'), part(']))')],
    numbers: [part(`p(y_{${step + 1}})`, 'output'), part(`= e^{${fixed(at.logProbability, write)}} =`), part(fixed(Math.exp(at.logProbability), write), 'output')],
  };
}

/** q_t · k_i over the attention size, in doubles. */
export function dotOfKey(trace: Trace, { step, position }: Focus): number {
  const query = trace.steps[step]?.query ?? new Float32Array();
  return query.reduce((sum, value, k) => sum + value * (trace.keys.values[position * trace.keys.columns + k] ?? 0), 0);
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
