/** A model that runs: its card, its tokenizer and its two graphs. Names and shapes of tensors: docs/model-format.md. */

import type { ModelCard } from '../model/card';
import { EngineError } from '../model/engine';
import { messageOf } from '../model/error-message';
import { readOnnxFile, type OnnxFile } from '../model/onnx-file';
import { parseTokenizer, type Tokenizer } from '../model/tokenizer';
import type { Matrix } from '../model/trace';
import { floats, floatsOf, integers, type GraphInputs, type GraphRuntime, type Session } from './graph-runtime';
import type { ModelBytes } from './model-bytes';
import { lacksOf } from './runtime';

/** What the encoder makes of a sentence. It depends on nothing that a reader can change later. */
export interface EncodedSource {
  readonly encoderStates: Matrix; // [S,H]
  readonly keys: Matrix; // [S,A]
  readonly initialState: Float32Array; // [D]
}

/** One decoding step of B rows. */
export interface StepInput {
  readonly previousIds: readonly number[]; // [B]
  readonly states: Float32Array; // [B,D]
  readonly sourceMask: Float32Array; // [S], 1 visible, 0 hidden
  /** Used in place of the softmax's weights; null: the model's own. */
  readonly givenWeights: Float32Array | null; // [B,S]
  readonly attention: boolean;
}

export interface StepOutput {
  readonly logProbabilities: Float32Array; // [B,V_y]
  readonly states: Float32Array; // [B,D]
  /** What the next step takes: `states` themselves, where nothing is fed into them. */
  readonly nextStates: Float32Array; // [B,D]
  readonly query: Float32Array; // [B,A]
  readonly scores: Float32Array; // [B,S]
  readonly weights: Float32Array; // [B,S]
  readonly context: Float32Array; // [B,H]
  readonly updateGate: Float32Array; // [B,D]
  readonly resetGate: Float32Array; // [B,D]
  /** Empty where the model doesn't give it. */
  readonly embedding: Float32Array; // [B,E]
}

export class TranslationModel {
  private constructor(
    readonly card: ModelCard,
    readonly tokenizer: Tokenizer,
    private readonly encoder: Session,
    private readonly decoder: Session,
  ) {}

  /** Throws an EngineError when the bytes are not a model that runs. */
  static async create(runtime: GraphRuntime, card: ModelCard, bytes: ModelBytes): Promise<TranslationModel> {
    const { value: tokenizer, problems } = parseTokenizer(new TextDecoder().decode(bytes.tokenizer));
    if (problems) throw new EngineError('corrupt', `The tokenizer of ${card.id} cannot be read: ${problems.slice(0, 3).map(({ path }) => path).join('; ')}`);
    for (const [name, graph] of [['encoder.onnx', bytes.encoder], ['decoder.onnx', bytes.decoder]] as const) {
      const [lack] = lacksOf(readGraph(name, graph, card.id));
      if (lack) throw new EngineError('runtime', `The runtime cannot run ${name} of ${card.id}: it is not made for ${lack.expected.kind === 'opset' ? 'opset ' : ''}${lack.found.text}.`);
    }
    try {
      const encoder = await runtime.createSession(bytes.encoder);
      const decoder = await runtime.createSession(bytes.decoder);
      return new TranslationModel(card, tokenizer, encoder, decoder);
    } catch (cause) {
      throw new EngineError('runtime', `The model ${card.id} cannot be started: ${messageOf(cause)}`, { cause });
    }
  }

  async encode(sourceIds: readonly number[]): Promise<EncodedSource> {
    const rows = sourceIds.length;
    const outputs = await this.encoder.run({ source_ids: integers(sourceIds, [1, rows]) });
    const matrix = (values: Float32Array): Matrix => ({ rows, columns: values.length / rows, values });
    return {
      encoderStates: matrix(floatsOf(outputs, 'encoder_states')),
      keys: matrix(floatsOf(outputs, 'keys')),
      initialState: floatsOf(outputs, 'initial_state'),
    };
  }

  async step(source: EncodedSource, input: StepInput): Promise<StepOutput> {
    const rows = input.previousIds.length;
    const { encoderStates, keys } = source;
    const length = encoderStates.rows;
    const perRow = (value: number): Float32Array => new Float32Array(rows).fill(value);
    const inputs: GraphInputs = {
      previous_ids: integers(input.previousIds, [rows]),
      state: floats(input.states, [rows, input.states.length / rows]),
      encoder_states: floats(encoderStates.values, [1, length, encoderStates.columns]),
      keys: floats(keys.values, [1, length, keys.columns]),
      source_mask: floats(input.sourceMask, [1, length]),
      given_weights: floats(input.givenWeights ?? new Float32Array(rows * length), [rows, length]),
      use_given_weights: floats(perRow(input.givenWeights ? 1 : 0), [rows]),
      attention_on: floats(perRow(input.attention ? 1 : 0), [rows]),
    };
    // A model without attention has no use for some of them.
    const outputs = await this.decoder.run(chosen(inputs, this.decoder.inputNames));
    const nextStates = floatsOf(outputs, 'next_state');
    return {
      logProbabilities: floatsOf(outputs, 'log_probs'),
      states: this.card.sizes.inputFeeding ? floatsOf(outputs, 'state_before_feeding') : nextStates,
      nextStates,
      query: floatsOf(outputs, 'query'),
      scores: floatsOf(outputs, 'scores'),
      weights: floatsOf(outputs, 'weights'),
      context: floatsOf(outputs, 'context'),
      updateGate: floatsOf(outputs, 'update_gate'),
      resetGate: floatsOf(outputs, 'reset_gate'),
      embedding: floatsOf(outputs, 'embedding'),
    };
  }

  async release(): Promise<void> {
    await this.encoder.release();
    await this.decoder.release();
  }
}

function chosen(tensors: GraphInputs, names: readonly string[]): GraphInputs {
  const found: Record<string, GraphInputs[string]> = {};
  for (const name of names) {
    const tensor = tensors[name];
    if (tensor) found[name] = tensor;
  }
  return found;
}

/** Throws an EngineError where the bytes are no ONNX file. */
function readGraph(name: string, bytes: Uint8Array, modelId: string): OnnxFile {
  try {
    return readOnnxFile(bytes);
  } catch (cause) {
    throw new EngineError('corrupt', `${name} of ${modelId} is not an ONNX file: ${messageOf(cause)}`, { cause });
  }
}
