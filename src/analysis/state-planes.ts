/** The states of a trace as two planes, encoder and decoder apart. */

import type { Trace } from '../model/trace';
import { principalPlane, type Plane } from './principal-components';

export interface StatePlanes {
  /** One point per source token. */
  readonly encoder: Plane;
  /**
   * One point per step. The state that the encoder leaves before the first is no step's, and lies so far from all of them
   * that they would fall together.
   */
  readonly decoder: Plane;
}

export function statePlanes({ encoderStates: { rows, columns, values }, steps }: Trace): StatePlanes {
  return {
    encoder: principalPlane(Array.from({ length: rows }, (_, row) => values.subarray(row * columns, (row + 1) * columns))),
    decoder: principalPlane(steps.map(({ state }) => state)),
  };
}
