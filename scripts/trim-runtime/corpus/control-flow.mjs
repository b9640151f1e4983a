/** If, Loop and Scan in the forms that exporters write: nested, with outer values, of no iterations, in both directions. */

import { graph, model, node, tensor } from '../onnx-writer.mjs';
import { graphCase } from './case.mjs';
import { GraphBuilder } from './graph-builder.mjs';
import { OPSETS } from './operator-cases.mjs';
import { USUAL, decoderGraph, encoderGraph } from './translation-graphs.mjs';
import { randomTensors } from './values.mjs';

export function* cases() {
  for (let opset = OPSETS.first; opset <= OPSETS.last; opset++) {
    for (const type of ['float32', 'int64']) {
      yield branches(opset, type);
      yield countedLoop(opset, type);
      yield openEndedLoop(opset, type);
    }
    for (const directions of [[0], [1]]) yield runningSum(opset, directions);
    yield nested(opset);
  }
  yield greedyDecoding();
  yield unusedBranchOfAnotherType();
}

function branches(opset, type) {
  const random = randomTensors(5);
  const build = new GraphBuilder(opset);
  const condition = build.input('condition', 'bool', []);
  const x = build.input('x', type, ['N', 3]);
  const branch = (operation, prefix) => {
    const body = new GraphBuilder(opset, prefix);
    body.output(`${prefix}out`, body.op(operation, [x, body.constant(random(type, [3]))]), type, ['N', 3]);
    return graph(body.graph);
  };
  build.output('y', build.op('If', [condition], { then_branch: branch('Add', 'then_'), else_branch: branch('Mul', 'else_') }), type);
  return graphCase(`If of ${type} opset ${opset}`, build.graph,
    [0, 1].flatMap((value) => [1, 4].map((rows) => ({ condition: tensor('bool', [], [value]), x: random(type, [rows, 3]) }))));
}

function countedLoop(opset, type) {
  const random = randomTensors(6);
  const build = new GraphBuilder(opset);
  const count = build.input('count', 'int64', []);
  const start = build.input('start', type, [2, 3]);
  const body = new GraphBuilder(opset, 'body_');
  const iteration = body.input('iteration', 'int64', []);
  const goOn = body.input('go_on', 'bool', []);
  const value = body.input('value', type, [2, 3]);
  const next = body.op('Add', [value, body.constant(random(type, [2, 3]))]);
  body.output('body_go_on', goOn, 'bool', []);
  body.output('body_value', next, type, [2, 3]);
  body.output('body_values', next, type, [2, 3]);
  body.output('body_iterations', iteration, 'int64', []);
  const [last, all, iterations] = build.ops('Loop', [count, '', start], 3, { body: graph(body.graph) });
  build.output('last', last, type);
  build.output('all', all, type);
  build.output('iterations', iterations, 'int64');
  return graphCase(`counted Loop of ${type} opset ${opset}`, build.graph,
    [0, 1, 2, 17].map((times) => ({ count: tensor('int64', [], [times]), start: random(type, [2, 3]) })));
}

/** Doubles a number until it is large; at most ten times. */
function openEndedLoop(opset, type) {
  const build = new GraphBuilder(opset);
  const start = build.input('start', type, [1]);
  const body = new GraphBuilder(opset, 'body_');
  body.input('iteration', 'int64', []);
  body.input('go_on', 'bool', []);
  const value = body.input('value', type, [1]);
  const doubled = body.op('Add', [value, value]);
  const isSmall = body.op('Less', [doubled, body.constant(tensor(type, [1], [100]))]);
  body.output('body_go_on', body.op('Squeeze', [isSmall, body.list(0)]), 'bool', []);
  body.output('body_value', doubled, type, [1]);
  const [last] = build.ops('Loop', [build.constant(tensor('int64', [], [10])), build.constant(tensor('bool', [], [1])), start], 1, { body: graph(body.graph) });
  build.output('last', last, type);
  return graphCase(`open-ended Loop of ${type} opset ${opset}`, build.graph, [1, 3, 200].map((from) => ({ start: tensor(type, [1], [from]) })));
}

function runningSum(opset, directions) {
  const random = randomTensors(8);
  const build = new GraphBuilder(opset);
  const steps = build.input('steps', 'float32', ['T', 'B', 4]);
  const start = build.input('start', 'float32', ['B', 4]);
  const body = new GraphBuilder(opset, 'body_');
  const sum = body.op('Add', [body.input('sum', 'float32', ['B', 4]), body.input('step', 'float32', ['B', 4])]);
  body.output('body_sum', sum, 'float32', ['B', 4]);
  body.output('body_step', sum, 'float32', ['B', 4]);
  const [last, all] = build.ops('Scan', [start, steps], 2, {
    body: graph(body.graph), num_scan_inputs: 1, scan_input_directions: directions, scan_output_directions: directions,
  });
  build.output('last', last);
  build.output('all', all);
  return graphCase(`Scan in direction ${directions} opset ${opset}`, build.graph,
    [[1, 1], [2, 3], [30, 1], [7, 10]].map(([length, batch]) => ({ steps: random('float32', [length, batch, 4]), start: random('float32', [batch, 4]) })));
}

