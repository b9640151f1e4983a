/** The plugin's page in the app's settings: a table of definitions, drawn and searched by the app. */

import { Notice, PluginSettingTab, type Plugin, type SettingDefinitionItem, type SettingGroupItem } from 'obsidian';
import { PALETTES } from '../charts/export/paper-palettes';
import type { Texts } from '../i18n';
import { languageNamesIn } from '../i18n/numbers';
import type { ModelCard } from '../model/card';
import { headlineBleu } from '../model/headline-score';
import { BACKEND_CHOICES } from './backend';
import { BACKEND_KEY, backendItems } from './backend-settings';
import type { DeviceBackend } from './device-backend';
import type { DiagnosticsReport } from './diagnostics';
import type { ModelLibrary } from './model-library';
import { VIEWS } from '../model/reader-state';
import { BOUNDS, DECODINGS, DEFAULT_SETTINGS, GRAINS, LENS_SIDES, decodingOf, type Settings } from './settings';
import type { SettingsStore } from './settings-store';
import type { WebGpuStorage } from './webgpu-storage';

export interface SettingTabServices {
  readonly store: SettingsStore;
  readonly texts: Texts;
  readonly models: () => readonly ModelCard[];
  readonly library: ModelLibrary;
  readonly report: DiagnosticsReport;
  readonly backend: DeviceBackend;
  readonly webgpu: WebGpuStorage;
  /** Sentences computed before; null: this device keeps none. */
  readonly cache: { size(): Promise<number>; clear(): Promise<void> } | null;
}

type ControlKey = Exclude<keyof Settings, 'version' | 'modelOfLanguage'>;
const MODEL_KEY = 'modelOfLanguage.';

export class AttentionLabSettingTab extends PluginSettingTab {
  override icon = 'grid-3x3';

  constructor(plugin: Plugin, private readonly services: SettingTabServices) {
    super(plugin.app, plugin);
    plugin.register(services.library.follow(() => this.update()));
  }

  override getSettingDefinitions(): SettingDefinitionItem[] {
    const { settings, views, block, lens } = this.services.texts;
    return [
      { name: settings.begin, desc: settings.beginHint(block.insertBlock, lens.open) },
      { type: 'group', heading: settings.models, items: [...this.modelMenus(), ...this.installedModels(), ...this.imports()] },
      { type: 'group', heading: settings.translation, items: [
        choice('decoding', settings.decoding, settings.decodingHint, DECODINGS, settings.decodings),
        this.number('longestSentence', settings.longestSentence, settings.longestSentenceHint),
      ] },
      { type: 'group', heading: settings.appearance, items: [
        choice('view', settings.view, settings.viewHint, VIEWS, views.names),
        choice('grain', settings.grain, settings.grainHint, GRAINS, block.grain),
        choice('lensSide', settings.lensSide, settings.lensSideHint, LENS_SIDES, settings.lensSides),
        choice('palette', settings.palette, settings.paletteHint, PALETTES, settings.palettes),
      ] },
      { type: 'group', heading: settings.chips, items: [
        toggle('chipsEverywhere', settings.chipsEverywhere, settings.chipsEverywhereHint),
        toggle('chipsAfterLinks', settings.chipsAfterLinks, settings.chipsAfterLinksHint),
        toggle('chipsAfterTerms', settings.chipsAfterTerms, settings.chipsAfterTermsHint),
        toggle('chipsAfterHeadings', settings.chipsAfterHeadings, settings.chipsAfterHeadingsHint),
        { name: settings.noteFolder, desc: settings.noteFolderHint, control: { type: 'folder', key: 'noteFolder', defaultValue: '' } },
        { name: settings.noteTemplate, desc: settings.noteTemplateHint, control: { type: 'textarea', key: 'noteTemplate', defaultValue: '', rows: 4 } },
      ] },
      { type: 'group', heading: settings.device, items: [
        this.number('idleMinutes', settings.idleMinutes, settings.idleMinutesHint),
        this.number('cacheMegabytes', settings.cacheMegabytes, settings.cacheMegabytesHint),
        ...this.cache(),
        ...this.backend(),
        this.diagnostics(),
      ] },
    ];
  }

  override getControlValue(key: string): unknown {
    const { values } = this.services.store;
    if (key.startsWith(MODEL_KEY)) return values.modelOfLanguage[key.slice(MODEL_KEY.length)] ?? this.readers(key.slice(MODEL_KEY.length))[0]?.id ?? '';
    if (key === BACKEND_KEY) return this.services.backend.chosen.preference;
    return isControlKey(key) ? values[key] : undefined;
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    const { modelOfLanguage } = this.services.store.values;
    if (key.startsWith(MODEL_KEY) && typeof value === 'string') {
      await this.change({ modelOfLanguage: { ...modelOfLanguage, [key.slice(MODEL_KEY.length)]: value } });
    } else if (key === BACKEND_KEY) {
      this.services.backend.choose(BACKEND_CHOICES.find((choice) => choice === value) ?? 'automatic');
    } else if (isControlKey(key)) {
      await this.change({ [key]: value });
    }
  }

