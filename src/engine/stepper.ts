/** One sentence under one set of interventions: the decoder, step by step, with cancellation between the steps. */

import type { TokenizedText } from '../model/tokens';
import type { Interventions } from '../model/trace';
import { needsOwnWeights, ruleOfStep, sourceMask, weightsByRule } from './interventions';
import type { EncodedSource, StepOutput, TranslationModel } from './translation-model';

/** Lets the host handle its messages now and then; throws the signal's reason when the run was cancelled meanwhile. */
export type Breathe = () => Promise<void>;

export class Stepper {
  private readonly mask: Float32Array;

  constructor(
    private readonly model: TranslationModel,
    private readonly source: TokenizedText,
    readonly encoded: EncodedSource,
    private readonly interventions: Interventions,
    private readonly breathe: Breathe,
  ) {
    this.mask = sourceMask(interventions, source.tokens.length);
  }

  /** Runs step `step` for B rows: their previous ids and their states, [B,D]. */
  async run(step: number, previousIds: readonly number[], states: Float32Array): Promise<StepOutput> {
    await this.breathe();
    const input = { previousIds, states, sourceMask: this.mask, givenWeights: null, attention: this.interventions.attention };
    const rule = ruleOfStep(this.interventions, step);
    if (!rule) return this.model.step(this.encoded, input);
    const rows = previousIds.length;
    const length = this.mask.length;
    const own = needsOwnWeights(rule) ? (await this.model.step(this.encoded, input)).weights : new Float32Array(rows * length);
    const givenWeights = new Float32Array(rows * length);
    for (let row = 0; row < rows; row++) {
      givenWeights.set(weightsByRule(rule, own.subarray(row * length, (row + 1) * length), this.mask, this.source, step), row * length);
    }
    return this.model.step(this.encoded, { ...input, givenWeights });
  }
}
