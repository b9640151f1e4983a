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
    }, {
      type: 'group',
      heading: settings.chips,
      items: [
        { name: settings.chipsEverywhere, desc: settings.chipsEverywhereHint, control: { type: 'toggle', key: 'chipsEverywhere' } },
        { name: settings.chipsAfterTerms, desc: settings.chipsAfterTermsHint, control: { type: 'toggle', key: 'chipsAfterTerms' } },
        { name: settings.noteFolder, desc: settings.noteFolderHint, control: { type: 'folder', key: 'noteFolder' } },
        { name: settings.noteTemplate, desc: settings.noteTemplateHint, control: { type: 'textarea', key: 'noteTemplate' } },
      ],
    }];
  }

  override getControlValue(key: string): unknown {
    switch (key) {
      case 'defaultModel': return this.#store.values.defaultModel ?? '';
      case 'chipsEverywhere':
      case 'chipsAfterTerms':
      case 'noteFolder':
      case 'noteTemplate': return this.#store.values[key];
      default: return undefined;
    }
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    if (key === 'defaultModel') await this.#store.change({ defaultModel: typeof value === 'string' && value !== '' ? value : null });
    else if ((key === 'chipsEverywhere' || key === 'chipsAfterTerms') && typeof value === 'boolean') await this.#store.change({ [key]: value });
    else if ((key === 'noteFolder' || key === 'noteTemplate') && typeof value === 'string') await this.#store.change({ [key]: value });
  }
}
