/** What the bench measures in, and its clocks. */

import { readFileSync } from 'node:fs';

/** One row of the bench. Times are processor time, and budgets are ratios wherever the machine would decide otherwise. */
export interface Measurement {
  readonly what: string;
  readonly value: number;
  readonly unit: 'bytes' | 'ms' | 'ratio' | 'frames';
  /** The value must stay below; null: for information. */
  readonly must: number | null;
  /** What we would like it to be. */
  readonly aim: number | null;
}

/** Processor milliseconds that this process has used, all its threads together: other programs don't count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The same of the main thread alone, where the system tells it: neither the compiler's nor the collector's own threads. */
export function mainThreadTime(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return processorTime();
  }
}

export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;
}
