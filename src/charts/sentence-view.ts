/** The whole sentence in lines: coverage of each source token, entropy and confidence of each step. */

import { sentenceMeasures, type SentenceMeasures } from '../analysis/sentence-measures';
import type { Trace } from '../model/trace';
import { LinesChart } from './lines';
import { tokenLabels } from './token-labels';
import { focusOf, type View, type ViewInput, type ViewServices } from './view';

export class SentenceView implements View {
  readonly element: HTMLElement;
  readonly #parts: readonly { readonly title: HTMLElement; readonly chart: LinesChart; readonly sentence: HTMLElement }[];
  #measured: { readonly trace: Trace; readonly measures: SentenceMeasures } | null = null;

  constructor(parent: HTMLElement, private readonly services: ViewServices) {
    this.element = parent.createDiv({ cls: 'attention-lab-panels' });
    this.#parts = [0, 1, 2].map(() => {
      const panel = this.element.createDiv({ cls: 'attention-lab-panel' });
      return { title: panel.createEl('h4'), chart: new LinesChart(panel), sentence: panel.createEl('p', { cls: 'attention-lab-stage-sentence' }) };
    });
  }

  draw(input: ViewInput): void {
    const { trace, state } = input, { dispatch } = this.services;
    const texts = this.services.texts.views.sentence, { percent, number } = this.services.texts.views;
    const measures = this.#measure(trace), focus = focusOf(input);
    const source = tokenLabels(trace.source), target = tokenLabels(trace.target);
    const selectedStep = state.pinned === null && state.hovered === null ? null : focus?.step ?? null;
    const selectedPosition = (state.hovered ?? state.pinned)?.position ?? null;
    const entropies = measures.steps.map((step) => step.entropy), probabilities = measures.steps.map((step) => step.probability);
    const coverage = [...measures.coverage];
    const common = { rule: null, axis: null } as const;
    const onSteps = {
      labels: target, selected: selectedStep,
      onHover: (step: number | null) => { dispatch({ kind: 'hover', cell: step === null ? null : { step, position: null } }); },
      onPick: (step: number) => { dispatch({ kind: 'pin', cell: { step, position: null } }); },
    };
    this.#draw(0, texts.coverage.title, texts.coverage.says(measures.confidence), {
      ...common, labels: source, selected: selectedPosition, rule: 1, domain: [0, Math.max(2, Math.ceil(Math.max(...coverage)))], format: number,
      lines: [{ name: texts.coverage.title, concept: 'encoder', dash: [], mark: 'circle', values: coverage }],
      summary: texts.coverage.summary(extreme(source, coverage, 1), extreme(source, coverage, -1)), caption: texts.coverage.caption, place: texts.sourceWord,
      onHover: (position) => { dispatch({ kind: 'hover', cell: position === null ? null : { step: focus?.step ?? 0, position } }); },
      onPick: (position) => { dispatch({ kind: 'pin', cell: { step: focus?.step ?? 0, position } }); },
    });
    this.#draw(1, texts.entropy.title, texts.entropy.says, {
      ...common, ...onSteps, rule: Math.log(Math.max(2, source.length)), domain: [0, Math.max(1, Math.ceil(Math.log(Math.max(2, source.length)) * 2) / 2)], format: number,
      lines: [{ name: texts.entropy.title, concept: 'attention', dash: [], mark: 'circle', values: entropies }],
      summary: texts.entropy.summary(extreme(target, entropies, 1), extreme(target, entropies, -1)), caption: texts.entropy.caption, place: texts.emittedWord,
    });
    this.#draw(2, texts.confidence.title, texts.confidence.says, {
      ...common, ...onSteps, domain: [0, 1], format: percent,
      lines: [
        { name: texts.confidence.probability, concept: 'decoder', dash: [], mark: 'circle', values: probabilities },
        { name: texts.confidence.sink, concept: 'attention', dash: [5, 4], mark: 'triangle', values: measures.steps.map((step) => step.sinkShare) },
      ],
      summary: texts.confidence.summary(extreme(target, probabilities, -1), Math.min(...probabilities)), caption: texts.confidence.caption, place: texts.emittedWord,
    });
  }

  restyle(): void { for (const { chart } of this.#parts) chart.restyle(); }

  destroy(): void {
    for (const { chart } of this.#parts) chart.destroy();
    this.element.remove();
  }

  #draw(index: number, title: string, sentence: string, drawing: Parameters<LinesChart['draw']>[0]): void {
    const part = this.#parts[index];
    part?.title.setText(title);
    part?.sentence.setText(sentence);
    part?.chart.draw(drawing);
  }

  #measure(trace: Trace): SentenceMeasures {
    if (this.#measured?.trace !== trace) this.#measured = { trace, measures: sentenceMeasures(trace) };
    return this.#measured.measures;
  }
}

/** The label of the largest (sign 1) or smallest (−1) value. */
function extreme(labels: readonly string[], values: readonly number[], sign: 1 | -1): string {
  const best = values.reduce((at, value, index) => (sign * value > sign * (values[at] ?? 0) ? index : at), 0);
  return labels[best] ?? '';
}
