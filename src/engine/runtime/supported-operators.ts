/** Whether the trimmed runtime can run a model, asked before a session is created: what it lacks would stop it for good. */

import operators from './supported-operators.json';
import { readOperators } from './onnx-operators';

export type RuntimeFit =
  | { readonly fits: true }
  | { readonly fits: false; readonly reason: 'not-onnx' }
  /** The model is written in a version of ONNX that was not tried. */
  | { readonly fits: false; readonly reason: 'opset'; readonly opset: number; readonly supported: readonly [first: number, last: number] }
  /** Operators that the runtime lacks, sorted, those of other domains as `domain.Name`. */
  | { readonly fits: false; readonly reason: 'operators'; readonly operators: readonly string[] };

/** First and last opset of ONNX's own domain in which operators were tried. */
export const SUPPORTED_OPSETS: readonly [first: number, last: number] = rangeOf(operators['']);

/** What stands between the runtime and an ONNX model, if anything; `model` holds the whole file. */
export function fitOf(model: Uint8Array): RuntimeFit {
  const found = readOperators(model);
  if (!found) return { fits: false, reason: 'not-onnx' };
  const opset = found.opsets.get('') ?? SUPPORTED_OPSETS[1];
  if (opset < SUPPORTED_OPSETS[0] || opset > SUPPORTED_OPSETS[1]) {
    return { fits: false, reason: 'opset', opset, supported: SUPPORTED_OPSETS };
  }
  const missing = found.operators.filter(({ domain, type }) => !isSupported(domain, type, opset));
  if (missing.length === 0) return { fits: true };
  const names = missing.map(({ domain, type }) => (domain === '' ? type : `${domain}.${type}`));
  return { fits: false, reason: 'operators', operators: [...new Set(names)].sort() };
}

function isSupported(domain: string, type: string, opset: number): boolean {
  const types: Readonly<Record<string, readonly number[]>> | undefined = TYPES_BY_DOMAIN.get(domain);
  const [first, last] = types && Object.hasOwn(types, type) ? (types[type] ?? []) : [];
  return first !== undefined && last !== undefined && opset >= first && opset <= last;
}

const TYPES_BY_DOMAIN = new Map<string, Readonly<Record<string, readonly number[]>>>(Object.entries(operators));

function rangeOf(types: Readonly<Record<string, readonly number[]>>): readonly [number, number] {
  const opsets = Object.values(types).flat();
  return [Math.min(...opsets), Math.max(...opsets)];
}
