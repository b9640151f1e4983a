/** Numbers and plurals in a language, for the dictionaries. */

export type Language = 'en' | 'es' | 'fr';

/** The forms of a noun after a number; French and Spanish `many` (millions) take the form of `other` here. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

export interface NumberFormats {
  /** `3 words`: the number in the language's digits, then the form that it asks for. */
  readonly count: (value: number, forms: PluralForms) => string;
  /** With up to `digits` places after the comma. */
  readonly decimal: (value: number, digits: number) => string;
  /** With exactly `digits` places, so that columns of numbers line up. */
  readonly fixed: (value: number, digits: number) => string;
  /** 0.42 becomes `42 %` or `42%`, as the language writes it. */
  readonly percent: (value: number) => string;
  /** `a, b and c` */
  readonly list: (items: readonly string[]) => string;
  /** `a, b or c` */
  readonly choice: (items: readonly string[]) => string;
}

export function numbersIn(language: Language): NumberFormats {
  const rules = new Intl.PluralRules(language);
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const conjunction = new Intl.ListFormat(language, { type: 'conjunction' });
  const disjunction = new Intl.ListFormat(language, { type: 'disjunction' });
  return {
    count: (value, forms) => `${whole.format(value)} ${rules.select(value) === 'one' ? forms.one : forms.other}`,
    decimal: (value, digits) => new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value),
    fixed: (value, digits) =>
      new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    percent: (value) => share.format(value),
    list: (items) => conjunction.format(items),
    choice: (items) => disjunction.format(items),
  };
}
