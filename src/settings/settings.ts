/** What the user chose for the whole plugin: the schema, the defaults, and how stored data of any age becomes one of them. */

import { PALETTES, type PaletteName } from '../charts/export/paper-palettes';
import { VIEWS, type Grain, type View } from '../model/reader-state';
import { beamOf, type Decoding } from '../model/trace';

export const SETTINGS_VERSION = 3;

export const GRAINS = ['words', 'subwords'] as const satisfies readonly Grain[];
export const LENS_SIDES = ['right', 'left'] as const;
export type LensSide = (typeof LENS_SIDES)[number];
export const DECODINGS = ['greedy', 'beam'] as const;

export interface Settings {
  readonly version: number;
  /** Ids of the models that read a language when none is named, by language; a language without an entry takes the first that reads it. */
  readonly modelOfLanguage: Readonly<Record<string, string>>;
  readonly palette: PaletteName;
  /** What blocks show that don't say it themselves. */
  readonly view: View;
  readonly grain: Grain;
  /** In which sidebar the lens opens. */
  readonly lensSide: LensSide;
  /** How texts are translated; blocks say it themselves. */
  readonly decoding: (typeof DECODINGS)[number];
  /** Sentences of more words reach the model in clauses. */
  readonly longestSentence: number;
  /** Components are shown in every note, not only in those with a block. */
  readonly chipsEverywhere: boolean;
  /** After which kinds of names they are shown. */
  readonly chipsAfterLinks: boolean;
  readonly chipsAfterTerms: boolean;
  readonly chipsAfterHeadings: boolean;
  /** Folder of new notes about components; empty: where the app puts new notes. */
  readonly noteFolder: string;
  /** Text of new notes about components; empty: the one that the plugin brings. */
  readonly noteTemplate: string;
  /** The engine is released after so many minutes without work. */
  readonly idleMinutes: number;
  /** Room for computed traces on this device. */
  readonly cacheMegabytes: number;
}

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  modelOfLanguage: {},
  palette: 'violet',
  view: 'heatmap',
  grain: 'words',
  lensSide: 'right',
  decoding: 'greedy',
  longestSentence: 40,
  chipsEverywhere: false,
  chipsAfterLinks: true,
  chipsAfterTerms: true,
  chipsAfterHeadings: true,
  noteFolder: '',
  noteTemplate: '',
  idleMinutes: 2,
  cacheMegabytes: 50,
};

/** Bounds of the numbers, both ends included; the tab shows them, reading holds to them. */
export const BOUNDS = {
  longestSentence: { from: 5, to: 60 },
  idleMinutes: { from: 1, to: 60 },
  cacheMegabytes: { from: 5, to: 500 },
} as const;

/**
 * Stored data as settings. What is missing or malformed takes its default, older versions are brought up to date,
 * and what this version doesn't know is kept for the one that does.
 */
export function readSettings(stored: unknown): Settings {
  if (!isRecord(stored)) return DEFAULT_SETTINGS;
  const values = migrated(stored);
  const { version } = values;
  return {
    ...values,
    version: typeof version === 'number' && version > SETTINGS_VERSION ? version : SETTINGS_VERSION,
    modelOfLanguage: texts(values['modelOfLanguage']),
    palette: oneOf(PALETTES, values['palette'], DEFAULT_SETTINGS.palette),
    view: oneOf(VIEWS, values['view'], DEFAULT_SETTINGS.view),
    grain: oneOf(GRAINS, values['grain'], DEFAULT_SETTINGS.grain),
    lensSide: oneOf(LENS_SIDES, values['lensSide'], DEFAULT_SETTINGS.lensSide),
    decoding: oneOf(DECODINGS, values['decoding'], DEFAULT_SETTINGS.decoding),
    longestSentence: wholeNumber('longestSentence', values),
    chipsEverywhere: truth('chipsEverywhere', values),
    chipsAfterLinks: truth('chipsAfterLinks', values),
    chipsAfterTerms: truth('chipsAfterTerms', values),
    chipsAfterHeadings: truth('chipsAfterHeadings', values),
    noteFolder: text('noteFolder', values),
    noteTemplate: text('noteTemplate', values),
    idleMinutes: wholeNumber('idleMinutes', values),
    cacheMegabytes: wholeNumber('cacheMegabytes', values),
  };
}

export function decodingOf({ decoding }: Settings): Decoding {
  return decoding === 'beam' ? beamOf(5) : { kind: 'greedy' };
}

type Values = Readonly<Record<string, unknown>>;

/** One step per version, each on the data of the version before it. */
const MIGRATIONS: readonly ((values: Values) => Values)[] = [
  // 1 → 2: one default model became one per source language. Its id begins with the language, as ours do.
  ({ defaultModel, ...values }) => {
    const language = typeof defaultModel === 'string' ? /^([a-z]{2,3})-/.exec(defaultModel)?.[1] : undefined;
    return language === undefined ? values : { ...values, modelOfLanguage: { [language]: defaultModel } };
  },
  // 2 → 3: one switch for bold terms and headings became one for each.
  (values) => ('chipsAfterTerms' in values ? { ...values, chipsAfterHeadings: values['chipsAfterTerms'] } : values),
];

function migrated(stored: Values): Values {
  const version = typeof stored['version'] === 'number' ? stored['version'] : 1;
  return MIGRATIONS.slice(Math.max(0, version - 1)).reduce((values, migrate) => migrate(values), stored);
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneOf<const T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T {
  return allowed.find((candidate) => candidate === value) ?? otherwise;
}

type Truth = 'chipsEverywhere' | 'chipsAfterLinks' | 'chipsAfterTerms' | 'chipsAfterHeadings';

function truth(key: Truth, values: Values): boolean {
  const value = values[key];
  return typeof value === 'boolean' ? value : DEFAULT_SETTINGS[key];
}

function text(key: 'noteFolder' | 'noteTemplate', values: Values): string {
  const value = values[key];
  return typeof value === 'string' ? value : DEFAULT_SETTINGS[key];
}

function wholeNumber(key: keyof typeof BOUNDS, values: Values): number {
  const value = values[key];
  const { from, to } = BOUNDS[key];
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to ? value : DEFAULT_SETTINGS[key];
}

function texts(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''));
}
