/** Checks a whole model folder against docs/model-format.md, without running it. Used by the command line and by the import. */

import type { ModelCard, ModelFile } from './card';
import { CARD_FILE, MODEL_FILES, parseCard } from './card-parser';
import { messageOf } from './error-message';
import { FLOAT32, INT64, readOnnxFile, type OnnxFile, type TensorInfo } from './onnx-file';
import { exactly, NOTHING, thing, type Expected, type Found, type ModelProblem } from './problem';
import { sha256 } from './sha256';
import { parseTokenizer } from './tokenizer';

export interface CheckedModel {
  /** null where the card itself cannot be used. */
  readonly card: ModelCard | null;
  /** Empty: the folder is a model. */
  readonly problems: readonly ModelProblem[];
}

/** What a graph asks for and a runtime lacks; empty: it can run the graph. */
export type LacksOf = (graph: OnnxFile) => ReadonlyArray<{ readonly expected: Expected; readonly found: Found }>;

/**
 * @param files the folder's files by name; other names than those of the contract are not looked at
 * @param lacksOf the runtime that is to run the graphs
 * @param onChecked awaited after each file, with its size in bytes; what it throws ends the check
 */
export async function checkModel(files: ReadonlyMap<string, Uint8Array>, lacksOf: LacksOf, onChecked?: (bytes: number) => Promise<void>): Promise<CheckedModel> {
  const cardBytes = files.get(CARD_FILE);
  if (!cardBytes) return { card: null, problems: [missingFile(CARD_FILE)] };
  const { value: card, problems } = parseCard(new TextDecoder().decode(cardBytes));
  if (problems) return { card: null, problems };
  const found: ModelProblem[] = [];
  for (const name of MODEL_FILES) {
    const bytes = files.get(name);
    const listed = card.files.find((file) => file.name === name);
    if (!bytes || !listed) {
      found.push(missingFile(name));
      continue;
    }
    found.push(...(await checkBytes(listed, bytes)));
    found.push(...(name === 'tokenizer.json' ? checkTokenizer(bytes, card) : checkGraph(name, bytes, card, lacksOf)));
    await onChecked?.(bytes.length);
  }
  found.push(...checkParameters(card));
  return { card, problems: found };
}

async function checkBytes({ name, bytes: expected, sha256: expectedHash }: ModelFile, bytes: Uint8Array): Promise<ModelProblem[]> {
  const problems: ModelProblem[] = [];
  if (bytes.length !== expected) problems.push({ kind: 'file', path: name, expected: { kind: 'bytes', count: expected }, found: { kind: 'bytes', count: bytes.length } });
  const hash = await sha256(bytes);
  if (hash !== expectedHash) problems.push({ kind: 'file', path: name, expected: exactly(`SHA-256 ${expectedHash}`), found: exactly(hash) });
  return problems;
}

function checkTokenizer(bytes: Uint8Array, { sizes }: ModelCard): ModelProblem[] {
  const { value: tokenizer, problems } = parseTokenizer(new TextDecoder().decode(bytes));
  if (problems) return [...problems];
  const sides = [
    { side: 'source', size: tokenizer.source.size, expected: sizes.sourceVocabulary },
    { side: 'target', size: tokenizer.target.size, expected: sizes.targetVocabulary },
  ];
  return sides
    .filter(({ size, expected }) => size !== expected)
    .map(({ side, size, expected }) => ({ kind: 'value', path: `tokenizer.json: ${side}.pieces`, expected: { kind: 'pieces', count: expected }, found: exactly(size) }));
}

function checkGraph(file: string, bytes: Uint8Array, card: ModelCard, lacksOf: LacksOf): ModelProblem[] {
  let graph: OnnxFile;
  try {
    graph = readOnnxFile(bytes);
  } catch (error) {
    return [{ kind: 'syntax', path: file, expected: thing('onnx'), found: { kind: 'unreadable', message: messageOf(error) } }];
  }
  const contract = file === 'encoder.onnx' ? encoderContract(card) : decoderContract(card);
  return [
    ...checkTensors(file, contract.inputs, graph.inputs),
    ...checkTensors(file, contract.outputs, graph.outputs),
    ...graph.brokenWeights.map((name): ModelProblem => ({ kind: 'weights', path: `${file}: ${name}`, expected: thing('finite-numbers'), found: { kind: 'broken-numbers' } })),
    ...graph.externalWeights.map((name): ModelProblem => ({ kind: 'weights', path: `${file}: ${name}`, expected: thing('own-weights'), found: { kind: 'other-file' } })),
    ...lacksOf(graph).map((lack): ModelProblem => ({ kind: 'operators', path: file, ...lack })),
  ];
}

