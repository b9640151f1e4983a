/** The honest checks: one button each, and what came out, with what it does and doesn't show. */

import { showDifference } from '../charts/different-words';
import { EngineError } from '../model/engine';
import type { Trace } from '../model/trace';
import { runCheck, type CheckKind, type CheckResult } from './honest-checks';
import type { LensPanelServices } from './lens-panel';

const CHECKS: readonly CheckKind[] = ['uniform', 'shuffled', 'hide'];

export class CheckList {
  readonly #results: ReadonlyMap<CheckKind, HTMLElement>;
  #running: AbortController | null = null;
  #ordinary: Trace | null = null;
  #step = 0;

  constructor(parent: HTMLElement, private readonly services: LensPanelServices) {
    const texts = services.texts.lens.checks;
    parent.createEl('p', { cls: 'attention-lab-stage-sentence', text: texts.says });
    this.#results = new Map(CHECKS.map((kind) => {
      const row = parent.createDiv({ cls: 'attention-lab-check' });
      const button = row.createEl('button', { text: texts.names[kind] });
      button.addEventListener('click', () => { void this.#run(kind); });
      return [kind, row.createDiv({ attr: { 'aria-live': 'polite' } })];
    }));
  }

  /** Results of another sentence, or of another step's word, are taken away. */
  draw(ordinary: Trace, step: number): void {
    if (ordinary !== this.#ordinary) {
      this.#running?.abort();
      for (const element of this.#results.values()) element.empty();
    } else if (step !== this.#step) this.#results.get('hide')?.empty();
    this.#ordinary = ordinary;
    this.#step = step;
  }

  destroy(): void { this.#running?.abort(); }

  async #run(kind: CheckKind): Promise<void> {
    const ordinary = this.#ordinary, element = this.#results.get(kind);
    if (ordinary === null || element === undefined) return;
    this.#running?.abort();
    const running = new AbortController(), texts = this.services.texts.lens;
    this.#running = running;
    try {
      const results = await runCheck(kind, this.services.engine, ordinary, this.#step, running.signal);
      if (running.signal.aborted) return;
      element.empty();
      for (const result of results) this.#show(element, result, ordinary);
      element.createEl('p', { cls: 'attention-lab-stage-sentence', text: texts.checks.shows[kind] });
    } catch (error) {
      if (running.signal.aborted) return;
      if (!(error instanceof EngineError)) throw error;
      element.setText(texts.failed(error.message));
    }
  }

  #show(parent: HTMLElement, result: CheckResult, ordinary: Trace): void {
    const texts = this.services.texts.lens.checks, { change } = result;
    const box = parent.createDiv({ cls: 'attention-lab-side' });
    box.createDiv({ cls: 'attention-lab-side-name', text: 'word' in change ? texts.hidden[change.kind](change.word) : texts.names[change.kind] });
    showDifference(box.createEl('p', { cls: 'attention-lab-side-text' }), result.text, ordinary.target.text);
    box.createDiv({ cls: 'attention-lab-side-note', text: texts.result(result.sameText, result.logProbability) });
  }
}