/** An If inside a Loop that reads a value from outside of both. */
function nested(opset) {
  const build = new GraphBuilder(opset);
  const x = build.input('x', 'float32', ['N']);
  const body = new GraphBuilder(opset, 'body_');
  const iteration = body.input('iteration', 'int64', []);
  const goOn = body.input('go_on', 'bool', []);
  const value = body.input('value', 'float32', ['N']);
  const isEarly = body.op('Less', [iteration, body.constant(tensor('int64', [], [2]))]);
  const branch = (operation, prefix) => {
    const inner = new GraphBuilder(opset, prefix);
    inner.output(`${prefix}out`, inner.op(operation, [value, x]), 'float32', ['N']);
    return graph(inner.graph);
  };
  const next = body.op('If', [isEarly], { then_branch: branch('Add', 'early_'), else_branch: branch('Sub', 'late_') });
  body.output('body_go_on', goOn, 'bool', []);
  body.output('body_value', next, 'float32', ['N']);
  const [last] = build.ops('Loop', [build.constant(tensor('int64', [], [5])), '', x], 1, { body: graph(body.graph) });
  build.output('last', last);
  return graphCase(`If in Loop opset ${opset}`, build.graph, [1, 6].map((size) => ({ x: randomTensors(9)('float32', [size]) })));
}

/** Ten greedy steps in one graph: the whole decoder step as the body of a Loop. */
function greedyDecoding() {
  const sizes = USUAL;
  const step = decoderGraph(sizes);
  const build = new GraphBuilder();
  build.input('encoder_states', 'float32', [1, 'S', sizes.encoderState]);
  build.input('keys', 'float32', [1, 'S', sizes.attentionSize]);
  build.input('source_mask', 'float32', [1, 'S']);
  build.input('given_weights', 'float32', [1, 'S']);
  build.input('use_given_weights', 'float32', [1]);
  build.input('attention_on', 'float32', [1]);
  const start = build.input('start_state', 'float32', [1, sizes.decoderState]);
  const body = {
    opset: step.opset,
    initializers: step.initializers,
    inputs: { iteration: ['int64', []], go_on: ['bool', []], previous_ids: ['int64', [1]], state: ['float32', [1, sizes.decoderState]] },
    nodes: [...step.nodes, node('ArgMax', ['log_probs'], ['chosen'], { axis: 1, keepdims: 0 }), node('Identity', ['go_on'], ['go_on_out']), node('Identity', ['chosen'], ['chosen_out'])],
    outputs: { go_on_out: ['bool', []], chosen: ['int64', [1]], next_state: ['float32', [1, sizes.decoderState]], chosen_out: ['int64', [1]], weights: ['float32', [1, 'S']] },
  };
  const [, , tokens, weights] = build.ops('Loop', [build.constant(tensor('int64', [], [10])), '', build.constant(tensor('int64', [1], [1])), start], 4, { body: graph(body) });
  build.output('tokens', tokens, 'int64');
  build.output('all_weights', weights);
  const random = randomTensors(10);
  return graphCase('greedy decoding in one Loop', build.graph, [1, 7, 40].map((length) => ({
    encoder_states: random('float32', [1, length, sizes.encoderState]), keys: random('float32', [1, length, sizes.attentionSize]),
    source_mask: tensor('float32', [1, length], Array(length).fill(1)), given_weights: random('float32', [1, length]),
    use_given_weights: tensor('float32', [1], [0]), attention_on: tensor('float32', [1], [1]), start_state: random('float32', [1, sizes.decoderState]),
  })));
}

/** Refused by the runtime: the branches disagree. */
function unusedBranchOfAnotherType() {
  return {
    name: 'If whose branches disagree',
    run: async (steps) => {
      const branch = (type, name) => graph({ nodes: [node('Constant', [], [name], { value: tensor(type, [1], [1]) })], outputs: { [name]: [type, [1]] } });
      await steps.create(model({
        inputs: { condition: ['bool', []] }, outputs: { y: null },
        nodes: [node('If', ['condition'], ['y'], { then_branch: branch('float32', 'a'), else_branch: branch('int64', 'b') })],
      }));
      const encoder = await steps.create(model(encoderGraph({ ...USUAL, recurrence: 'loop' })));
      if (encoder) await steps.release(encoder);
    },
  };
}
