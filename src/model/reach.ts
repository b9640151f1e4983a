/** How far attention can look: by place alone it has one score per place, up to a fixed number of them. */

import type { ModelCard } from './card';
import type { TokenizedText } from './tokens';

/**
 * The words of the sentence that have a piece past the last place that the model's attention can weigh; none where attention
 * is made from the encoder's states. Luong et al. 2015, section 3.1: location-based attention needs a fixed number of outputs.
 */
export function wordsOutOfReach(card: ModelCard, source: TokenizedText): readonly string[] {
  const { maximumPosition } = card.attention;
  if (maximumPosition === null) return [];
  return source.words.filter(({ endToken }) => endToken > maximumPosition).map(({ text }) => text);
}
