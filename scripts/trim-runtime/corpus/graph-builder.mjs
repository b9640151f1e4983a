/** Builds a graph operation by operation; values are referred to by the names that the calls return. */

import { int64s, node, tensor } from '../onnx-writer.mjs';

export class GraphBuilder {
  #next = 0;
  nodes = [];
  inputs = {};
  outputs = {};
  initializers = {};

  /** @param {number} [opset] */
  constructor(opset = 17, prefix = '') {
    this.opset = opset;
    this.prefix = prefix;
  }

  input(name, type, dims) {
    this.inputs[name] = [type, dims];
    return name;
  }

  /** A constant tensor, of the form that `tensor()` gives. */
  constant(value) {
    const name = this.#name('constant');
    this.initializers[name] = value;
    return name;
  }

  number(value) {
    return this.constant(tensor('float32', [], [value]));
  }

  list(...values) {
    return this.constant(int64s(...values));
  }

  /** One operation; gives the name of its first output. */
  op(type, inputs, attributes = {}, domain = '') {
    return this.ops(type, inputs, 1, attributes, domain)[0];
  }

  /** One operation; gives the names of its `count` outputs. */
  ops(type, inputs, count, attributes = {}, domain = '') {
    const outputs = Array.from({ length: count }, () => this.#name(type));
    this.nodes.push(node(type, inputs, outputs, attributes, domain));
    return outputs;
  }

  /** Makes a value an output of the graph. */
  output(name, value, type = 'float32', dims) {
    this.nodes.push(node('Identity', [value], [name]));
    this.outputs[name] = dims ? [type, dims] : [type];
  }

  /** The graph, as `model()` and `graph()` of onnx-writer.mjs take it. */
  get graph() {
    const { opset, nodes, inputs, outputs, initializers } = this;
    return { opset, nodes, inputs, outputs, initializers };
  }

  #name(stem) {
    return `${this.prefix}${stem}_${this.#next++}`;
  }
}
