/**
 * Encoders and decoder steps that keep the contract of docs/model-format.md, in all the forms in which an exporter may
 * write them. Weights are random: only the operations, types and sizes matter here.
 */

import { graph, tensor } from '../onnx-writer.mjs';
import { GraphBuilder } from './graph-builder.mjs';
import { randomTensors } from './values.mjs';

/**
 * @typedef {object} TranslationModel
 * @property {number} sourceVocabulary
 * @property {number} targetVocabulary
 * @property {number} embedding
 * @property {number} encoderState   H, both directions together
 * @property {number} decoderState   D
 * @property {number} attentionSize  A
 * @property {number} readout
 * @property {'dot' | 'general' | 'additive' | 'location' | 'none'} attention
 * @property {'before' | 'after'} queryState
 * @property {'operator' | 'scan' | 'loop'} recurrence  how the encoder runs over the source
 * @property {'operator' | 'spelled'} decoderCell       how the decoder's cell is written
 * @property {'float32' | 'int8' | 'float16'} storage   of the weight matrices
 * @property {boolean} tied                             output layer = target embedding, transposed
 * @property {number} opset
 * @property {number} seed
 */

/** @type {TranslationModel} */
export const USUAL = {
  sourceVocabulary: 60, targetVocabulary: 50, embedding: 16, encoderState: 24, decoderState: 20, attentionSize: 12, readout: 16,
  attention: 'general', queryState: 'after', recurrence: 'operator', decoderCell: 'spelled', storage: 'int8', tied: false,
  opset: 17, seed: 1,
};

const MAXIMUM_POSITION = 160;
const HIDDEN_SCORE = -1e9;

/** @param {TranslationModel} sizes @returns {import('../onnx-writer.mjs').Model} */
export function encoderGraph(sizes) {
  const build = new WeightedBuilder(sizes);
  const half = sizes.encoderState / 2;
  const ids = build.input('source_ids', 'int64', [1, 'S']);
  const embedded = build.embedding(ids, sizes.sourceVocabulary, sizes.embedding);
  const steps = build.op('Transpose', [embedded], { perm: [1, 0, 2] }); // [S,1,E]
  const { states, last } = RECURRENCE[sizes.recurrence](build, steps, sizes.embedding, half);
  const batchFirst = build.op('Transpose', [states], { perm: [1, 0, 2] }); // [1,S,H]
  build.output('encoder_states', batchFirst, 'float32', [1, 'S', sizes.encoderState]);
  const keys = sizes.attention === 'dot' ? batchFirst : build.linear(batchFirst, sizes.encoderState, sizes.attentionSize);
  build.output('keys', keys, 'float32', [1, 'S', sizes.attention === 'dot' ? sizes.encoderState : sizes.attentionSize]);
  const initial = build.op('Tanh', [build.linear(last, sizes.encoderState, sizes.decoderState)]);
  build.output('initial_state', initial, 'float32', [1, sizes.decoderState]);
  return build.graph;
}

/** @param {TranslationModel} sizes @returns {import('../onnx-writer.mjs').Model} */
export function decoderGraph(sizes) {
  const { encoderState, decoderState, embedding } = sizes;
  const build = new WeightedBuilder({ ...sizes, seed: sizes.seed + 1 });
  const ids = build.input('previous_ids', 'int64', ['B']);
  const state = build.input('state', 'float32', ['B', decoderState]);
  const states = build.input('encoder_states', 'float32', [1, 'S', encoderState]);
  const keySize = sizes.attention === 'dot' ? encoderState : sizes.attentionSize;
  const keys = build.input('keys', 'float32', [1, 'S', keySize]);
  const attention = {
    states,
    keys,
    mask: build.input('source_mask', 'float32', [1, 'S']),
    given: build.input('given_weights', 'float32', ['B', 'S']),
    useGiven: build.input('use_given_weights', 'float32', ['B']),
    on: build.input('attention_on', 'float32', ['B']),
  };
  const { name: embedded, table } = build.embeddingAndTable(ids, sizes.targetVocabulary, embedding);
  let cell;
  let attended;
  if (sizes.queryState === 'before') {
    attended = attend(build, sizes, state, attention);
    const input = build.op('Concat', [embedded, attended.context], { axis: -1 });
    cell = DECODER_CELL[sizes.decoderCell](build, input, embedding + encoderState, state, decoderState);
  } else {
    cell = DECODER_CELL[sizes.decoderCell](build, embedded, embedding, state, decoderState);
    attended = attend(build, sizes, cell.state, attention);
  }
  const both = build.op('Concat', [cell.state, attended.context], { axis: 1 });
  const readout = build.op('Tanh', [build.linear(both, decoderState + encoderState, sizes.tied ? embedding : sizes.readout)]);
  const logits = sizes.tied
    ? build.op('Add', [build.op('MatMul', [readout, build.op('Transpose', [table], { perm: [1, 0] })]), build.vector(sizes.targetVocabulary)])
    : build.linear(readout, sizes.readout, sizes.targetVocabulary);
  build.output('log_probs', build.op('LogSoftmax', [logits], { axis: -1 }), 'float32', ['B', sizes.targetVocabulary]);
  build.output('next_state', cell.state, 'float32', ['B', decoderState]);
  build.output('context', attended.context, 'float32', ['B', encoderState]);
  for (const [name, value] of Object.entries({ query: attended.query, scores: attended.scores, weights: attended.weights,
    update_gate: cell.update, reset_gate: cell.reset })) {
    if (value) build.output(name, value);
  }
  return build.graph;
}

