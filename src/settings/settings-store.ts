/** Holds the settings while the plugin runs. Written only when the user changes something. */

import type { Plugin } from 'obsidian';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './settings';

export class SettingsStore {
  readonly #plugin: Plugin;
  readonly #listeners = new Set<(values: Settings) => void>();
  #values: Settings = DEFAULT_SETTINGS;

  constructor(plugin: Plugin) {
    this.#plugin = plugin;
  }

  get values(): Settings {
    return this.#values;
  }

  /** Also after another device changed the stored data. */
  async load(): Promise<void> {
    this.#take(readSettings(await this.#plugin.loadData()));
  }

  /** It counts at once. @throws where it could not be written, and so ends with the app */
  async change(change: Partial<Settings>): Promise<void> {
    this.#take({ ...this.#values, ...change });
    await this.#plugin.saveData(this.#values);
  }

  /**
   * Called with the settings now, and after every change of them.
   * @returns a function that ends the subscription
   */
  follow(listener: (values: Settings) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#values);
    return () => this.#listeners.delete(listener);
  }

  #take(values: Settings): void {
    this.#values = values;
    for (const listener of [...this.#listeners]) listener(values);
  }
}
