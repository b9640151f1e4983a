import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../../src/i18n/numbers';

describe('percentages', () => {
  it.each([
    ['en', 0.98, '98%'], ['es', 0.98, '98 %'], ['fr', 0.98, '98 %'],
    ['en', 0.002, '<1%'], ['es', 0.002, '<1 %'], ['fr', 0.002, '<1 %'],
    ['en', 0.006, '1%'], ['en', 0, '0%'], ['es', 0, '0 %'],
  ] as const)('in %s, %f is written %s: what is more than nothing is never nothing', (language, value, expected) => {
    expect(numbersIn(language).percent(value).replace(/\s/g, ' ')).toBe(expected);
  });
});
