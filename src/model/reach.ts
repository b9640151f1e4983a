/** How far attention can look: by place alone it has one score per place, up to a fixed number of them. */

import type { ModelCard } from './card';
import type { TokenizedText } from './tokens';

export interface OutOfReach {
  /** How many places the model's attention can weigh. */
  readonly places: number;
  /** The words that have a piece past the last of them. */
  readonly words: readonly string[];
}

/**
 * What the model's attention can't look at in this sentence; null where it reaches everything, as it always does when it is
 * made from the encoder's states. Luong et al. 2015, section 3.1: location-based attention needs a fixed number of outputs.
 */
export function outOfReach(card: ModelCard, source: TokenizedText): OutOfReach | null {
  const { maximumPosition: places } = card.attention;
  if (places === null) return null;
  const words = source.words.filter(({ endToken }) => endToken > places).map(({ text }) => text);
  return words.length === 0 ? null : { places, words };
}
