/** Whether the trimmed runtime can run a model, asked before a session is created: what it lacks would stop it for good. */

import type { OnnxFile } from '../../model/onnx-file';
import { exactly, thing, type Expected } from '../../model/problem';
import operators from './supported-operators.json';

export type RuntimeFit =
  | { readonly fits: true }
  /** The model is written in a version of ONNX that was not tried. */
  | { readonly fits: false; readonly reason: 'opset'; readonly opset: number; readonly supported: OpsetRange }
  /** Operators that the runtime lacks, sorted, those of other domains as `domain.Name`. */
  | { readonly fits: false; readonly reason: 'operators'; readonly operators: readonly string[] };

export type OpsetRange = readonly [first: number, last: number];

/** Opsets by operator, `domain.Name` outside of ONNX's own domain: those in which the covering cases ran it. */
const RANGES: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries(operators).flatMap(([domain, types]) =>
    Object.entries<readonly number[]>(types).map(([type, range]) => [domain === '' ? type : `${domain}.${type}`, range] as const)),
);

/** First and last opset of ONNX's own domain in which operators were tried. */
export const SUPPORTED_OPSETS: OpsetRange = [Math.min(...[...RANGES.values()].flat()), Math.max(...[...RANGES.values()].flat())];

/** What stands between the runtime and a graph, if anything. */
export function fitOf({ opset, operators: used }: Pick<OnnxFile, 'opset' | 'operators'>): RuntimeFit {
  const [first, last] = SUPPORTED_OPSETS;
  if (opset < first || opset > last) return { fits: false, reason: 'opset', opset, supported: SUPPORTED_OPSETS };
  const missing = [...used].filter((operator) => !isSupported(operator, opset)).sort();
  return missing.length === 0 ? { fits: true } : { fits: false, reason: 'operators', operators: missing };
}

/** The same as the check of a model tells it; empty where nothing stands between them. */
export function lacksOf(graph: Pick<OnnxFile, 'opset' | 'operators'>): Array<{ expected: Expected; found: ReturnType<typeof exactly> }> {
  const fit = fitOf(graph);
  if (fit.fits) return [];
  switch (fit.reason) {
    case 'opset':
      return [{ expected: { kind: 'opset', from: fit.supported[0], to: fit.supported[1] }, found: exactly(fit.opset) }];
    case 'operators':
      return [{ expected: thing('runnable-operators'), found: exactly(fit.operators.join(', ')) }];
  }
}

function isSupported(operator: string, opset: number): boolean {
  const [first = Infinity, last = -Infinity] = RANGES.get(operator) ?? [];
  return opset >= first && opset <= last;
}
