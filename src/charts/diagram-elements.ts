/** The elements of a drawn diagram that a step fills and lights up. */

import type { Trace } from '../model/trace';
import type { DiagramLayout, PartId } from './diagram-layout';

export interface DiagramElements {
  readonly trace: Trace;
  readonly layout: DiagramLayout;
  readonly groups: ReadonlyMap<PartId, SVGElement>;
  /** What changes with the step. */
  readonly live: ReadonlyMap<PartId, SVGElement>;
  readonly wires: SVGElement;
}
