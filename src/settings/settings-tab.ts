/** The plugin's page in the app's settings. */

import { PluginSettingTab, type App, type Plugin, type SettingDefinitionItem } from 'obsidian';
import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import type { SettingsStore } from './settings-store';

export class AttentionLabSettingTab extends PluginSettingTab {
  readonly #store: SettingsStore;
  readonly #texts: Texts;
  readonly #models: () => readonly ModelCard[];

  constructor(app: App, plugin: Plugin, store: SettingsStore, texts: Texts, models: () => readonly ModelCard[]) {
    super(app, plugin);
    this.#store = store;
    this.#texts = texts;
    this.#models = models;
  }

  override getSettingDefinitions(): SettingDefinitionItem[] {
    const { settings, block } = this.#texts;
    const models = this.#models().map((card) => [card.id, block.directionOfModel(card.sourceLanguages, card.targetLanguage)] as const);
    return [{
      name: settings.defaultModel,
      desc: settings.defaultModelHint,
      control: {
        type: 'dropdown',
        key: 'defaultModel',
        defaultValue: '',
        options: Object.fromEntries([['', settings.firstModel], ...models]),
      },
    }];
  }

  override getControlValue(key: string): unknown {
    return key === 'defaultModel' ? this.#store.values.defaultModel ?? '' : undefined;
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    if (key === 'defaultModel') await this.#store.change({ defaultModel: typeof value === 'string' && value !== '' ? value : null });
  }
}
