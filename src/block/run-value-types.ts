/** Values of the options that change a run: weights, forced words, beams, comparisons. */

import type { Beam, Comparison, ForcedPiece, WeightChange } from '../model/reader-state';
import { LENGTH_PENALTY, type WeightRule } from '../model/trace';
import type { ValueType } from './value-types';

/** Given weights must sum to 1, as near as four places allow. */
const SUM_TOLERANCE = 0.01;
const HIGHEST_STEP = 999;

/** `uniform`, `left`, `shuffled 7`, `one-hot 2`, `0.7 0.2 0.1`; for one step `3=left`; several with `;` between. */
export const weights: ValueType<readonly WeightChange[]> = {
  expected: { kind: 'weights', examples: ['uniform', 'shuffled 7', 'left', '3=one-hot 2', '2=0.7 0.2 0.1'] },
  read: (text) => entries(text.split(';'), (step, value): WeightChange | null => {
    const rule = readRule(value);
    return rule === null ? null : { step, rule };
  }),
};

export function printWeights(changes: readonly WeightChange[]): string | null {
  return changes.length === 0 ? null : changes.map(({ step, rule }) => `${step === null ? '' : `${step + 1}=`}${printRule(rule)}`).join('; ');
}

/** `3=dog; 5=▁the`: words, or pieces of the vocabulary. */
export const forcedPieces: ValueType<readonly ForcedPiece[]> = {
  expected: { kind: 'examples', examples: ['3=dog', '1=▁the; 4=</s>'] },
  // A forced word may hold a semicolon itself: only one before another step parts two words.
  read: (text) => entries(text.split(/;(?=\s*\d{1,3}\s*=)/), (step, piece): ForcedPiece | null => (step === null || piece === '' ? null : { step, piece })),
};

export function printForcedPieces(pieces: readonly ForcedPiece[]): string | null {
  return pieces.length === 0 ? null : pieces.map(({ step, piece }) => `${step + 1}=${piece}`).join('; ');
}

/** A size from 1 to 10, then the length penalty from 0 to 2 where it isn't 1. */
export const beam: ValueType<Beam | null> = {
  expected: { kind: 'examples', examples: ['5', '5, 0.6'] },
  read: (text) => {
    const found = /^(10|[1-9])(?:\s*,\s*([01](?:\.\d+)?|2(?:\.0+)?))?$/.exec(text);
    return found === null ? null : { size: Number(found[1]), lengthPenalty: Number(found[2] ?? LENGTH_PENALTY) };
  },
};

export function printBeam(value: Beam | null): string | null {
  return value === null ? null : value.lengthPenalty === LENGTH_PENALTY ? `${value.size}` : `${value.size}, ${value.lengthPenalty}`;
}

/** `without` for the same model without attention, else a model's id. */
export const comparison: ValueType<Comparison> = {
  expected: { kind: 'examples', examples: ['without', 'es-en'] },
  read: (text) => (text === 'without' ? { kind: 'without-attention' } : /^[\w.-]+$/.test(text) ? { kind: 'model', modelId: text } : null),
};

export function printComparison(value: Comparison | null): string | null {
  return value === null ? null : value.kind === 'model' ? value.modelId : 'without';
}

/** Each step (null: all steps) may stand once. */
function entries<Entry extends { readonly step: number | null }>(parts: readonly string[], read: (step: number | null, value: string) => Entry | null): readonly Entry[] | null {
  const found: Entry[] = [];
  for (const part of parts) {
    const [, number, value = ''] = /^\s*(?:(\d{1,3})\s*=\s*)?(.*?)\s*$/.exec(part) ?? [];
    const step = number === undefined ? null : Number(number) - 1;
    if (step !== null && (step < 0 || step >= HIGHEST_STEP)) return null;
    const entry = read(step, value);
    if (entry === null || found.some((other) => other.step === entry.step)) return null;
    found.push(entry);
  }
  return found.sort((a, b) => (a.step ?? -1) - (b.step ?? -1));
}

function readRule(text: string): WeightRule | null {
  const [name = '', ...rest] = text.split(/\s+/), number = /^\d{1,6}$/.test(rest[0] ?? '') ? Number(rest[0]) : null;
  if (rest.length === 0 && (name === 'uniform' || name === 'left')) return { kind: name };
  if (name === 'shuffled' && (rest.length === 0 || (rest.length === 1 && number !== null))) return { kind: 'shuffled', seed: number ?? 1 };
  if (name === 'one-hot') return rest.length === 1 && number !== null && number >= 1 ? { kind: 'one-hot', position: number - 1 } : null;
  const values = [name, ...rest].map((part) => (/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(part) ? Number(part) : NaN));
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.abs(sum - 1) <= SUM_TOLERANCE ? { kind: 'given', values } : null;
}

function printRule(rule: WeightRule): string {
  switch (rule.kind) {
    case 'uniform':
    case 'left': return rule.kind;
    case 'shuffled': return `shuffled ${rule.seed}`;
    case 'one-hot': return `one-hot ${rule.position + 1}`;
    case 'given': return rule.values.map((value) => String(Number(value.toFixed(4)))).join(' ');
  }
}
