/** What the user chose for the whole plugin: the schema, the defaults, and how stored data of any age becomes one of them. */

export const SETTINGS_VERSION = 1;

export interface Settings {
  readonly version: typeof SETTINGS_VERSION;
  /** The model of blocks that name none; null: the first that the plugin carries. */
  readonly defaultModel: string | null;
}

export const DEFAULT_SETTINGS: Settings = { version: SETTINGS_VERSION, defaultModel: null };

/** Stored data as settings. What is missing or malformed takes its default; what a later version added is kept for it. */
export function readSettings(stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return DEFAULT_SETTINGS;
  const values: Readonly<Record<string, unknown>> = { ...stored };
  return {
    ...values,
    version: SETTINGS_VERSION,
    defaultModel: typeof values['defaultModel'] === 'string' && values['defaultModel'] !== '' ? values['defaultModel'] : DEFAULT_SETTINGS.defaultModel,
  };
}