/** Inputs of a decoder step with `beams` rows over `sourceLength` positions. @param {TranslationModel} sizes */
export function decoderInputs(sizes, sourceLength, beams, seed = 1) {
  const random = randomTensors(seed);
  const keySize = sizes.attention === 'dot' ? sizes.encoderState : sizes.attentionSize;
  return {
    previous_ids: random('int64', [beams], { high: sizes.targetVocabulary }),
    state: random('float32', [beams, sizes.decoderState]),
    encoder_states: random('float32', [1, sourceLength, sizes.encoderState]),
    keys: random('float32', [1, sourceLength, keySize]),
    source_mask: tensor('float32', [1, sourceLength], Array.from({ length: sourceLength }, (_, index) => Number(index === 0 || (index + seed) % 5 > 0))),
    given_weights: tensor('float32', [beams, sourceLength], Array(beams * sourceLength).fill(1 / sourceLength)),
    use_given_weights: tensor('float32', [beams], Array.from({ length: beams }, (_, row) => (row + seed) % 3 === 0 ? 1 : 0)),
    attention_on: tensor('float32', [beams], Array.from({ length: beams }, (_, row) => (row + seed) % 4 === 0 ? 0 : 1)),
  };
}

export function encoderInputs(sizes, sourceLength, seed = 1) {
  return { source_ids: randomTensors(seed)('int64', [1, sourceLength], { high: sizes.sourceVocabulary }) };
}

/** A builder whose weight matrices are stored as the model says. */
class WeightedBuilder extends GraphBuilder {
  constructor({ storage, seed, opset, prefix = '' }) {
    super(opset, prefix);
    this.storage = storage;
    this.random = randomTensors(seed);
  }

