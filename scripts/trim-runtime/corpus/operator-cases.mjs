/** Every operator of the table at every covered opset, all of its calls in one graph, its inputs given in three ways. */

import { graphCase } from './case.mjs';
import { OPERATORS } from './operator-calls.mjs';
import { node } from '../onnx-writer.mjs';

/** Opsets that a model may be written in. Below 13 axes were attributes and much else differed. */
export const OPSETS = { first: 13, last: 21 };

/** Which inputs of an operator are inputs of the graph; the others are constants, which the runtime packs or folds. */
const GIVEN = {
  'all inputs given': () => true,
  'first input given': (index) => index === 0,
  'all constant': () => false,
};

export function* cases() {
  for (let opset = OPSETS.first; opset <= OPSETS.last; opset++) {
    for (const operator of OPERATORS) {
      if (opset < (operator.since ?? OPSETS.first) || opset > (operator.until ?? OPSETS.last)) continue;
      for (const [form, isGiven] of Object.entries(GIVEN)) yield operatorCase(operator, opset, form, isGiven);
    }
  }
}

function operatorCase({ type, domain = '', calls }, opset, form, isGiven) {
  const graph = { opset, nodes: [], inputs: {}, outputs: {}, initializers: {} };
  const feeds = {};
  calls(opset).forEach(({ inputs, attributes, outputs }, position) => {
    const inputNames = inputs.map((value, index) => {
      if (!value) return '';
      const name = `${position}_in${index}`;
      if (isGiven(index)) {
        graph.inputs[name] = [value.type, value.dims.map((size, axis) => (size === 1 ? 1 : `${name}_${axis}`))];
        feeds[name] = value;
      } else graph.initializers[name] = value;
      return name;
    });
    const outputNames = Array.from({ length: outputs }, (_, index) => `${position}_out${index}`);
    graph.nodes.push(node(type, inputNames, outputNames, attributes, domain));
    for (const name of outputNames) graph.outputs[name] = null;
  });
  return graphCase(`${domain}:${type} opset ${opset} ${form}`, graph, [feeds]);
}
