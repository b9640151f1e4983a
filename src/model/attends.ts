/** Whether a run has attention weights that mean something. */

import type { ModelCard } from './card';
import type { Trace } from './trace';

/** false: the decoder got one fixed context vector at every step, and looked at no word in particular. */
export function attends(card: ModelCard, { interventions }: Trace): boolean {
  return interventions.attention && card.attention.kind !== 'none';
}
