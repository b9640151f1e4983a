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

export interface ModelProblem {
  readonly kind: ModelProblemKind;
  /** The file, and the place in it: `model.json: sizes.attention`, `decoder.onnx: scores`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

export type Parsed<T> = { readonly value: T; readonly problems: null } | { readonly value: null; readonly problems: readonly ModelProblem[] };

/** One line for people who read English; screens translate by `kind`. */
export function describeProblem({ path, expected, found }: ModelProblem): string {
  return `${path}: expected ${expected}, found ${found}`;
}
