/**
 * Reads untrusted JSON field by field. A wrong value is recorded as a problem and replaced by a harmless one, so that one
 * reading finds everything that is wrong; the result counts only when `problems` stayed empty.
 */

import { messageOf } from './error-message';
import type { ModelProblem, Parsed } from './problem';

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
      return { value: null, problems: [{ kind: 'syntax', path: file, expected: 'JSON', found: messageOf(error) }] };
    }
  }

  /** A field of an object. */
  field(key: string): JsonReader {
    const path = this.path.includes(': ') ? `${this.path}.${key}` : `${this.path}: ${key}`;
    if (!isRecord(this.value)) {
      if (this.value !== undefined) this.report('an object');
      return new JsonReader(undefined, path, this.problems);
    }
    return new JsonReader(Object.prototype.hasOwnProperty.call(this.value, key) ? this.value[key] : undefined, path, this.problems);
  }

  /** The elements of an array. */
  elements(expected = 'a list', minimum = 0): JsonReader[] {
    if (!Array.isArray(this.value) || this.value.length < minimum) {
      this.report(expected);
      return [];
    }
    return this.value.map((element: unknown, index) => new JsonReader(element, `${this.path}[${index}]`, this.problems));
  }

  /** The fields of an object whose keys are free. */
  entries(): Array<[key: string, value: JsonReader]> {
    if (!isRecord(this.value)) {
      this.report('an object');
      return [];
    }
    return Object.keys(this.value).map((key) => [key, this.field(key)]);
  }

  isNull(): boolean {
    return this.value === null;
  }

  string(expected = 'a text', allowed: RegExp = /\S/): string {
    if (typeof this.value === 'string' && this.value.length <= 10_000 && allowed.test(this.value)) return this.value;
    this.report(expected);
    return '';
  }

  oneOf<const T extends string>(choices: readonly [T, ...T[]]): T {
    const choice = choices.find((candidate) => candidate === this.value);
    if (choice !== undefined) return choice;
    this.report(`one of ${choices.join(', ')}`);
    return choices[0];
  }

  boolean(): boolean {
    if (typeof this.value === 'boolean') return this.value;
    this.report('true or false');
    return false;
  }

  number(minimum = -Infinity, maximum = Infinity): number {
    if (typeof this.value === 'number' && Number.isFinite(this.value) && this.value >= minimum && this.value <= maximum) return this.value;
    this.report(`a number${rangeText(minimum, maximum)}`);
    return 0;
  }

  integer(minimum: number, maximum: number): number {
    if (typeof this.value === 'number' && Number.isInteger(this.value) && this.value >= minimum && this.value <= maximum) return this.value;
    this.report(`a whole number${rangeText(minimum, maximum)}`);
    return minimum;
  }

  scalar(): string | number | boolean {
    if (typeof this.value === 'string' || typeof this.value === 'number' || typeof this.value === 'boolean') return this.value;
    this.report('a text, a number, true or false');
    return '';
  }

  /** Records that the value here is not what it should be. */
  report(expected: string, kind: ModelProblem['kind'] = 'value'): void {
    const missing = this.value === undefined;
    this.problems.push({ kind: missing ? 'missing' : kind, path: this.path, expected, found: missing ? 'nothing' : shorten(JSON.stringify(this.value)) });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rangeText(minimum: number, maximum: number): string {
  if (Number.isFinite(minimum) && Number.isFinite(maximum)) return ` from ${minimum} to ${maximum}`;
  if (Number.isFinite(minimum)) return ` from ${minimum}`;
  return Number.isFinite(maximum) ? ` up to ${maximum}` : '';
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