interface TensorContract extends TensorInfo {
  /** A model without attention may leave it out. */
  readonly optional: boolean;
}

interface GraphContract {
  readonly inputs: readonly TensorContract[];
  readonly outputs: readonly TensorContract[];
}

function encoderContract({ sizes, attention }: ModelCard): GraphContract {
  const keysMayBeMissing = attention.kind === 'none' || attention.kind === 'location';
  return {
    inputs: [tensor('source_ids', [1, null], { elementType: INT64 })],
    outputs: [
      tensor('encoder_states', [1, null, sizes.encoderState]),
      tensor('keys', [1, null, sizes.attention], { optional: keysMayBeMissing }),
      tensor('initial_state', [1, sizes.decoderState]),
    ],
  };
}

function decoderContract({ sizes, attention }: ModelCard): GraphContract {
  const optional = attention.kind === 'none';
  const keysMayBeMissing = optional || attention.kind === 'location';
  return {
    inputs: [
      tensor('previous_ids', [null], { elementType: INT64 }),
      tensor('state', [null, sizes.decoderState]),
      tensor('encoder_states', [1, null, sizes.encoderState]),
      tensor('keys', [1, null, sizes.attention], { optional: keysMayBeMissing }),
      tensor('source_mask', [1, null], { optional }),
      tensor('given_weights', [null, null], { optional }),
      tensor('use_given_weights', [null], { optional }),
      tensor('attention_on', [null], { optional: optional || !attention.fixedContext }),
    ],
    outputs: [
      tensor('log_probs', [null, sizes.targetVocabulary]),
      tensor('next_state', [null, sizes.decoderState]),
      ...(sizes.inputFeeding ? [tensor('state_before_feeding', [null, sizes.decoderState])] : []),
      tensor('query', [null, sizes.attention], { optional: keysMayBeMissing }),
      tensor('scores', [null, null], { optional }),
      tensor('weights', [null, null], { optional }),
      tensor('context', [null, sizes.encoderState]),
      tensor('update_gate', [null, sizes.decoderState]),
      tensor('reset_gate', [null, sizes.decoderState]),
      tensor('embedding', [null, sizes.targetEmbedding], { optional: true }),
    ],
  };
}

function tensor(name: string, shape: ReadonlyArray<number | null>, { elementType = FLOAT32, optional = false } = {}): TensorContract {
  return { name, shape, elementType, optional };
}

function checkTensors(file: string, contract: readonly TensorContract[], found: readonly TensorInfo[]): ModelProblem[] {
  const problems: ModelProblem[] = [];
  for (const expected of contract) {
    const info = found.find(({ name }) => name === expected.name);
    if (!info) {
      if (!expected.optional) problems.push({ kind: 'missing', path: `${file}: ${expected.name}`, expected: exactly(describe(expected)), found: NOTHING });
    } else if (info.elementType !== expected.elementType || !fits(info.shape, expected.shape)) {
      problems.push({ kind: 'tensor', path: `${file}: ${expected.name}`, expected: exactly(describe(expected)), found: exactly(describe(info)) });
    }
  }
  for (const { name } of found) {
    if (!contract.some((expected) => expected.name === name)) problems.push({ kind: 'tensor', path: `${file}: ${name}`, expected: thing('no-tensor'), found: { kind: 'tensor' } });
  }
  return problems;
}

/** A named dimension must stay open; a fixed one must be the card's, or open. */
function fits(shape: ReadonlyArray<number | null>, expected: ReadonlyArray<number | null>): boolean {
  return shape.length === expected.length && shape.every((size, index) => size === expected[index] || (size === null && expected[index] !== null));
}

function describe({ elementType, shape }: TensorInfo): string {
  const type = { [FLOAT32]: 'float32', [INT64]: 'int64' }[elementType] ?? `ONNX type ${elementType}`;
  return `${type} [${shape.map((size) => size ?? '*').join(', ')}]`;
}

function checkParameters({ parameters: { total, ...parts } }: ModelCard): ModelProblem[] {
  const sum = Object.values(parts).reduce((whole, part) => whole + part, 0);
  return sum === total ? [] : [{ kind: 'value', path: `${CARD_FILE}: parameters.total`, expected: { kind: 'sum', count: sum }, found: exactly(total) }];
}

function missingFile(name: string): ModelProblem {
  return { kind: 'missing', path: name, expected: thing('file'), found: NOTHING };
}
