/** Runs a model on one sentence and writes down everything that it computed. */

import { EngineError, type TraceRequest } from '../model/engine';
import type { Token, TokenId } from '../model/tokens';
import type { Alternative, Decoding, Step, Trace } from '../model/trace';
import { END, START, type Vocabulary } from '../model/vocabulary';
import { beamSearch, mostLikely, type Hypothesis } from './beam-search';
import { forcedTokens, requireSensible } from './interventions';
import { repeatedSteps, type SettledToken } from './resume';
import { Stepper, type Breathe } from './stepper';
import type { StepOutput, TranslationModel } from './translation-model';

/** Next tokens that a step keeps with their probabilities. */
const CANDIDATES = 10;

export const MAXIMUM_BEAM = 10;

/** What to emit, settled before the steps are written down. */
interface Plan {
  readonly settled: SettledToken;
  readonly maximumSteps: number;
  readonly alternatives: readonly Hypothesis[];
}

/**
 * `previous` may be a trace of the same sentence by the same model: what it has in common with the request is not computed again.
 * Throws an EngineError of kind `request` where the request makes no sense for the model.
 */
export async function computeTrace(model: TranslationModel, request: TraceRequest, previous: Trace | null, breathe: Breathe): Promise<Trace> {
  const started = performance.now();
  const { card, tokenizer } = model;
  const { decoding, interventions } = request;
  const { tokenized: source, leftOut } = tokenizer.source.encode(request.text, card.limits.sourceTokens);
  if (source.words.length === 0) throw new EngineError('request', 'There is no text to translate.');
  requireSensible(interventions, source);
  const earlier = previous?.source.text === source.text ? previous : null;
  const encoded = earlier ?? (await model.encode(source.tokens.map(({ id }) => id)));
  const stepper = new Stepper(model, source, encoded, interventions, breathe);
  const plan = await planOf(decoding, stepper, model, request);
  const steps = await takeSteps(stepper, tokenizer.target, plan, earlier ? repeatedSteps(earlier, interventions, plan.settled, plan.maximumSteps) : []);
  const target = tokenizer.target.decode(steps.map(({ emitted }) => emitted.id));
  return {
    modelId: card.id,
    source,
    leftOut,
    encoderStates: encoded.encoderStates,
    keys: encoded.keys,
    initialState: encoded.initialState,
    steps: steps.map((step, index) => withPlaces(step, target.tokens, index)),
    target,
    finished: steps[steps.length - 1]?.emitted.kind === 'end',
    logProbability: steps.reduce((sum, step) => sum + step.logProbability, 0),
    alternatives: plan.alternatives.map((hypothesis) => alternativeOf(hypothesis, tokenizer.target)),
    decoding,
    interventions,
    milliseconds: performance.now() - started,
  };
}

async function planOf(decoding: Decoding, stepper: Stepper, model: TranslationModel, { interventions }: TraceRequest): Promise<Plan> {
  const maximumTokens = model.card.limits.targetTokens;
  const forced = forcedTokens(interventions, model.tokenizer.target);
  switch (decoding.kind) {
    case 'greedy':
      return { settled: (step) => forced.get(step) ?? null, maximumSteps: maximumTokens, alternatives: [] };
    case 'forced': {
      const ids = forcedIds(decoding.target, model.tokenizer.target, maximumTokens);
      return { settled: (step) => ids[step] ?? null, maximumSteps: ids.length, alternatives: [] };
    }
    case 'beam': {
      const { size, lengthPenalty } = decoding;
      if (!Number.isInteger(size) || size < 1 || size > MAXIMUM_BEAM) throw new EngineError('request', `A beam has from 1 to ${MAXIMUM_BEAM} hypotheses.`);
      if (!Number.isFinite(lengthPenalty)) throw new EngineError('request', 'The length penalty must be a number.');
      const [best, ...alternatives] = await beamSearch(stepper, { size, lengthPenalty, maximumTokens, forcedTokens: forced });
      return { settled: (step) => best?.ids[step] ?? null, maximumSteps: best?.ids.length ?? 0, alternatives };
    }
  }
}

/** A given translation; one that is longer than the model's maximum is followed up to there, and then stays unfinished. */
function forcedIds(target: string, vocabulary: Vocabulary, maximumTokens: number): TokenId[] {
  const { tokenized, leftOut } = vocabulary.encode(target, maximumTokens);
  const ids = tokenized.tokens.map(({ id }) => id);
  return leftOut ? ids.slice(0, -1) : ids;
}

/** Follows the settled tokens, or the most likely ones where none is settled, until `</s>` or the maximum. */
async function takeSteps(stepper: Stepper, vocabulary: Vocabulary, { settled, maximumSteps }: Plan, repeated: readonly Step[]): Promise<Step[]> {
  const steps = [...repeated];
  while (steps.length < maximumSteps && steps[steps.length - 1]?.emitted.id !== END) {
    const last = steps[steps.length - 1];
    const previous = last?.emitted ?? vocabulary.token(START);
    const output = await stepper.run(steps.length, [previous.id], last?.nextState ?? stepper.encoded.initialState);
    steps.push(stepOf(output, previous, settled(steps.length), vocabulary));
  }
  return steps;
}

function stepOf(output: StepOutput, previous: Token, settled: TokenId | null, vocabulary: Vocabulary): Step {
  const likely = mostLikely(output.logProbabilities, CANDIDATES);
  const emitted = settled ?? likely[0] ?? END;
  return {
    previous,
    emitted: vocabulary.token(emitted),
    logProbability: output.logProbabilities[emitted] ?? -Infinity,
    candidates: likely.map((id) => ({ token: vocabulary.token(id), probability: Math.exp(output.logProbabilities[id] ?? -Infinity) })),
    query: output.query,
    scores: output.scores,
    weights: output.weights,
    context: output.context,
    updateGate: output.updateGate,
    resetGate: output.resetGate,
    embedding: output.embedding,
    state: output.states,
    nextState: output.nextStates,
  };
}

/** Offsets of emitted tokens are known once the whole text is. */
function withPlaces(step: Step, tokens: readonly Token[], index: number): Step {
  return { ...step, emitted: tokens[index] ?? step.emitted, previous: tokens[index - 1] ?? step.previous };
}

function alternativeOf({ ids, logProbability, score }: Hypothesis, vocabulary: Vocabulary): Alternative {
  const { text, tokens } = vocabulary.decode(ids);
  return { text, tokens, logProbability, score };
}
