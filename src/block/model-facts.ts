/** What a model's card says of it, line by line: its kind, its data, how good it is, and how far its weights can be trusted. */

import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';

type Fact = readonly [name: string, lines: readonly string[]];

export function factsOf(card: ModelCard, texts: Texts): readonly Fact[] {
  const facts = texts.block.modelFacts, { training } = card;
  const orUnmeasured = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [facts.unmeasured] : lines);
  const { steps, minutes, hardware, notes, guidedAlignment } = training;
  return [
    [facts.model, [`${card.id} ${card.version} · ${texts.block.parameters(card.parameters.total)}`]],
    [facts.kind, [facts.kindText(card.attention.kind)]],
    [facts.vocabulary, [facts.vocabularyText(card.sizes.sourceVocabulary, card.sizes.targetVocabulary)]],
    [facts.limit, [facts.limitText(card.limits.sourceTokens)]],
    ...(card.attention.maximumPosition === null ? [] : [[facts.reach, [facts.reachText(card.attention.maximumPosition)]] as const]),
    [facts.training, [
      ...card.data.filter((data) => data.role === 'train').map((data) => facts.trainingText(data.name, data.pairs, data.licence)),
      ...(typeof steps === 'number' && typeof minutes === 'number' && typeof hardware === 'string' ? [facts.trainedText(steps, minutes, hardware)] : []),
      // What steps and minutes leave out, such as the model that this one began with.
      ...(typeof notes === 'string' ? [notes] : []),
    ]],
    // Where an aligner told the model where to look, a student must know.
    ...(typeof guidedAlignment === 'boolean' && card.attention.kind !== 'none' ? [[facts.weights, [facts.weightsText(guidedAlignment)]] as const] : []),
    [facts.quality, orUnmeasured(qualityLines(card, texts))],
    [facts.alignment, orUnmeasured(card.scores.alignment.map((score) => facts.alignmentText(score.aer, score.set, score.method)))],
    ...faithfulness(card, texts),
    [facts.licence, [card.licence]],
  ];
}

/** One line for each set, with every way in which it was translated; the largest set first. */
function qualityLines(card: ModelCard, texts: Texts): readonly string[] {
  const facts = texts.block.modelFacts, scores = card.scores.translation;
  const sets = [...new Set(scores.map((score) => score.set))].sort((one, other) => sizeOf(card, other) - sizeOf(card, one));
  return sets.map((set) => facts.qualityText(set, sizeOf(card, set), scores.filter((score) => score.set === set)
    .map(({ decoding, attention, bleu, chrf }) => facts.scoreText(decoding, attention, bleu, chrf))));
}

function sizeOf(card: ModelCard, set: string): number {
  return card.scores.translation.find((score) => score.set === set)?.sentences ?? 0;
}

function faithfulness({ scores: { faithfulness: measured } }: ModelCard, texts: Texts): readonly Fact[] {
  const facts = texts.block.modelFacts;
  if (measured === null) return [];
  const { logProbLossTopWordHidden: top, logProbLossRandomWordHidden: random, logProbLossUniformWeights: uniform, sentences } = measured;
  if (top === undefined || random === undefined || uniform === undefined || sentences === undefined) return [];
  return [[facts.faithfulness, [facts.faithfulnessText(top, random, uniform, sentences)]]];
}
