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
  /** With up to `digits` places after the comma; a negative number has a minus sign, not a hyphen. */
  readonly decimal: (value: number, digits: number) => string;
  /** With exactly `digits` places, so that columns of numbers line up. */
  readonly fixed: (value: number, digits: number) => string;
  /** 1,825,788 becomes `1.8M` or `1,8 M`. */
  readonly compact: (value: number) => string;
  /** 0.42 becomes `42 %` or `42%`, as the language writes it; what is more than nothing never becomes `0 %`, but `<1 %`. */
  readonly percent: (value: number) => string;
  /** `a, b and c` */
  readonly list: (items: readonly string[]) => string;
  /** `a, b or c` */
  readonly choice: (items: readonly string[]) => string;
}

export function numbersIn(language: Language): NumberFormats {
  const rules = new Intl.PluralRules(language);
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const conjunction = new Intl.ListFormat(language, { type: 'conjunction' });
  const disjunction = new Intl.ListFormat(language, { type: 'disjunction' });
  // Making a format takes longer than writing a whole row of numbers with it.
  const formats = new Map<string, Intl.NumberFormat>();
  const write = (value: number, least: number, most: number): string => {
    const key = `${least}-${most}`, format = formats.get(key) ?? new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: most });
    formats.set(key, format);
    const written = format.format(value);
    // What rounds to nothing has no sign.
    return /[1-9]/.test(written) ? written.replace('-', '\u2212') : written.replace('-', '');
  };
  return {
    count: (value, forms) => `${whole.format(value)} ${rules.select(value) === 'one' ? forms.one : forms.other}`,
    decimal: (value, digits) => write(value, 0, digits),
    fixed: (value, digits) => write(value, digits, digits),
    compact: (value) => short.format(value),
    percent: (value) => (value > 0 && value < 0.005 ? `<${share.format(0.01)}` : share.format(value)),
    list: (items) => conjunction.format(items),
    choice: (items) => disjunction.format(items),
  };
}

/** The name of a language, in a language: `French`, `francés`. Tags that nobody knows stay as they are. */
export function languageNamesIn(language: Language): (tag: string) => string {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return (tag) => names.of(tag) ?? tag;
}
