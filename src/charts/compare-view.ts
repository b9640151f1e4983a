/** The sentence with attention and without, or by two models: both texts, what differs, and quality by length. */

import type { ModelCard } from '../model/card';
import { EngineError, type Engine } from '../model/engine';
import type { Trace } from '../model/trace';
import { comparedRequest } from '../model/trace-request';
import type { PaperPiece } from './export/paper-piece';
import { showDifference } from './different-words';
import { QualityChart } from './quality-chart';
import type { View, ViewInput, ViewServices } from './view';

/** Value of the chooser that stands for the fixed context vector. */
const WITHOUT = '';

export interface CompareInput extends ViewInput {
  /** The sentence as the model translates it by itself. */
  readonly ordinary: Trace;
}

export interface CompareServices extends ViewServices {
  readonly engine: Engine;
}

export class CompareView implements Omit<View, 'draw'> {
  readonly element: HTMLElement;
  readonly #chooser: HTMLSelectElement;
  readonly #ours: HTMLElement;
  readonly #theirs: HTMLElement;
  readonly #sentence: HTMLElement;
  readonly #quality: HTMLElement;
  readonly #legend: HTMLElement;
  readonly #chart: QualityChart;
  #running: AbortController | null = null;
  #asked: { readonly ordinary: Trace; readonly other: string } | null = null;

  constructor(parent: HTMLElement, private readonly services: CompareServices) {
    const texts = services.texts.lens.compare;
    this.element = parent.createDiv({ cls: 'attention-lab-compare' });
    const choice = this.element.createEl('label', { cls: 'attention-lab-control' });
    choice.createSpan({ text: texts.against });
    this.#chooser = choice.createEl('select', { cls: 'dropdown' });
    this.#chooser.addEventListener('change', () => {
      services.dispatch({ kind: 'compare', comparison: this.#chooser.value === WITHOUT ? { kind: 'without-attention' } : { kind: 'model', modelId: this.#chooser.value } });
    });
    const pair = this.element.createDiv({ cls: 'attention-lab-sides' });
    this.#ours = pair.createDiv({ cls: 'attention-lab-side is-ours' });
    this.#theirs = pair.createDiv({ cls: 'attention-lab-side is-theirs', attr: { 'aria-live': 'polite' } });
    this.#sentence = this.element.createEl('p', { cls: 'attention-lab-stage-sentence' });
    this.#quality = this.element.createDiv({ cls: 'attention-lab-panel' });
    this.#quality.createEl('h4', { text: texts.quality });
    this.#legend = this.#quality.createDiv({ cls: 'attention-lab-legend' });
    this.#chart = new QualityChart(this.#quality, services.texts);
    this.#quality.createEl('p', { cls: 'attention-lab-stage-sentence', text: texts.qualitySays });
  }

  draw(input: CompareInput): void {
    const { state, card, ordinary } = input;
    const other = state.comparison?.kind === 'model' ? state.comparison.modelId : WITHOUT;
    this.#fillChooser(card.sourceLanguages, card.id, other);
    const compared = this.services.engine.models.find(({ id }) => id === other) ?? null, names = this.#namesOf(card, compared);
    this.#quality.toggle(this.#chart.draw(card, compared, names, ordinary.source.words.length));
    this.#legend.empty();
    names.forEach((name, index) => { this.#legend.createSpan({ cls: index === 0 ? '' : 'is-second', text: name }); });
    if (this.#asked?.ordinary === ordinary && this.#asked.other === other) return;
    this.#asked = { ordinary, other };
    void this.#compare(input, other);
  }

  paper(): readonly PaperPiece[] {
    const sides = [this.#ours, this.#theirs].flatMap((side): readonly PaperPiece[] => Array.from(side.children, (line, index): PaperPiece => ({ kind: index === 0 ? 'heading' : 'line', text: line.textContent })));
    return [...sides, ...(this.#quality.style.display === 'none' ? [] : [{ kind: 'heading' as const, text: this.services.texts.lens.compare.quality }, { kind: 'chart' as const, chart: this.#chart.frame }])];
  }

  restyle(): void { this.#chart.restyle(); }

  destroy(): void {
    this.#running?.abort();
    this.#chart.destroy();
    this.element.remove();
  }

  async #compare({ state, card, ordinary }: CompareInput, other: string): Promise<void> {
    this.#running?.abort();
    const running = new AbortController(), { lens: texts } = this.services.texts;
    this.#running = running;
    const [ours, theirs] = this.#namesOf(card, this.services.engine.models.find(({ id }) => id === other) ?? null);
    // The first time there is nothing yet to leave standing.
    if (this.#theirs.childElementCount === 0) {
      this.#showSide(this.#ours, ours, ordinary, ordinary);
      this.#theirs.createDiv({ cls: 'attention-lab-side-name', text: theirs });
      this.#theirs.createDiv({ cls: 'attention-lab-side-note', text: texts.working.running });
    }
    try {
      const compared = await this.services.engine.trace(comparedRequest(state, card.id, other === WITHOUT ? null : other), { signal: running.signal });
      if (running.signal.aborted) return;
      this.#showSide(this.#ours, ours, ordinary, compared);
      this.#showSide(this.#theirs, theirs, compared, ordinary);
      this.#sentence.setText(other !== WITHOUT ? texts.compare.models : ordinary.target.text === compared.target.text ? texts.compare.same : texts.compare.differs);
    } catch (error) {
      if (running.signal.aborted) return;
      if (!(error instanceof EngineError)) throw error;
      this.#theirs.empty();
      this.#theirs.setText(texts.failed(error.message));
    }
  }

  #showSide(element: HTMLElement, name: string, trace: Trace, other: Trace): void {
    element.empty();
    element.createDiv({ cls: 'attention-lab-side-name', text: name });
    showDifference(element.createEl('p', { cls: 'attention-lab-side-text' }), trace.target.text, other.target.text);
    element.createDiv({ cls: 'attention-lab-side-note', text: this.services.texts.lens.compare.perWord(Math.exp(trace.logProbability / Math.max(1, trace.steps.length))) });
  }

  #fillChooser(languages: readonly string[], own: string, chosen: string): void {
    const others = this.services.engine.models.filter((card) => card.id !== own && card.sourceLanguages.some((language) => languages.includes(language)));
    const values = [WITHOUT, ...others.map((card) => card.id)], named = new Map(others.map((card) => [card.id, this.services.texts.block.nameOfModel(card)]));
    const known = Array.from(this.#chooser.options, (option) => option.value);
    if (known.length !== values.length || known.join('\n') !== values.join('\n')) {
      this.#chooser.empty();
      for (const value of values) this.#chooser.createEl('option', { value, text: named.get(value) ?? this.services.texts.lens.compare.sameModelWithout });
    }
    this.#chooser.value = chosen;
  }

  /** What stands over the two sides and lines: the models, or the one model with attention and without. */
  #namesOf(card: ModelCard, compared: ModelCard | null): readonly [string, string] {
    const { block, views: { quality } } = this.services.texts;
    return compared === null ? [quality.withAttention, quality.withoutAttention] : [block.nameOfModel(card), block.nameOfModel(compared)];
  }
}
