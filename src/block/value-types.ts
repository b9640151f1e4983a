/** The kinds of values that options of the fence take: how each is read, and what it expects when it can't be read. */

/** What would have been right; the problem list says it in the reader's language. */
export type Expected =
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'whole-number'; readonly from: number; readonly to: number }
  | { readonly kind: 'positions'; readonly example: string }
  /** Something that examples say best. */
  | { readonly kind: 'examples'; readonly examples: readonly string[] }
  /** A rule for the attention weights, or the weights themselves. */
  | { readonly kind: 'weights'; readonly examples: readonly string[] }
  /** A place of the sentence that no mask hides. */
  | { readonly kind: 'visible' }
  | { readonly kind: 'text' };

export interface ValueType<Value> {
  readonly expected: Expected;
  /** null: not such a value. `text` is trimmed. */
  readonly read: (text: string) => Value | null;
}

export function choice<const Name extends string>(values: readonly Name[]): ValueType<Name> {
  return {
    expected: { kind: 'choice', values },
    read: (text) => values.find((value) => value === text.toLowerCase()) ?? null,
  };
}

export const onOff: ValueType<boolean> = {
  expected: { kind: 'choice', values: ['on', 'off'] },
  read: (text) => ON_OFF.get(text.toLowerCase()) ?? null,
};

export function wholeNumber(from: number, to: number): ValueType<number> {
  return {
    expected: { kind: 'whole-number', from, to },
    read: (text) => {
      const value = readWholeNumber(text);
      return value !== null && value >= from && value <= to ? value : null;
    },
  };
}

/** Numbers that count from 1, separated by commas or spaces; read as ascending indices from 0, each once. */
export const positions: ValueType<readonly number[]> = {
  expected: { kind: 'positions', example: '2, 5' },
  read: (text) => {
    const numbers = text.split(/[\s,]+/).filter((part) => part !== '').map(readWholeNumber);
    const indices = numbers.flatMap((number) => (number === null || number < 1 ? [] : [number - 1]));
    if (indices.length === 0 || indices.length < numbers.length) return null;
    return [...new Set(indices)].sort((a, b) => a - b);
  },
};

export const anyText: ValueType<string> = {
  expected: { kind: 'text' },
  read: (text) => (text === '' ? null : text),
};

/** Written as YAML and as settings write them; `on` and `off` are what we print. */
const ON_OFF: ReadonlyMap<string, boolean> = new Map([
  ['on', true], ['true', true], ['yes', true],
  ['off', false], ['false', false], ['no', false],
]);

function readWholeNumber(text: string): number | null {
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
