/** The one number by which a list names a model's quality. */

import type { ModelCard } from './card';

/**
 * BLEU (0 to 100) as the plugin translates unless told otherwise: with attention, greedy. Of several sets the largest,
 * which for our models is the test and not the friendlier sentences that training was watched on. null: not measured.
 */
export function headlineBleu({ scores }: ModelCard): number | null {
  const usual = scores.translation.filter(({ attention, decoding }) => attention && decoding === 'greedy');
  return usual.sort((one, other) => other.sentences - one.sentences)[0]?.bleu ?? null;
}
