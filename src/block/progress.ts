/** Tells what a run is doing, or why it failed. Shown over the block, so that nothing moves; after a moment only, so that quick runs don't flash. */

import type { Texts } from '../i18n';
import { EngineError, type EngineProgress } from '../model/engine';

export class Progress {
  readonly #element: HTMLElement;
  readonly #texts: Texts;
  readonly #onRetry: () => void;
  #timer = 0;
  #text = '';

  constructor(parent: HTMLElement, texts: Texts, onRetry: () => void) {
    this.#texts = texts;
    this.#onRetry = onRetry;
    this.#element = parent.createDiv({ cls: 'attention-lab-progress', attr: { role: 'status' } });
    this.#element.hide();
  }

  start(): EngineProgress {
    this.end();
    this.#text = this.#texts.block.waiting;
    this.#timer = this.#element.win.setTimeout(() => {
      this.#element.setText(this.#text);
      this.#element.show();
    }, PATIENCE);
    return (stage) => {
      this.#text = this.#texts.block.stages[stage];
      if (this.#element.isShown()) this.#element.setText(this.#text);
    };
  }

  end(): void {
    this.#element.win.clearTimeout(this.#timer);
    this.#element.removeClass('is-failed');
    this.#element.hide();
  }

  fail(error: unknown): void {
    this.end();
    const { block } = this.#texts;
    const kind = error instanceof EngineError ? error.kind : 'unexpected';
    this.#element.empty();
    this.#element.addClass('is-failed');
    this.#element.createDiv({ text: block.errors[kind] });
    if (error instanceof Error && kind !== 'disposed') this.#element.createDiv({ cls: 'attention-lab-muted', text: error.message });
    if (kind !== 'disposed') {
      const retry = this.#element.createEl('button', { text: block.retry, type: 'button' });
      retry.addEventListener('click', () => this.#onRetry());
    }
    this.#element.show();
  }
}

/** Milliseconds before a reader is told to wait. */
const PATIENCE = 150;
