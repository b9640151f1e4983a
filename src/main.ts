import { getLanguage, Plugin } from 'obsidian';
import { parseBlock, printBlock, type BlockDefaults } from './block/grammar';
import { listProblems } from './block/problems-of-source';
import { registerBlocks } from './block/register-blocks';
import { chooseModel } from './block/run-problems';
import { PAPER_PALETTES } from './charts/export/paper-palettes';
import { createEngine, type PluginEngine } from './engine/create-engine';
import { openIndexedDbStore } from './engine/indexed-db-store';
import { translator } from './i18n';
import { registerLens } from './lens/register-lens';
import { registerLinks, type Links } from './links/register-links';
import { OpenBlocks } from './model/open-blocks';
import { QuizScores } from './model/quiz-scores';
import { DeviceBackend } from './settings/device-backend';
import { DiagnosticsReport } from './settings/diagnostics';
import { ModelFolders } from './settings/model-folders';
import { ModelLibrary } from './settings/model-library';
import { followPalette } from './settings/palette';
import { decodingOf } from './settings/settings';
import { SettingsStore } from './settings/settings-store';
import { AttentionLabSettingTab } from './settings/settings-tab';
import { WebGpuStorage } from './settings/webgpu-storage';
import { registerOutside } from './share/outside';
import { publicApi, type AttentionLabApi } from './share/public-api';
import { registerShare } from './share/register-share';
import { likeliestModel, preferredModel } from './translate/model-choice';
import { registerTranslate } from './translate/register-translate';

export default class AttentionLabPlugin extends Plugin {
  readonly #settings = new SettingsStore(this);
  readonly #openBlocks = new OpenBlocks();
  #engine: PluginEngine | null = null;
  /** For other plugins and scripts; there from the start of the plugin on. */
  api: AttentionLabApi | null = null;

  override async onload(): Promise<void> {
    await this.#settings.load();
    const texts = translator(getLanguage());
    const folders = new ModelFolders(this.app.vault.adapter, `${this.manifest.dir ?? ''}/models`);
    const library = new ModelLibrary({ app: this.app, texts, folders });
    library.follow(() => this.#engine?.importModels(library.models));
    const store = openIndexedDbStore(() => this.#settings.values.cacheMegabytes * 1_000_000);
    const webgpu = new WebGpuStorage(this.app.vault.adapter, this.manifest.dir ?? '');
    const backend = new DeviceBackend({ app: this.app, texts, storage: webgpu, engine: () => this.#engine, imported: () => library.models });
    const report = new DiagnosticsReport({ app: this.app, manifest: this.manifest, models: () => engine().models, settings: () => this.#settings.values, backend: () => backend.describe() });
    const engine = (): PluginEngine => (this.#engine ??= report.watch(createEngine({ imported: library.models, store, webgpu: backend, idleAfter: () => this.#settings.values.idleMinutes * 60_000 })));
    const ofBlock = (sentence: string): string | null => likeliestModel(sentence, engine().models, this.#settings.values.modelOfLanguage);
    const preferred = (sentence: string): string | null => preferredModel(sentence, engine().models, this.#settings.values.modelOfLanguage);

    const quizScores = new QuizScores({ load: (key) => this.app.loadLocalStorage(key) as unknown, save: (key, value) => { this.app.saveLocalStorage(key, value); } });

    this.register(() => this.#engine?.dispose());
    this.register(() => backend.dispose());
    const ready = (): Promise<void> => library.ready();
    this.app.workspace.onLayoutReady(() => void ready());
    this.register(followPalette(this.app, this.#settings));
    const share = registerShare(this, { texts, openBlocks: this.#openBlocks, models: () => engine().models, palette: () => this.#settings.values.palette });
    const blockDefaults = (): BlockDefaults => this.#settings.values;
    const drawNotes: Links['drawNotes'] = (parent, component, sourcePath) => { links.drawNotes(parent, component, sourcePath); };
    const blocks = registerBlocks(this, {
      share,
      palette: () => PAPER_PALETTES[this.#settings.values.palette],
      defaults: blockDefaults,
      importModel: (event) => library.offerImport(event),
      followModels: (listener) => library.follow(listener),
      app: this.app,
      texts,
      engine,
      ready,
      openBlocks: this.#openBlocks,
      preferredModel: ofBlock,
      quizScores,
      drawNotes,
    });
    const lens = registerLens(this, {
      share,
      quizScores,
      drawNotes,
      texts,
      engine,
      ready,
      openBlocks: this.#openBlocks,
      read: (source) => parseBlock(source, blockDefaults()).state,
      listProblems: (parent) => listProblems(parent, {
        texts, defaults: blockDefaults, models: () => engine().models, preferredModel: ofBlock, importModel: (event) => library.offerImport(event),
      }),
      printBlock: (state) => printBlock(state, blockDefaults()),
      plainState: () => parseBlock('', blockDefaults()).state,
      side: () => this.#settings.values.lensSide,
      insertBlock: () => blocks.insert(),
      modelIdOf: (state) => chooseModel(engine().models, state.modelId, ofBlock(state.sentences[state.sentence] ?? ''))?.id ?? null,
    });
    this.register(library.follow(() => lens.modelsChanged()));
    const links = registerLinks({
      plugin: this,
      texts,
      settings: () => {
        const { chipsEverywhere, chipsAfterLinks, chipsAfterTerms, chipsAfterHeadings, noteFolder, noteTemplate } = this.#settings.values;
        return { everywhere: chipsEverywhere, marked: { link: chipsAfterLinks, term: chipsAfterTerms, heading: chipsAfterHeadings }, noteFolder, noteTemplate };
      },
      models: () => engine().models,
      openBlocks: this.#openBlocks,
      showInLens: (component) => void lens.showComponent(component),
    });
    this.register(this.#settings.follow(() => {
      for (const feature of [blocks, lens, links]) feature.settingsMayHaveChanged();
    }));
    const openLens = (sentence: string, modelId: string): void => void lens.showSentence(sentence, modelId);
    registerTranslate(this, {
      texts,
      engine,
      preferences: () => ({ ...this.#settings.values, decoding: decodingOf(this.#settings.values) }),
      openLens,
      importModel: (event) => library.offerImport(event),
    });
    this.api = publicApi({ ready, engine, preferredModel: preferred });
    registerOutside(this, { ready, texts, api: this.api, preferredModel: preferred, openLens });
    this.addSettingTab(new AttentionLabSettingTab(this, {
      store: this.#settings,
      texts,
      models: () => engine().models,
      library,
      report,
      backend,
      webgpu,
      cache: store,
    }));
  }

  override async onExternalSettingsChange(): Promise<void> {
    await this.#settings.load();
  }
}
