/** What the engine is asked for, given what the reader chose. */

import type { TraceRequest } from './engine';
import type { ReaderState } from './reader-state';
import type { TokenizedText } from './tokens';
import { NO_INTERVENTIONS, type Decoding, type Interventions } from './trace';

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
  const ofAllSteps = state.weightChanges.find((change) => change.step === null);
  return {
    attention: state.attention,
    hiddenPositions,
    weightsOfAllSteps: ofAllSteps?.rule ?? null,
    weightsOfStep: new Map(state.weightChanges.flatMap(({ step, rule }) => (step === null ? [] : [[step, rule] as const]))),
    forcedPieces: new Map(state.forcedPieces.map(({ step, piece }) => [step, piece])),
  };
}

function decodingOf(state: ReaderState, withTarget: boolean): Decoding {
  if (withTarget && state.target !== null) return { kind: 'forced', target: state.target };
  return state.beam === null ? { kind: 'greedy' } : { kind: 'beam', ...state.beam };
}
