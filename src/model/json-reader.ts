/**
 * Reads untrusted JSON field by field. A wrong value is recorded as a problem and replaced by a harmless one, so that one
 * reading finds everything that is wrong; the result counts only when `problems` stayed empty.
 */

import { messageOf } from './error-message';
import { exactly, NOTHING, thing, type Expected, type ModelProblem, type Parsed, type Thing } from './problem';

export class JsonReader {
  constructor(
    private readonly value: unknown,
    private readonly path: string,
    readonly problems: ModelProblem[] = [],
  ) {}

  /** Reads a file's text; the only problem then is that it is not JSON. */
  static parse(text: string, file: string): Parsed<JsonReader> {
    try {
      return { value: new JsonReader(JSON.parse(text) as unknown, file), problems: null };
    } catch (error) {
      return { value: null, problems: [{ kind: 'syntax', path: file, expected: thing('json'), found: { kind: 'unreadable', message: messageOf(error) } }] };
    }
  }

  /** A field of an object. */
  field(key: string): JsonReader {
    const path = this.path.includes(': ') ? `${this.path}.${key}` : `${this.path}: ${key}`;
    if (!isRecord(this.value)) {
      if (this.value !== undefined) this.report(thing('object'));
      return new JsonReader(undefined, path, this.problems);
    }
    return new JsonReader(Object.prototype.hasOwnProperty.call(this.value, key) ? this.value[key] : undefined, path, this.problems);
  }

  /** The elements of an array. */
  elements(expected: Expected = thing('list'), minimum = 0): JsonReader[] {
    if (!Array.isArray(this.value) || this.value.length < minimum) {
      this.report(expected);
      return [];
    }
    return this.value.map((element: unknown, index) => new JsonReader(element, `${this.path}[${index}]`, this.problems));
  }

  /** The fields of an object whose keys are free. */
  entries(): Array<[key: string, value: JsonReader]> {
    if (!isRecord(this.value)) {
      this.report(thing('object'));
      return [];
    }
    return Object.keys(this.value).map((key) => [key, this.field(key)]);
  }

  isMissing(): boolean {
    return this.value === undefined;
  }

  isNull(): boolean {
    return this.value === null;
  }

  string(expected: Thing = 'text', allowed: RegExp = /\S/): string {
    if (typeof this.value === 'string' && this.value.length <= 10_000 && allowed.test(this.value)) return this.value;
    this.report(thing(expected));
    return '';
  }

  oneOf<const T extends string>(choices: readonly [T, ...T[]]): T {
    const choice = choices.find((candidate) => candidate === this.value);
    if (choice !== undefined) return choice;
    this.report({ kind: 'choice', names: choices });
    return choices[0];
  }

  boolean(): boolean {
    if (typeof this.value === 'boolean') return this.value;
    this.report(thing('boolean'));
    return false;
  }

  number(minimum = -Infinity, maximum = Infinity): number {
    if (typeof this.value === 'number' && Number.isFinite(this.value) && this.value >= minimum && this.value <= maximum) return this.value;
    this.report({ kind: 'number', from: minimum, to: maximum });
    return 0;
  }

  integer(minimum: number, maximum: number): number {
    if (typeof this.value === 'number' && Number.isInteger(this.value) && this.value >= minimum && this.value <= maximum) return this.value;
    this.report({ kind: 'whole-number', from: minimum, to: maximum });
    return minimum;
  }

  scalar(): string | number | boolean {
    if (typeof this.value === 'string' || typeof this.value === 'number' || typeof this.value === 'boolean') return this.value;
    this.report(thing('scalar'));
    return '';
  }

  /** Records that the value here is not what it should be. */
  report(expected: Expected, kind: ModelProblem['kind'] = 'value'): void {
    const missing = this.value === undefined;
    this.problems.push({ kind: missing ? 'missing' : kind, path: this.path, expected, found: missing ? NOTHING : exactly(shorten(JSON.stringify(this.value))) });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
