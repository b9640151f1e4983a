/** Holds the settings while the plugin runs. Written only when the user changes something. */

import type { Plugin } from 'obsidian';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './settings';

export class SettingsStore {
  readonly #plugin: Plugin;
  #values: Settings = DEFAULT_SETTINGS;

  constructor(plugin: Plugin) {
    this.#plugin = plugin;
  }

  get values(): Settings {
    return this.#values;
  }

  /** Also after another device changed the stored data. */
  async load(): Promise<void> {
    this.#values = readSettings(await this.#plugin.loadData());
  }

  async change(change: Partial<Settings>): Promise<void> {
    this.#values = { ...this.#values, ...change };
    await this.#plugin.saveData(this.#values);
  }
}
