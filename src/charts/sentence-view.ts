/** The whole sentence in lines, by word or by piece: coverage of the source, entropy and confidence of what was written. */

import { unitOfToken, type AlignmentView } from '../analysis/alignment-view';
import { sentenceMeasures, type SentenceMeasures } from '../analysis/sentence-measures';
import type { Cell } from '../model/reader-state';
import type { PaperPiece } from './export/paper-piece';
import { LinesChart } from './lines';
import { ShownAlignment } from './shown-alignment';
import { unitLabels } from './token-labels';
import { toTokenCell } from './view-cells';
import { focusOf, type View, type ViewInput, type ViewServices } from './view';

export class SentenceView implements View {
  readonly element: HTMLElement;
  readonly #parts: readonly { readonly title: HTMLElement; readonly chart: LinesChart; readonly sentence: HTMLElement }[];
  readonly #alignment = new ShownAlignment();
  #measured: { readonly view: AlignmentView; readonly measures: SentenceMeasures } | null = null;

  constructor(parent: HTMLElement, private readonly services: ViewServices) {
    this.element = parent.createDiv({ cls: 'attention-lab-panels' });
    this.#parts = [0, 1, 2].map(() => {
      const panel = this.element.createDiv({ cls: 'attention-lab-panel' });
      return { title: panel.createEl('h4'), chart: new LinesChart(panel), sentence: panel.createEl('p', { cls: 'attention-lab-stage-sentence' }) };
    });
  }

  draw(input: ViewInput): void {
    const { trace, state } = input, { dispatch } = this.services;
    const texts = this.services.texts.views.sentence, { percent, number, decimal } = this.services.texts.views;
    const view = this.#alignment.whole(trace, state), measures = this.#measure(view), focus = focusOf(input);
    const source = unitLabels(trace.source, view.columns, view.grain), target = unitLabels(trace.target, view.rows, view.grain);
    const selectedRow = state.pinned === null && state.hovered === null ? null : unitOfToken(view.rows, focus?.step);
    const selectedColumn = unitOfToken(view.columns, (state.hovered ?? state.pinned)?.position);
    const entropies = measures.rows.map((step) => step.entropy), probabilities = measures.rows.map((step) => step.probability);
    const coverage = [...measures.coverage];
    const common = { rule: null, axis: null } as const;
    const atColumn = (column: number): Cell => ({ step: focus?.step ?? 0, position: toTokenCell(view, { row: null, column }).position });
    const onSteps = {
      labels: target, selected: selectedRow,
      onHover: (row: number | null) => { dispatch({ kind: 'hover', cell: row === null ? null : toTokenCell(view, { row, column: null }) }); },
      onPick: (row: number) => { dispatch({ kind: 'pin', cell: toTokenCell(view, { row, column: null }) }); },
    };
    this.#draw(0, texts.coverage.title, texts.coverage.says(measures.confidence), {
      ...common, labels: source, selected: selectedColumn, rule: 1, domain: [0, Math.max(2, Math.ceil(Math.max(...coverage)))], format: number, formatTick: decimal,
      lines: [{ name: texts.coverage.title, concept: 'encoder', dash: [], mark: 'circle', values: coverage }],
      summary: texts.coverage.summary(extreme(source, coverage, 1), extreme(source, coverage, -1)), caption: texts.coverage.caption, place: view.grain === 'words' ? texts.sourceWord : texts.sourcePiece,
      onHover: (column) => { dispatch({ kind: 'hover', cell: column === null ? null : atColumn(column) }); },
      onPick: (column) => { dispatch({ kind: 'pin', cell: atColumn(column) }); },
    });
    this.#draw(1, texts.entropy.title, texts.entropy.says, {
      ...common, ...onSteps, rule: Math.log(Math.max(2, source.length)), domain: [0, Math.max(1, Math.ceil(Math.log(Math.max(2, source.length)) * 2) / 2)], format: number, formatTick: decimal,
      lines: [{ name: texts.entropy.title, concept: 'attention', dash: [], mark: 'circle', values: entropies }],
      summary: texts.entropy.summary(extreme(target, entropies, 1), extreme(target, entropies, -1)), caption: texts.entropy.caption, place: view.grain === 'words' ? texts.emittedWord : texts.emittedPiece,
    });
    this.#draw(2, texts.confidence.title, texts.confidence.says, {
      ...common, ...onSteps, domain: [0, 1], format: percent,
      lines: [
        { name: texts.confidence.probability, concept: 'decoder', dash: [], mark: 'circle', values: probabilities },
        { name: texts.confidence.sink, concept: 'attention', dash: [5, 4], mark: 'triangle', values: measures.rows.map((step) => step.sinkShare) },
      ],
      summary: texts.confidence.summary(extreme(target, probabilities, -1), Math.min(...probabilities)), caption: texts.confidence.caption, place: view.grain === 'words' ? texts.emittedWord : texts.emittedPiece,
    });
  }

  paper(): readonly PaperPiece[] {
    return this.#parts.flatMap(({ title, chart }): readonly PaperPiece[] => [{ kind: 'heading', text: title.textContent }, { kind: 'chart', chart: chart.frame }]);
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

  #measure(view: AlignmentView): SentenceMeasures {
    if (this.#measured?.view !== view) this.#measured = { view, measures: sentenceMeasures(view) };
    return this.#measured.measures;
  }
}

/** The label of the largest (sign 1) or smallest (−1) value. */
function extreme(labels: readonly string[], values: readonly number[], sign: 1 | -1): string {
  const best = values.reduce((at, value, index) => (sign * value > sign * (values[at] ?? 0) ? index : at), 0);
  return labels[best] ?? '';
}
