/**
 * What the lens is looking at: one sentence of one block, run as its state asks.
 * The last picture stays until the next one is ready; a newer sentence always wins over an older one.
 */

import { EngineError, type Engine, type EngineProgress } from '../model/engine';
import { blockKey, type OpenBlocks } from '../model/open-blocks';
import { isSameRun, type ReaderAction, type ReaderState } from '../model/reader-state';
import { SentenceRun, type RunResult } from '../model/sentence-run';
import type { LensInput } from './lens-panel';

/** A fence of a note, as the lens follows it. */
export interface Followed {
  readonly sourcePath: string;
  /** What stands between the fences. */
  readonly source: string;
  /** The sentence that the cursor is in; null: whichever the block shows. */
  readonly sentence: number | null;
}

export interface SessionEvents {
  readonly onShow: (input: LensInput) => void;
  /** There is nothing to show: no sentence, or none any more; `source` is the fence that has none, null: there is no fence. */
  readonly onEmpty: (source: string | null) => void;
  readonly onProgress: EngineProgress;
  readonly onProblem: (error: EngineError) => void;
}

export class LensSession {
  readonly #run: SentenceRun;
  readonly #unsubscribe: () => void;
  #followed: Followed | null = null;
  #closeBlock: (() => void) | null = null;
  #shown: { readonly key: string; readonly input: LensInput } | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly blocks: OpenBlocks,
    /** The state that a fence asks for, and the model that runs it (null: none is known). */
    private readonly read: (source: string) => ReaderState,
    private readonly modelIdOf: (state: ReaderState) => string | null,
    private readonly events: SessionEvents,
  ) {
    this.#run = new SentenceRun(engine);
    this.#unsubscribe = blocks.subscribe((key, block) => { if (key === this.#key && block !== null) this.#refresh(block.state); });
  }

  get followed(): Followed | null { return this.#followed; }

  /** What is on screen; null before the first picture. */
  get input(): LensInput | null { return this.#shown?.input ?? null; }

  follow(followed: Followed): void {
    const key = blockKey(followed.sourcePath, followed.source);
    if (key !== this.#key) {
      const state = this.read(followed.source);
      if (state.sentences.length === 0) { this.#leave(followed.source); return; }
      this.#followed = followed;
      const close = this.blocks.open(followed.sourcePath, followed.source, state);
      this.#closeBlock?.();
      this.#closeBlock = close;
    }
    const block = this.blocks.get(key);
    if (block === null) return;
    if (followed.sentence !== null && followed.sentence !== this.#followed?.sentence && followed.sentence !== block.state.sentence) {
      this.#followed = followed;
      this.blocks.dispatch(key, { kind: 'choose-sentence', sentence: followed.sentence });
    } else {
      this.#followed = followed;
      this.#refresh(block.state);
    }
  }

  #leave(source: string | null): void {
    this.#run.cancel();
    this.#closeBlock?.();
    this.#closeBlock = null;
    this.#followed = null;
    this.#shown = null;
    this.events.onEmpty(source);
  }

  dispatch(action: ReaderAction): void {
    if (this.#key !== null) this.blocks.dispatch(this.#key, action);
  }

  undo(): void {
    if (this.#key !== null) this.blocks.undo(this.#key);
  }

  canUndo(): boolean {
    return this.#key !== null && this.blocks.canUndo(this.#key);
  }

  retry(): void {
    const block = this.#key === null ? null : this.blocks.get(this.#key);
    if (block !== null) this.#refresh(block.state);
  }

  close(): void {
    this.#unsubscribe();
    this.#run.cancel();
    this.#closeBlock?.();
    this.#closeBlock = null;
  }

  get #key(): string | null {
    return this.#followed === null ? null : blockKey(this.#followed.sourcePath, this.#followed.source);
  }

  #refresh(state: ReaderState): void {
    const key = this.#key, shown = this.#shown;
    if (key === null || this.#followed === null) return;
    if (shown?.key === key && shown.input.card.id === this.modelIdOf(state) && isSameRun(shown.input.state, state)) {
      if (shown.input.state !== state) this.#show(key, { ...shown.input, state });
      return;
    }
    const modelId = this.modelIdOf(state);
    if (modelId === null) return;
    const cached = this.#run.cached(state, modelId);
    if (cached !== null) { this.#run.cancel(); this.#finish(key, state, modelId, cached); } else void this.#compute(key, state, modelId);
  }

  async #compute(key: string, state: ReaderState, modelId: string): Promise<void> {
    try {
      const result = await this.#run.run(state, modelId, this.events.onProgress);
      // The reader may have pinned something meanwhile.
      if (result !== null && key === this.#key) this.#finish(key, this.blocks.get(key)?.state ?? state, modelId, result);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (key === this.#key && error.kind !== 'disposed') this.events.onProblem(error);
    }
  }

  #finish(key: string, state: ReaderState, modelId: string, { trace, ordinary }: RunResult): void {
    const card = this.engine.models.find((model) => model.id === modelId);
    if (card === undefined || this.#followed === null) return;
    this.#show(key, { trace, ordinary, state, card, sourcePath: this.#followed.sourcePath });
    this.blocks.show(key, trace);
  }

  #show(key: string, input: LensInput): void {
    this.#shown = { key, input };
    this.events.onShow(input);
  }
}
