import { getLanguage, Plugin } from 'obsidian';
import { parseBlock, printBlock } from './block/grammar';
import { registerBlocks } from './block/register-blocks';
import { chooseModel } from './block/run-problems';
import { createEngine } from './engine/create-engine';
import { translator } from './i18n';
import { registerLens } from './lens/register-lens';
import { registerLinks } from './links/register-links';
import { OpenBlocks } from './model/open-blocks';
import { QuizScores } from './model/quiz-scores';
import { SettingsStore } from './settings/settings-store';
import { AttentionLabSettingTab } from './settings/settings-tab';
import type { Engine } from './model/engine';

export default class AttentionLabPlugin extends Plugin {
  readonly #settings = new SettingsStore(this);
  readonly #openBlocks = new OpenBlocks();
  #engine: Engine | null = null;

  override async onload(): Promise<void> {
    await this.#settings.load();
    const texts = translator(getLanguage());
    const engine = (): Engine => (this.#engine ??= createEngine());

    const quizScores = new QuizScores({ load: (key) => this.app.loadLocalStorage(key) as unknown, save: (key, value) => { this.app.saveLocalStorage(key, value); } });

    this.register(() => this.#engine?.dispose());
    registerBlocks(this, {
      app: this.app,
      texts,
      engine,
      openBlocks: this.#openBlocks,
      preferredModel: () => this.#settings.values.defaultModel,
      quizScores,
    });
    const lens = registerLens(this, {
      quizScores,
      texts,
      engine,
      openBlocks: this.#openBlocks,
      read: (source) => parseBlock(source).state,
      printBlock,
      modelIdOf: (state) => chooseModel(engine().models, state.modelId, this.#settings.values.defaultModel)?.id ?? null,
    });
    registerLinks({
      plugin: this,
      texts,
      settings: () => {
        const { chipsEverywhere, chipsAfterTerms, noteFolder, noteTemplate } = this.#settings.values;
        return { everywhere: chipsEverywhere, terms: chipsAfterTerms, noteFolder, noteTemplate };
      },
      models: () => {
        const { models } = engine();
        const chosen = models.find(({ id }) => id === this.#settings.values.defaultModel);
        return chosen ? [chosen, ...models.filter((model) => model !== chosen)] : models;
      },
      openBlocks: this.#openBlocks,
      showInLens: (component) => void lens.showComponent(component),
    });
    this.addSettingTab(new AttentionLabSettingTab(this.app, this, this.#settings, texts, () => engine().models));
  }

  override async onExternalSettingsChange(): Promise<void> {
    await this.#settings.load();
  }
}
