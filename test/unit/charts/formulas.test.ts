/** The numbers in the formulas, against computations of their own. */

import { describe, expect, it } from 'vitest';
import { contextFormula, dotOfKey, linearFormula, outputFormula, scoreFormula, stateFormula, weightFormula, type FormulaPart } from '../../../src/charts/formulas';
import { isSoftmax } from '../../../src/charts/step-view';
import { numbersIn } from '../../../src/i18n/numbers';
import type { AttentionKind, ModelCard } from '../../../src/model/card';
import { madeTrace } from '../analysis/made-trace';

const trace = madeTrace();
const focus = { step: 2, position: 1 };
const step = trace.steps[2];
if (step === undefined) throw new Error('the made trace has seven steps');
const card = (kind: AttentionKind, inputFeeding = false): ModelCard => ({ attention: { kind, queryState: 'after', scale: 0.5, fixedContext: true, maximumPosition: null }, sizes: { inputFeeding } }) as ModelCard;
const english = (value: number) => numbersIn('en').fixed(value, 2);
const spanish = (value: number) => numbersIn('es').fixed(value, 2);
const written = (parts: readonly FormulaPart[] | undefined) => (parts ?? []).map(({ tex }) => tex).join(' ');

describe('the formulas of a step', () => {
  it('write the weight as the softmax of the scores', () => {
    const powers = Array.from(step.scores, (score) => Math.exp(score));
    const expected = (powers[1] ?? 0) / powers.reduce((sum, power) => sum + power, 0);
    expect(written(weightFormula(trace, focus, english)?.numbers)).toMatch(new RegExp(`= ${expected.toFixed(2)}$`));
    expect(isSoftmax(step)).toBe(true);
    expect(isSoftmax({ ...step, weights: Float32Array.from(step.weights).fill(1 / 7) })).toBe(false);
  });

  it('write the product of query and key', () => {
    let product = 0;
    for (let k = 0; k < 4; k++) product += (step.query[k] ?? 0) * (trace.keys.values[4 + k] ?? 0);
    expect(dotOfKey(trace, focus)).toBeCloseTo(product, 9);
    expect(written(scoreFormula(card('general'), trace, focus, english)?.numbers)).toContain(`0.5 \\cdot ${product.toFixed(2)} =`);
  });

  it('name the heaviest states of the weighted sum, and the rest as one number', () => {
    const parts = contextFormula(card('general'), trace, focus, english)?.numbers ?? [];
    const numbers = parts.flatMap(({ tex }) => /(\d\.\d\d)/.exec(tex)?.[1] ?? []).map(Number);
    expect(numbers.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 1);
    expect(numbers[0]).toBeCloseTo(Math.max(...step.weights), 2);
  });

  it('write the probability of the word', () => {
    expect(written(outputFormula(trace, focus, english)?.numbers)).toContain(Math.exp(step.logProbability).toFixed(2));
    expect(written(stateFormula(card('general'), trace, focus, english).numbers)).toContain('s_{3}');
  });

  it.each([
    ['general', true, 'q_t^\\top'], ['additive', true, '\\tanh('], ['dot', false, 'h_i'], ['location', true, 'W_p'],
  ] as const)('are those of %s attention', (kind, hasLinearLayers, mark) => {
    expect(linearFormula(card(kind), trace, focus, english) !== null).toBe(hasLinearLayers);
    expect(written(scoreFormula(card(kind), trace, focus, english)?.symbols)).toContain(mark);
  });

  it('are written with a decimal comma where the language has one, and no other mark is taken for it', () => {
    const parts = [weightFormula(trace, focus, spanish), scoreFormula(card('general'), trace, focus, spanish), contextFormula(card('general'), trace, focus, spanish), outputFormula(trace, focus, spanish)];
    const all = parts.map((formula) => written(formula?.numbers)).join(' ');
    expect(all).toMatch(/\d\{,\}\d\d/);
    expect(all).not.toMatch(/\d\.\d|\d,\d/);
    expect(all).toContain('\\alpha_{3;2}');
    expect(all).not.toContain('\u2212');
  });

  it('are cut into parts that each begin with their sign, so that a narrow pane breaks the line between them', () => {
    const formulas = [stateFormula(card('general'), trace, focus, english), linearFormula(card('general'), trace, focus, english), scoreFormula(card('general'), trace, focus, english), weightFormula(trace, focus, english), contextFormula(card('general'), trace, focus, english), outputFormula(trace, focus, english)];
    const parts = formulas.flatMap((formula) => [formula?.numbers ?? [], formula?.first ?? []].flat().map(({ tex }) => tex));
    expect(parts.filter((tex) => /[=+]$/.test(tex.trim()))).toEqual([]);
    expect(parts.filter((tex) => /[^(]= /.test(tex.slice(1)))).toEqual([]);
  });

  it('are none where there is no attention', () => {
    expect(scoreFormula(card('none'), trace, focus, english)).toBeNull();
    expect(linearFormula(card('none'), trace, focus, english)).toBeNull();
  });

  it('give the fixed vector where attention is off', () => {
    const off = { ...trace, interventions: { ...trace.interventions, attention: false } };
    expect(written(contextFormula(card('general'), off, focus, english)?.symbols)).toContain('overrightarrow');
  });
});

describe('numbers to work out by hand', () => {
  const first = (parts: readonly FormulaPart[] | undefined) => Number((/= (-?\d+\.\d\d)$/.exec(written(parts)) ?? [])[1]);

  it('are the first number of the context vector, from weights and encoder states', () => {
    const { columns, values } = trace.encoderStates;
    const expected = step.weights.reduce((sum, weight, position) => sum + weight * (values[position * columns] ?? 0), 0);
    expect(first(contextFormula(card('general'), trace, focus, english)?.first)).toBeCloseTo(expected, 2);
  });

  it('are the first number of the state, from what is kept and what is new', () => {
    const parts = stateFormula(card('general'), trace, focus, english).first;
    const [fresh = 0, candidate = 0, kept = 0, old = 0] = (written(parts).match(/-?\d+\.\d\d/g) ?? []).map(Number);
    expect(fresh + kept).toBeCloseTo(1, 1);
    expect(fresh * candidate + kept * old).toBeCloseTo(step.state[0] ?? 0, 1);
    expect(first(parts)).toBeCloseTo(step.state[0] ?? 0, 2);
  });

  it('count what was fed into the state before as a part of it', () => {
    const fed = stateFormula(card('general', true), trace, focus, english);
    expect(written(fed.symbols)).toContain('(s_{t-1} + W_f\\, \\tilde{h}_{t-1})');
    expect(written(fed.numbers)).toContain('(s_{2} + W_f\\, \\tilde{h}_{2})');
    const old = (trace.steps[1]?.nextState[0] ?? 0).toFixed(2);
    expect(written(fed.first)).toContain(`\\cdot ${old.startsWith('-') ? `(${old})` : old}`);
    expect(written(stateFormula(card('general', true), trace, { step: 0, position: 1 }, english).symbols)).not.toContain('W_f');
  });

  it('begin the product of query and key with their own numbers', () => {
    const product = written(scoreFormula(card('general'), trace, focus, english)?.numbers);
    expect(product).toContain(`${(step.query[0] ?? 0).toFixed(2)} \\cdot`);
    expect(written(linearFormula(card('general'), trace, focus, english)?.numbers)).toContain((trace.keys.values[4] ?? 0).toFixed(2));
    expect(written(linearFormula(card('location'), trace, focus, english)?.numbers)).not.toContain('k_');
  });
});
