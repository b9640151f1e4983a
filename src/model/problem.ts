/** What can be wrong with a model folder. Every finding names its place and what was expected there. */

export type ModelProblemKind =
  /** Not JSON, or not an ONNX file. */
  | 'syntax'
  /** Made for a later version of the plugin. */
  | 'format'
  /** A field or file is missing. */
  | 'missing'
  /** A value of the wrong type, or out of its range. */
  | 'value'
  /** A file has other bytes than the card says. */
  | 'file'
  /** A graph's input or output differs from the contract. */
  | 'tensor'
  /** A weight is not a number. */
  | 'weights'
  /** A graph uses operators that the runtime lacks. */
  | 'operators';

/** What a value or file should be, where that needs no more than a name. */
export type Thing =
  | 'arithmetic' | 'attribution' | 'boolean' | 'data-sources' | 'decoding' | 'file' | 'files' | 'finite-numbers' | 'hash' | 'id' | 'json' | 'language' | 'languages'
  | 'licence' | 'list' | 'method' | 'name' | 'new-id' | 'new-piece' | 'no-tensor' | 'object' | 'onnx' | 'own-weights' | 'piece' | 'piece-pair' | 'runnable-operators'
  | 'scalar' | 'set' | 'signature' | 'text' | 'two-numbers' | 'version';

/** What should be there, in a form that every language can say. */
export type Expected =
  | { readonly kind: 'thing'; readonly thing: Thing }
  /** Without a bound where it is infinite. */
  | { readonly kind: 'number' | 'whole-number' | 'opset'; readonly from: number; readonly to: number }
  | { readonly kind: 'choice' | 'each-once'; readonly names: readonly string[] }
  | { readonly kind: 'bytes' | 'format' | 'pieces' | 'pieces-at-least' | 'sum'; readonly count: number }
  /** The same in every language: a hash, the form of a tensor. */
  | { readonly kind: 'exactly'; readonly text: string };

export type Found =
  | { readonly kind: 'nothing' | 'broken-numbers' | 'other-file' | 'tensor' }
  | { readonly kind: 'bytes'; readonly count: number }
  | { readonly kind: 'exactly'; readonly text: string }
  /** With what the reader of the file says, in English. */
  | { readonly kind: 'unreadable'; readonly message: string };

export interface ModelProblem {
  readonly kind: ModelProblemKind;
  /** The file, and the place in it: `model.json: sizes.attention`, `decoder.onnx: scores`. */
  readonly path: string;
  readonly expected: Expected;
  readonly found: Found;
}

export type Parsed<T> = { readonly value: T; readonly problems: null } | { readonly value: null; readonly problems: readonly ModelProblem[] };

export function thing(name: Thing): Expected {
  return { kind: 'thing', thing: name };
}

export function exactly(text: string | number): { readonly kind: 'exactly'; readonly text: string } {
  return { kind: 'exactly', text: String(text) };
}

export const NOTHING: Found = { kind: 'nothing' };
