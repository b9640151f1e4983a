/**
 * One drawing of an `attention` block: from its text to pixels, and from the reader's actions to the next picture.
 * What the reader chose lives in the open blocks, what the model computed in the engine; this only brings them together.
 */

import { MarkdownRenderChild, Notice, type App, type MarkdownPostProcessorContext } from 'obsidian';
import type { PaperPalette } from '../charts/export/paper-palettes';
import { ShownAlignment } from '../charts/shown-alignment';
import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import type { ComponentId } from '../model/catalogue';
import type { Engine } from '../model/engine';
import type { QuizScores } from '../model/quiz-scores';
import { blockKey, type OpenBlocks } from '../model/open-blocks';
import { isSameRun, update, type ReaderAction, type ReaderState } from '../model/reader-state';
import { formulaSetter } from '../obsidian/set-formula';
import { writeBlock } from '../obsidian/write-block';
import { BlockView } from './block-view';
import { showEmptyBlock } from './empty-block';
import { BlockProblems } from './block-problems';
import { parseBlock, withSentence, type BlockDefaults, type ParsedBlock } from './grammar';
import type { Picture } from './picture';
import { ProblemList } from './problem-list';
import { chooseModel } from './run-problems';
import { SentenceRun, type RunResult } from '../model/sentence-run';
import { isPrinted, nextFrame, watchVisibility } from './visibility';

export interface BlockServices {
  readonly app: App;
  readonly texts: Texts;
  readonly engine: () => Engine;
  /** Resolves when the engine knows all its models. */
  readonly ready: () => Promise<void>;
  readonly openBlocks: OpenBlocks;
  /** What blocks show that don't say it, as the settings choose now. */
  readonly defaults: () => BlockDefaults;
  /** The model of blocks that name none, for a sentence; null: the first there is. */
  readonly preferredModel: (sentence: string) => string | null;
  /** Shows what can be done with the block of this key, at the mouse. */
  readonly share: (key: string, event: MouseEvent) => void;
  /** The colours of attention on paper. */
  readonly palette: () => PaperPalette;
  /** Asks at the mouse where a model is to be imported from. */
  readonly importModel: (event: MouseEvent) => void;
  /** Calls after models came or went; gives what ends that. */
  readonly followModels: (listener: () => void) => () => void;
  /** How high each block was when it was last drawn, in CSS pixels, by key. */
  readonly heights: Map<string, number>;
  readonly quizScores: QuizScores;
  /** Lists the vault's notes about a part of the model. */
  readonly drawNotes: (parent: HTMLElement, component: ComponentId, sourcePath: string) => void;
}

export class AttentionBlock extends MarkdownRenderChild {
  readonly #source: string;
  readonly #context: MarkdownPostProcessorContext;
  readonly #services: BlockServices;
  readonly #parsed: ParsedBlock;
  readonly #problems: BlockProblems;
  readonly #key: string;
  readonly #alignment = new ShownAlignment();
  #state: ReaderState;
  #view: BlockView | null = null;
  #run: SentenceRun | null = null;
  #picture: Picture | null = null;
  #isClosed = false;

  constructor(element: HTMLElement, source: string, context: MarkdownPostProcessorContext, services: BlockServices) {
    super(element);
    this.#source = source;
    this.#context = context;
    this.#services = services;
    this.#parsed = parseBlock(source, services.defaults());
    this.#problems = new BlockProblems(this.#parsed);
    this.#key = blockKey(context.sourcePath, source);
    this.#state = services.openBlocks.remembered(this.#key) ?? this.#parsed.state;
  }

