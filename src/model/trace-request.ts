/** What the engine is asked for, given what the reader chose. */

import type { TraceRequest } from './engine';
import type { ReaderState } from './reader-state';
import type { TokenizedText } from './tokens';
import { NO_INTERVENTIONS, type Decoding, type Interventions, type WeightRule } from './trace';

/** The sentence as the model would translate it by itself. */
export function ordinaryRequest(state: ReaderState, modelId: string): TraceRequest {
  return { modelId, text: state.sentences[state.sentence] ?? '', decoding: decodingOf(state, false), interventions: NO_INTERVENTIONS };
}

/** The run that the state asks for. `source` is the sentence as the ordinary run read it: words are hidden by their tokens. */
export function requestOf(state: ReaderState, modelId: string, source: TokenizedText): TraceRequest {
  return {
    modelId,
    text: state.sentences[state.sentence] ?? '',
    decoding: decodingOf(state, true),
    interventions: interventionsOf(state, source),
  };
}

/** The sentence by another model, or by the same one with the fixed context vector (`other` is null). */
export function comparedRequest(state: ReaderState, modelId: string, other: string | null): TraceRequest {
  const request = ordinaryRequest(state, other ?? modelId);
  return other === null ? { ...request, interventions: { ...NO_INTERVENTIONS, attention: false } } : request;
}

export function interventionsOf(state: ReaderState, source: TokenizedText): Interventions {
  const hiddenPositions = state.hiddenWords.flatMap((word) => {
    const { firstToken = 0, endToken = 0 } = source.words[word] ?? {};
    return Array.from({ length: endToken - firstToken }, (_, offset) => firstToken + offset);
  });
  const tokens = source.tokens.length, changes = state.weightChanges.filter(({ rule }) => fits(rule, tokens, hiddenPositions));
  const ofAllSteps = changes.find((change) => change.step === null);
  return {
    attention: state.attention,
    hiddenPositions,
    weightsOfAllSteps: ofAllSteps?.rule ?? null,
    weightsOfStep: new Map(changes.flatMap(({ step, rule }) => (step === null ? [] : [[step, rule] as const]))),
    forcedPieces: new Map(state.forcedPieces.map(({ step, piece }) => [step, piece])),
  };
}

/** Rules for another sentence than this one are left out: a fence keeps its rules while its sentence is edited. */
function fits(rule: WeightRule, tokens: number, hidden: readonly number[]): boolean {
  if (rule.kind === 'one-hot') return rule.position < tokens && !hidden.includes(rule.position);
  return rule.kind !== 'given' || (rule.values.length === tokens && rule.values.some((value, position) => value > 0 && !hidden.includes(position)));
}

function decodingOf(state: ReaderState, withTarget: boolean): Decoding {
  if (withTarget && state.target !== null) return { kind: 'forced', target: state.target };
  return state.beam === null ? { kind: 'greedy' } : { kind: 'beam', ...state.beam };
}