  private async change(change: Partial<Settings>): Promise<void> {
    const { store, texts } = this.services;
    // The store has taken the change by then; what failed is to keep it.
    await store.change(change).catch(() => new Notice(texts.settings.notSaved));
  }

  /** One menu per language that an installed model reads. */
  private modelMenus(): SettingGroupItem[] {
    const { models, texts } = this.services;
    const languages = [...new Set(models().flatMap(({ sourceLanguages }) => sourceLanguages))];
    return languages.map((language) => ({
      name: texts.settings.modelFor(languageNamesIn(texts.language)(language)),
      desc: texts.settings.modelForHint,
      control: { type: 'dropdown', key: `${MODEL_KEY}${language}`, options: Object.fromEntries(this.readers(language).map((card) => [card.id, this.services.texts.block.nameOfModel(card)])) },
    }));
  }

  private installedModels(): SettingGroupItem[] {
    const { models, library, texts: { settings } } = this.services;
    return models().map((card) => ({
      name: this.services.texts.block.nameOfModel(card),
      desc: settings.modelHint(card.files.reduce((sum, { bytes }) => sum + bytes, 0), headlineBleu(card), card.licence),
      render: (setting) => {
        if (!library.has(card.id)) {
          setting.controlEl.createSpan({ cls: 'attention-lab-setting-note', text: settings.carried });
          return;
        }
        setting.addButton((button) => button.setButtonText(settings.removeModel).setDestructive().onClick(() => void this.remove(card)));
      },
    }));
  }

  private imports(): SettingGroupItem[] {
    const { library, texts: { settings } } = this.services;
    return [
      { name: settings.importFile, desc: settings.importFileHint, render: (setting) => void setting.addButton((button) =>
        button.setButtonText(settings.choose).onClick(() => library.importFromFile(setting.settingEl.doc))) },
      { name: settings.importFolder, desc: settings.importFolderHint, render: (setting) => void setting.addButton((button) =>
        button.setButtonText(settings.choose).onClick(() => library.importFromVault())) },
    ];
  }

  private cache(): SettingGroupItem[] {
    const { cache, texts: { settings } } = this.services;
    if (cache === null) return [];
    return [{ name: settings.cache, render: (setting) => {
      const showSize = (): Promise<void> => cache.size().then((bytes) => { setting.setDesc(settings.cacheSize(bytes)); });
      void showSize();
      setting.addButton((button) => button.setButtonText(settings.clearCache).onClick(() => {
        void cache.clear().then(showSize).then(() => new Notice(settings.cacheCleared));
      }));
    } }];
  }

  private backend(): SettingGroupItem[] {
    const { texts, backend, webgpu: storage, models, store } = this.services;
    return backendItems({ texts, backend, storage, models, decoding: () => decodingOf(store.values) });
  }

  private diagnostics(): SettingGroupItem {
    const { report, texts: { settings } } = this.services;
    return { name: settings.report, desc: settings.reportHint, render: (setting) => void setting.addButton((button) =>
      button.setButtonText(settings.copyReport).onClick(() => {
        void report.text().then((text) => setting.settingEl.win.navigator.clipboard.writeText(text)).then(() => new Notice(settings.reportCopied), () => new Notice(settings.reportNotCopied));
      })) };
  }

  private async remove(card: ModelCard): Promise<void> {
    await this.services.library.remove(card.id);
    new Notice(this.services.texts.settings.removed(this.services.texts.block.nameOfModel(card)));
  }

  private number(key: keyof typeof BOUNDS, name: string, desc: string): SettingGroupItem {
    const { from, to } = BOUNDS[key];
    const validate = (value: number): string | undefined => (Number.isInteger(value) && value >= from && value <= to ? undefined : this.services.texts.settings.outOfBounds(from, to));
    return { name, desc, control: { type: 'number', key, defaultValue: DEFAULT_SETTINGS[key], min: from, max: to, step: 1, validate } };
  }

  private readers(language: string): readonly ModelCard[] {
    return this.services.models().filter(({ sourceLanguages }) => sourceLanguages.includes(language));
  }
}

function isControlKey(key: string): key is ControlKey {
  return key in DEFAULT_SETTINGS && key !== 'version' && key !== 'modelOfLanguage';
}

function choice<const T extends string>(key: ControlKey, name: string, desc: string, values: readonly T[], labels: Readonly<Record<T, string>>): SettingGroupItem {
  return { name, desc, control: { type: 'dropdown', key, defaultValue: String(DEFAULT_SETTINGS[key]), options: Object.fromEntries(values.map((value) => [value, labels[value]])) } };
}

function toggle(key: ControlKey, name: string, desc: string): SettingGroupItem {
  return { name, desc, control: { type: 'toggle', key, defaultValue: DEFAULT_SETTINGS[key] === true } };
}
