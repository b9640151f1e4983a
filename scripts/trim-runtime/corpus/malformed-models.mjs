/** Models and inputs that the runtime must refuse, so that its refusals are kept too. */

import { float, graph, int64s, model, node, scalar, tensor } from '../onnx-writer.mjs';
import { GraphBuilder } from './graph-builder.mjs';
import { USUAL, decoderGraph, decoderInputs, encoderGraph } from './translation-graphs.mjs';
import { randomTensors } from './values.mjs';

const DAMAGED_COPIES = 400;

export function* cases() {
  yield refusedModels('truncated models', [...truncated()]);
  yield refusedModels('models with flipped bits', [...damaged()]);
  yield refusedModels('models that are something else', [new Uint8Array(0), new Uint8Array(64), new TextEncoder().encode('{"not":"a model"}'), new Uint8Array(1000).fill(255)]);
  yield refusedModels('models that break a rule of ONNX', invalidGraphs().map((description) => model(description)));
  yield refusedModels('models that break a rule of ONNX, unoptimised', invalidGraphs().map((description) => model(description)), { graphOptimizationLevel: 'disabled' });
  yield* wrongInputs();
  yield* failingRuns();
}

function refusedModels(name, models, options) {
  return {
    name,
    run: async (steps) => {
      for (const bytes of models) {
        const session = await steps.create(bytes, options);
        if (session) await steps.release(session);
      }
    },
  };
}

function* truncated() {
  for (const bytes of [model(encoderGraph(USUAL)), model(decoderGraph(USUAL)), model(decoderGraph({ ...USUAL, recurrence: 'scan' }))]) {
    for (let part = 0; part < 60; part++) yield bytes.subarray(0, Math.floor((bytes.length * part) / 60));
  }
}

/** Bits are flipped in the structure, not in the weights, where they would change a number only. */
function* damaged() {
  const small = { ...USUAL, sourceVocabulary: 3, targetVocabulary: 3, embedding: 2, encoderState: 2, decoderState: 2, attentionSize: 2, readout: 2 };
  const random = randomTensors(77);
  for (const build of [encoderGraph, decoderGraph]) {
    for (const recurrence of ['operator', 'scan']) {
      const intact = model(build({ ...small, recurrence }));
      const positions = random('int32', [DAMAGED_COPIES], { high: intact.length * 8 }).data;
      for (const position of positions) {
        const copy = intact.slice();
        copy[position >> 3] ^= 1 << (position & 7);
        yield copy;
      }
    }
  }
}

/** Graphs that are well-formed protocol buffers and yet no valid model. */
function invalidGraphs() {
  const x = { x: ['float32', ['N', 4]] };
  const matrix = tensor('float32', [4, 4], Array(16).fill(1));
  const single = (type, inputs, attributes, extra = {}) => ({ inputs: x, outputs: { y: null }, nodes: [node(type, inputs, ['y'], attributes, extra.domain)], ...extra });
  return [
    single('NoSuchOperator', ['x']),
    single('Relu', ['x'], {}, { domain: 'com.example' }),
    single('Relu', ['missing']),
    single('Relu', ['x', 'x']),
    single('Add', ['x']),
    single('Relu', [''], {}),
    single('Relu', ['x'], { unknown_attribute: 1 }),
    single('Softmax', ['x'], { axis: 9 }),
    single('Softmax', ['x'], { axis: float(1) }),
    single('Concat', ['x', 'x']),
    single('Cast', ['x'], { to: 99 }),
    single('Cast', ['x'], {}),
    single('Gather', ['x', 'x'], { axis: 0 }),
    single('Transpose', ['x'], { perm: [0, 0] }),
    single('Transpose', ['x'], { perm: [0, 1, 2] }),
    single('Not', ['x']),
    single('GRU', ['x', 'x', 'x'], { hidden_size: 4 }),
    single('MatMul', ['x', 'w'], {}, { initializers: { w: tensor('float32', [3, 4], Array(12).fill(1)) } }),
    single('MatMul', ['x', 'w'], {}, { initializers: { w: tensor('int64', [4, 4], Array(16).fill(1)) } }),
    single('Add', ['x', 'w'], {}, { initializers: { w: tensor('float32', [3], [1, 2, 3]) } }),
    single('Reshape', ['x', 'w'], {}, { initializers: { w: int64s(-1, -1) } }),
    single('MatMul', ['x', 'w'], {}, { initializers: { w: { ...matrix, dims: [4, 5] } } }),
    single('MatMul', ['x', 'w'], {}, { initializers: { w: { ...matrix, dims: [-4, 4] } } }),
    single('Relu', ['x'], {}, { opset: 99 }),
    single('Relu', ['x'], {}, { opset: 0 }),
    single('Relu', ['x'], {}, { outputs: { z: null } }),
    single('Relu', ['x'], {}, { outputs: { y: ['int64', ['N', 4]] } }),
    single('Relu', ['x'], {}, { outputs: { y: ['float32', [7, 7]] } }),
    single('Relu', ['x'], {}, { inputs: { x: null } }),
    { inputs: x, outputs: { x: ['float32'] }, nodes: [] },
    { inputs: x, outputs: { y: null }, nodes: [node('Relu', ['x'], ['y']), node('Tanh', ['x'], ['y'])] },
    { inputs: x, outputs: { y: null }, nodes: [node('Add', ['x', 'z'], ['y']), node('Tanh', ['y'], ['z'])] },
    { inputs: x, outputs: { y: null }, nodes: [node('If', ['x'], ['y'], { then_branch: graph({ nodes: [], outputs: {} }), else_branch: graph({ nodes: [], outputs: {} }) })] },
    { inputs: x, outputs: { y: null }, nodes: [node('Scan', ['x', 'x'], ['y'], { num_scan_inputs: 1, body: graph({ nodes: [], outputs: {} }) })] },
    { inputs: x, outputs: { y: null }, nodes: [node('Loop', ['', '', 'x'], ['y'], { body: graph({ nodes: [], outputs: {} }) })] },
  ];
}