  /** A [rows, columns, ...] matrix in float32. */
  matrix(...dims) {
    if (this.storage === 'float32') return this.constant(this.random('float32', dims, { low: -0.3, high: 0.3 }));
    if (this.storage === 'float16') return this.op('Cast', [this.constant(this.random('float16', dims))], { to: 1 });
    const stored = this.constant(this.random('int8', dims, { low: -31, high: 32 }));
    return this.op('Mul', [this.op('Cast', [stored], { to: 1 }), this.#scales([...dims.slice(0, -1), 1])]);
  }

  vector(size) {
    return this.constant(this.random('float32', [size]));
  }

  /** x W^T + b, with W stored [out, in] as PyTorch has it. */
  linear(value, inputs, outputs) {
    const product = this.op('MatMul', [value, this.op('Transpose', [this.matrix(outputs, inputs)], { perm: [1, 0] })]);
    return this.op('Add', [product, this.vector(outputs)]);
  }

  embedding(ids, rows, columns) {
    return this.embeddingAndTable(ids, rows, columns).name;
  }

  /** Rows are gathered first and scaled after, so that the table stays int8. */
  embeddingAndTable(ids, rows, columns) {
    if (this.storage !== 'int8') {
      const table = this.matrix(rows, columns);
      return { name: this.op('Gather', [table, ids], { axis: 0 }), table };
    }
    const stored = this.constant(this.random('int8', [rows, columns], { low: -31, high: 32 }));
    const scales = this.#scales([rows, 1]);
    const gathered = this.op('Cast', [this.op('Gather', [stored, ids], { axis: 0 })], { to: 1 });
    const name = this.op('Mul', [gathered, this.op('Gather', [scales, ids], { axis: 0 })]);
    return { name, table: this.op('Mul', [this.op('Cast', [stored], { to: 1 }), scales]) };
  }

  #scales(dims) {
    return this.constant(this.random('float32', dims, { low: 0.01, high: 0.02 }));
  }
}

/** The cell, spelled out, with gates as PyTorch orders them: reset, update, candidate. */
function spelledCell(build, input, inputSize, state, size) {
  const fromInput = build.linear(input, inputSize, 3 * size);
  const fromState = build.linear(state, size, 3 * size);
  const [resetInput, updateInput, candidateInput] = build.ops('Split', [fromInput, build.list(size, size, size)], 3, { axis: 1 });
  const [resetState, updateState, candidateState] = build.ops('Split', [fromState, build.list(size, size, size)], 3, { axis: 1 });
  const reset = build.op('Sigmoid', [build.op('Add', [resetInput, resetState])]);
  const update = build.op('Sigmoid', [build.op('Add', [updateInput, updateState])]);
  const candidate = build.op('Tanh', [build.op('Add', [candidateInput, build.op('Mul', [reset, candidateState])])]);
  const kept = build.op('Mul', [update, state]);
  const added = build.op('Mul', [build.op('Sub', [build.number(1), update]), candidate]);
  return { state: build.op('Add', [added, kept]), update, reset };
}

/** The cell as one GRU operation over a single step; it does not show its gates. */
function operatorCell(build, input, inputSize, state, size) {
  const weights = ['', build.matrix(1, 3 * size, inputSize), build.matrix(1, 3 * size, size)];
  const step = build.op('Unsqueeze', [input, build.list(0)]);
  const [, last] = build.ops('GRU', [step, weights[1], weights[2], build.constant(build.random('float32', [1, 6 * size])), '',
    build.op('Unsqueeze', [state, build.list(0)])], 2, { hidden_size: size, linear_before_reset: 1 });
  return { state: build.op('Squeeze', [last, build.list(0)]) };
}

const DECODER_CELL = { spelled: spelledCell, operator: operatorCell };

function bidirectionalOperator(build, steps, inputSize, size) {
  const [all, last] = build.ops('GRU', [steps, build.matrix(2, 3 * size, inputSize), build.matrix(2, 3 * size, size),
    build.constant(build.random('float32', [2, 6 * size]))], 2, { hidden_size: size, direction: 'bidirectional', linear_before_reset: 1 });
  const states = build.op('Reshape', [build.op('Transpose', [all], { perm: [0, 2, 1, 3] }), build.list(0, 0, 2 * size)]); // [S,1,H]
  return { states, last: build.op('Reshape', [build.op('Transpose', [last], { perm: [1, 0, 2] }), build.list(1, 2 * size)]) };
}

function bidirectionalScan(build, steps, inputSize, size) {
  const directions = [0, 1].map((direction) => {
    const body = new WeightedBuilder({ storage: build.storage, seed: direction + 7, opset: build.opset, prefix: `body${direction}_` });
    const state = body.input('state_in', 'float32', [1, size]);
    const step = body.input('step_in', 'float32', [1, inputSize]);
    const next = spelledCell(body, step, inputSize, state, size).state;
    body.output('state_out', next, 'float32', [1, size]);
    body.output('step_out', next, 'float32', [1, size]);
    const start = build.constant(tensor('float32', [1, size], Array(size).fill(0)));
    return build.ops('Scan', [start, steps], 2, {
      body: graph(body.graph), num_scan_inputs: 1, scan_input_directions: [direction], scan_output_directions: [direction],
    });
  });
  return {
    states: build.op('Concat', directions.map(([, all]) => all), { axis: 2 }),
    last: build.op('Concat', directions.map(([last]) => last), { axis: 1 }),
  };
}

/** Both directions as Loop, which gathers its step by index; the second runs from the end. */
function bidirectionalLoop(build, steps, inputSize, size) {
  const length = build.op('Gather', [build.op('Shape', [steps]), build.constant(tensor('int64', [], [0]))], { axis: 0 });
  const directions = [false, true].map((backwards) => {
    const body = new WeightedBuilder({ storage: build.storage, seed: backwards ? 9 : 8, opset: build.opset, prefix: `loop${Number(backwards)}_` });
    const iteration = body.input('iteration', 'int64', []);
    body.input('go_on', 'bool', []);
    const state = body.input('state_in', 'float32', [1, size]);
    const index = backwards
      ? body.op('Sub', [body.op('Sub', [length, iteration]), body.constant(tensor('int64', [], [1]))])
      : iteration;
    const step = body.op('Gather', [steps, index], { axis: 0 });
    const next = spelledCell(body, step, inputSize, state, size).state;
    body.output('go_on_out', 'go_on', 'bool', []);
    body.output('state_out', next, 'float32', [1, size]);
    body.output('step_out', next, 'float32', [1, size]);
    const start = build.constant(tensor('float32', [1, size], Array(size).fill(0)));
    const [last, all] = build.ops('Loop', [length, '', start], 2, { body: graph(body.graph) });
    return { last, all: backwards ? reversed(build, all) : all };
  });
  return {
    states: build.op('Concat', directions.map(({ all }) => all), { axis: 2 }),
    last: build.op('Concat', directions.map(({ last }) => last), { axis: 1 }),
  };
}

function reversed(build, value) {
  return build.op('Slice', [value, build.list(-1), build.list(-(2 ** 40)), build.list(0), build.list(-1)]);
}

const RECURRENCE = { operator: bidirectionalOperator, scan: bidirectionalScan, loop: bidirectionalLoop };

/** Scores, weights and context, with the interventions of the contract. */
function attend(build, sizes, state, { states, keys, mask, given, useGiven, on }) {
  const fixed = build.op('Concat', [
    build.op('Slice', [states, build.list(-1, 0), build.list(2 ** 31, sizes.encoderState / 2), build.list(1, 2)]),
    build.op('Slice', [states, build.list(0, sizes.encoderState / 2), build.list(1, sizes.encoderState), build.list(1, 2)]),
  ], { axis: 2 }); // [1,1,H]
  const fixedContext = build.op('Squeeze', [fixed, build.list(1)]);
  const asColumn = (value) => build.op('Unsqueeze', [value, build.list(1)]);
  const isOne = (value) => build.op('Greater', [asColumn(value), build.number(0.5)]);
  if (sizes.attention === 'none') {
    const rows = build.op('Concat', [build.op('Shape', [on]), build.list(sizes.encoderState)], { axis: 0 });
    return { context: build.op('Expand', [fixedContext, rows]) };
  }
  const { query, scores: raw } = SCORE[sizes.attention](build, sizes, state, keys);
  const scores = build.op('Where', [build.op('Greater', [mask, build.number(0.5)]), raw, build.number(HIDDEN_SCORE)]);
  const softmax = build.op('Softmax', [scores], { axis: -1 });
  const weights = build.op('Where', [isOne(useGiven), given, softmax]);
  const sum = build.op('Squeeze', [build.op('MatMul', [asColumn(weights), states]), build.list(1)]); // [B,H]
  return { query, scores, weights, context: build.op('Where', [isOne(on), sum, fixedContext]) };
}

function dotScore(build, sizes, state, keys) {
  const query = build.linear(state, sizes.decoderState, sizes.encoderState);
  return { query, scores: productScores(build, query, keys) };
}

function generalScore(build, sizes, state, keys) {
  const query = build.linear(state, sizes.decoderState, sizes.attentionSize);
  const scores = productScores(build, query, keys);
  return { query, scores: build.op('Mul', [scores, build.number(sizes.attentionSize ** -0.5)]) };
}

function productScores(build, query, keys) {
  const row = build.op('Unsqueeze', [query, build.list(1)]); // [B,1,A]
  const product = build.op('MatMul', [row, build.op('Transpose', [keys], { perm: [0, 2, 1] })]); // [B,1,S]
  return build.op('Squeeze', [product, build.list(1)]);
}

function additiveScore(build, sizes, state, keys) {
  const query = build.linear(state, sizes.decoderState, sizes.attentionSize);
  const mixed = build.op('Tanh', [build.op('Add', [build.op('Unsqueeze', [query, build.list(1)]), keys])]); // [B,S,A]
  const scores = build.op('MatMul', [mixed, build.matrix(sizes.attentionSize, 1)]);
  return { query, scores: build.op('Squeeze', [scores, build.list(-1)]) };
}

/** Scores from the state alone, one per position, cut to the source's length (Luong et al. 2015, equation 8). */
function locationScore(build, sizes, state, keys) {
  const all = build.linear(state, sizes.decoderState, MAXIMUM_POSITION);
  const length = build.op('Slice', [build.op('Shape', [keys]), build.list(1), build.list(2), build.list(0)]);
  const scores = build.op('Slice', [all, build.list(0), length, build.list(1)]);
  return { query: build.linear(state, sizes.decoderState, sizes.attentionSize), scores };
}

const SCORE = { dot: dotScore, general: generalScore, additive: additiveScore, location: locationScore };