  /** Draws the block. Resolves when its pixels stand, or when its place is reserved and it waits to come into view. */
  async draw(): Promise<void> {
    const { containerEl } = this;
    containerEl.addClass('attention-lab');
    this.#keepEventsInside();
    if (this.#parsed.state.sentences.length === 0) {
      this.#drawEmpty();
      return;
    }
    containerEl.style.setProperty('min-height', `${this.#services.heights.get(this.#key) ?? expectedHeight(this.#state)}px`);
    await this.#services.ready();
    if (this.#isClosed) return;
    const engine = this.#services.engine();
    const card = chooseModel(engine.models, this.#state.modelId, this.#services.preferredModel(this.#state.sentences[this.#state.sentence] ?? ''));
    if (!card) throw new Error('The plugin carries no model.');
    this.#run = new SentenceRun(engine);
    this.#view = new BlockView(containerEl, this.#services.texts, {
      dispatch: (action) => this.#dispatch(action),
      onRetry: () => void this.#compute(),
      onSave: () => void this.#save(),
      onShare: (event) => this.#services.share(this.#key, event),
      onImport: this.#services.importModel,
    }, {
      engine, quizScores: this.#services.quizScores, palette: this.#services.palette, renderMath: formulaSetter(), sourcePath: this.#context.sourcePath,
      drawNotes: (parent, component) => this.#services.drawNotes(parent, component, this.#context.sourcePath),
    });
    this.#show(this.#run.cached(this.#state, card.id));
    if (!this.#picture?.result) await nextFrame(containerEl);
    if (this.#isClosed) return;
    if (isPrinted(containerEl)) {
      await this.#print();
      return;
    }
    this.#open();
    if (!containerEl.isConnected) await this.#drawUnattached();
    else if (!this.#picture?.result) await this.#computeInSight();
  }

  override onunload(): void {
    this.#isClosed = true;
    this.#run?.cancel();
    this.#view?.destroy();
    this.#view = null;
    this.containerEl.removeClass('attention-lab');
  }

  #drawEmpty(): void {
    new ProblemList(this.containerEl, this.#services.texts, this.#services.importModel).show(this.#parsed.problems);
    const languages = new Set(this.#services.engine().models.flatMap(({ sourceLanguages }) => sourceLanguages));
    showEmptyBlock(this.containerEl, this.#services.texts, [...languages], () => {
      const content = withSentence(this.#source, 0, this.#services.texts.block.exampleSentence);
      void this.#write(content);
    });
  }

  /** Joins the open blocks, so that every view of this block shows one selection. */
  #open(): void {
    const { openBlocks, app } = this.#services;
    this.register(openBlocks.open(this.#context.sourcePath, this.#source, this.#state));
    this.register(openBlocks.subscribe((key, block) => {
      if (key === this.#key && block && block.state !== this.#state) this.#follow(block.state);
    }));
    this.register(this.#services.followModels(() => this.#modelsChanged()));
    if (this.#picture?.result) openBlocks.show(this.#key, this.#picture.result.trace);
    this.registerEvent(app.workspace.on('css-change', () => this.#view?.refreshTheme()));
  }

  #dispatch(action: ReaderAction): void {
    const { openBlocks } = this.#services;
    if (openBlocks.get(this.#key)) openBlocks.dispatch(this.#key, action);
    else this.#follow(update(this.#state, action));
  }

  /** The reader chose something, here or in another view of this block. */
  #follow(state: ReaderState): void {
    const before = this.#state;
    this.#state = state;
    if (isSameRun(before, state)) {
      this.#show(this.#picture?.result ?? null);
      return;
    }
    this.#runAgain();
  }

  /** The model that the block names may be there now, or be gone. */
  #modelsChanged(): void {
    if (this.#picture?.card === this.#card) this.#show(this.#picture.result);
    else this.#runAgain();
  }

  #runAgain(): void {
    const cached = this.#run?.cached(this.#state, this.#card.id) ?? null;
    if (cached) {
      this.#run?.cancel();
      this.#view?.progress.end();
      this.#finish(cached);
    } else {
      void this.#compute();
    }
  }

  get #card(): ModelCard {
    const engine = this.#services.engine();
    const card = chooseModel(engine.models, this.#state.modelId, this.#services.preferredModel(this.#state.sentences[this.#state.sentence] ?? ''));
    if (!card) throw new Error('The plugin carries no model.');
    return card;
  }

  /** The last picture stays until this one is there. */
  async #compute(): Promise<void> {
    if (!this.#run || !this.#view) return;
    const { progress } = this.#view;
    try {
      const result = await this.#run.run(this.#state, this.#card.id, progress.start());
      if (!result || this.#isClosed) return;
      progress.end();
      this.#finish(result);
    } catch (error) {
      if (!this.#isClosed) progress.fail(error);
    }
  }

  /** Runs at once where the reader sees the block, else when it is scrolled to. */
  #computeInSight(): Promise<void> {
    return new Promise((resolve) => {
      this.register(watchVisibility(
        this.containerEl,
        (isVisible) => { if (!isVisible) resolve(); },
        () => void this.#compute().then(resolve),
      ));
    });
  }

  /** The app may be about to show the block, or to print it: so it is there in any case, and takes its true size later. */
  async #drawUnattached(): Promise<void> {
    if (!this.#picture?.result) await this.#compute();
    if (!this.containerEl.isConnected) this.#view?.drawAt(PAPER_WIDTH);
  }

  async #print(): Promise<void> {
    if (!this.#picture?.result) await this.#compute();
    this.#view?.drawAt(PAPER_WIDTH);
    this.#view?.freeze();
  }

  #finish(result: RunResult): void {
    this.#show(result);
    this.#services.openBlocks.show(this.#key, result.trace);
  }

  #show(result: RunResult | null): void {
    const card = this.#card;
    const { models } = this.#services.engine();
    const before = this.#picture?.result ?? null, view = result && this.#alignment.shown(result.trace, this.#state);
    this.#picture = {
      state: this.#state,
      card,
      models,
      result: result === null || view === null ? null
        : before?.trace === result.trace && before.ordinary === result.ordinary && before.view === view ? before
        : { trace: result.trace, ordinary: result.ordinary, view },
      problems: this.#problems.list(models, card, result && { trace: result.trace, state: this.#state }),
      sentenceInNote: this.#parsed.state.sentences[this.#state.sentence] ?? null,
    };
    this.#view?.show(this.#picture);
    if (result) this.#keepHeight();
  }

  #keepHeight(): void {
    const { heights } = this.#services;
    this.containerEl.style.removeProperty('min-height');
    const height = this.containerEl.offsetHeight;
    if (height === 0) return;
    heights.delete(this.#key);
    heights.set(this.#key, height);
    const oldest = heights.keys().next();
    if (heights.size > MOST_HEIGHTS && !oldest.done) heights.delete(oldest.value);
  }

  /** In the editor a click or a key inside a block must not reach the text around it. */
  #keepEventsInside(): void {
    for (const type of ['mousedown', 'click', 'dblclick', 'keydown', 'keyup', 'beforeinput', 'input', 'paste', 'cut'] as const) {
      this.registerDomEvent(this.containerEl, type, (event) => { event.stopPropagation(); });
    }
  }

  async #save(): Promise<void> {
    const { sentence, sentences } = this.#state;
    await this.#write(withSentence(this.#source, sentence, sentences[sentence] ?? ''));
  }

  async #write(content: string): Promise<void> {
    const { app, texts } = this.#services;
    const line = this.#context.getSectionInfo(this.containerEl)?.lineStart ?? null;
    const result = await writeBlock(app, { sourcePath: this.#context.sourcePath, content: this.#source, line }, content);
    if (result !== 'written') new Notice(texts.block.notSaved[result]);
  }
}

/** A first guess at how high a block will be, until it has been drawn once: one row of the chart per word. */
function expectedHeight(state: ReaderState): number {
  const words = (state.sentences[state.sentence] ?? '').split(/\s+/).length;
  return EXPECTED_FRAME + Math.min(words + 1, 40) * EXPECTED_ROW;
}

/** Heights that are remembered at most. */
const MOST_HEIGHTS = 500;

const EXPECTED_FRAME = 300;
const EXPECTED_ROW = 40;

/** CSS pixels between the margins of a page. */
const PAPER_WIDTH = 680;