/** Inputs of the wrong name, type, rank or size, ids outside the table, and a session after its release. */
function* wrongInputs() {
  for (const attention of ['general', 'additive', 'location', 'none']) {
    const sizes = { ...USUAL, attention };
    yield {
      name: `wrong inputs of a ${attention} decoder`,
      run: async (steps) => {
        const session = await steps.create(model(decoderGraph(sizes)));
        if (!session) return;
        const right = decoderInputs(sizes, 5, 2);
        const random = randomTensors(3);
        const wrong = [
          {}, { ...right, another: right.state }, { state: right.state },
          { ...right, state: random('float64', [2, sizes.decoderState]) },
          { ...right, previous_ids: random('int32', [2]) }, { ...right, previous_ids: random('float32', [2]) },
          { ...right, state: random('float32', [sizes.decoderState]) }, { ...right, state: random('float32', [2, sizes.decoderState + 1]) },
          { ...right, state: random('float32', [3, sizes.decoderState]) }, { ...right, encoder_states: random('float32', [2, 5, sizes.encoderState]) },
          { ...right, keys: random('float32', [1, 4, sizes.attentionSize]) }, { ...right, source_mask: random('float32', [1, 6]) },
          { ...right, given_weights: random('float32', [2, 3]) }, { ...right, use_given_weights: random('float32', [5]) },
          { ...right, previous_ids: tensor('int64', [2], [sizes.targetVocabulary, 0]) }, { ...right, previous_ids: tensor('int64', [2], [-999, 0]) },
          { ...right, encoder_states: random('float32', [1, 0, sizes.encoderState]), keys: random('float32', [1, 0, sizes.attentionSize]) },
        ];
        for (const feeds of wrong) await steps.run(session, feeds);
        await steps.run(session, right, ['no_such_output']);
        await steps.run(session, right, []);
        await steps.run(session, right);
        await steps.release(session);
        await steps.run(session, right);
        await steps.release(session);
      },
    };
  }
}

/** Valid graphs that fail only when run. */
function* failingRuns() {
  const failing = {
    Gather: [tensor('float32', [3, 2], Array(6).fill(1)), tensor('int64', [1], [7])],
    GatherElements: [tensor('float32', [3, 2], Array(6).fill(1)), tensor('int64', [1, 1], [9])],
    GatherND: [tensor('float32', [3, 2], Array(6).fill(1)), tensor('int64', [1, 1], [9])],
    Reshape: [tensor('float32', [3, 2], Array(6).fill(1)), int64s(4, 2)],
    Expand: [tensor('float32', [3, 2], Array(6).fill(1)), int64s(4, 2)],
    Add: [tensor('float32', [3], [1, 2, 3]), tensor('float32', [2], [1, 2])],
    MatMul: [tensor('float32', [2, 3], Array(6).fill(1)), tensor('float32', [2, 3], Array(6).fill(1))],
    Gemm: [tensor('float32', [2, 3], Array(6).fill(1)), tensor('float32', [2, 3], Array(6).fill(1))],
    Concat: [tensor('float32', [2, 3], Array(6).fill(1)), tensor('float32', [2], [1, 2])],
    Tile: [tensor('float32', [2], [1, 2]), int64s(1, 2)],
    Squeeze: [tensor('float32', [2, 3], Array(6).fill(1)), int64s(0)],
    Unsqueeze: [tensor('float32', [2, 3], Array(6).fill(1)), int64s(9)],
    ReduceSum: [tensor('float32', [2, 3], Array(6).fill(1)), int64s(9)],
    TopK: [tensor('float32', [3], [1, 2, 3]), int64s(9)],
    Range: [scalar('int64', 0), scalar('int64', 5), scalar('int64', 0)],
    Div: [tensor('int64', [1], [1]), tensor('int64', [1], [0])],
  };
  for (const [type, values] of Object.entries(failing)) {
    yield {
      name: `${type} that cannot be computed`,
      run: async (steps) => {
        const names = values.map((_, index) => `in${index}`);
        const build = new GraphBuilder();
        values.forEach((value, index) => build.input(names[index], value.type, value.dims.map((_, axis) => `d${index}_${axis}`)));
        const [output] = build.ops(type, names, type === 'TopK' ? 2 : 1, type === 'Concat' ? { axis: 0 } : {});
        const session = await steps.create(model({ ...build.graph, outputs: { [output]: null } }));
        if (!session) return;
        await steps.run(session, Object.fromEntries(values.map((value, index) => [names[index], value])));
        await steps.release(session);
      },
    };
  }
}
