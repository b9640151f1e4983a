/** What the user chose for the whole plugin: the schema, the defaults, and how stored data of any age becomes one of them. */

export const SETTINGS_VERSION = 1;

export interface Settings {
  readonly version: typeof SETTINGS_VERSION;
  /** The model of blocks that name none; null: the first that the plugin carries. */
  readonly defaultModel: string | null;
  /** Chips of components in every note, not only in those with a block or that ask for them. */
  readonly chipsEverywhere: boolean;
  /** Chips after bold terms and headings, not only after links. */
  readonly chipsAfterTerms: boolean;
  /** Folder of new notes about components; empty: where the app puts new notes. */
  readonly noteFolder: string;
  /** Text of such notes, with variables; empty: the default one. */
  readonly noteTemplate: string;
}

export const DEFAULT_SETTINGS: Settings = { version: SETTINGS_VERSION, defaultModel: null, chipsEverywhere: false, chipsAfterTerms: true, noteFolder: '', noteTemplate: '' };

/** Stored data as settings. What is missing or malformed takes its default; what a later version added is kept for it. */
export function readSettings(stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return DEFAULT_SETTINGS;
  const values: Readonly<Record<string, unknown>> = { ...stored };
  return {
    ...values,
    version: SETTINGS_VERSION,
    defaultModel: typeof values['defaultModel'] === 'string' && values['defaultModel'] !== '' ? values['defaultModel'] : DEFAULT_SETTINGS.defaultModel,
    chipsEverywhere: typeof values['chipsEverywhere'] === 'boolean' ? values['chipsEverywhere'] : DEFAULT_SETTINGS.chipsEverywhere,
    chipsAfterTerms: typeof values['chipsAfterTerms'] === 'boolean' ? values['chipsAfterTerms'] : DEFAULT_SETTINGS.chipsAfterTerms,
    noteFolder: typeof values['noteFolder'] === 'string' ? values['noteFolder'] : DEFAULT_SETTINGS.noteFolder,
    noteTemplate: typeof values['noteTemplate'] === 'string' ? values['noteTemplate'] : DEFAULT_SETTINGS.noteTemplate,
  };
}
