/** The step view: one decoding step in the order in which the model computes it, with the reader's numbers. */

import { contextShares } from '../analysis/context-shares';
import { effectivePositions } from '../analysis/entropy';
import { attends } from '../model/attends';
import type { TokenizedText } from '../model/tokens';
import type { Step, Trace } from '../model/trace';
import type { PaperPiece } from './export/paper-piece';
import { BarsChart } from './bars';
import { contextFormula, embeddingFormula, linearFormula, outputFormula, scoreFormula, stateFormula, weightFormula, type Term } from './formulas';
import { Stage } from './stage';
import { candidateLabel, hasPieces, tokenLabels, tokenText, wordAround } from './token-labels';
import { mean, VectorStripChart } from './vector-strip';
import { focusOf, type Focus, type View, type ViewInput, type ViewServices } from './view';

/** Formulas are set this long after the last change, each in a task of its own: setting them takes longer than a frame, charts do not. */
const FORMULA_DELAY_MS = 80;

type StripName = 'embedding' | 'kept' | 'reset' | 'state' | 'query' | 'key' | 'context';

export class StepView implements View {
  readonly element: HTMLElement;
  readonly #stages: Readonly<Record<'word' | 'state' | 'linear' | 'score' | 'weight' | 'context' | 'output', Stage>>;
  readonly #strips: Readonly<Record<StripName, { readonly caption: HTMLElement; readonly chart: VectorStripChart }>>;
  readonly #bars: Readonly<Record<'score' | 'weight' | 'share' | 'output', BarsChart>>;
  #formulaTimer: number | null = null;
  #hasFormulas = false;
  #drawnStep: Step | null = null;
  #drawnKey = '';

  constructor(parent: HTMLElement, private readonly services: ViewServices) {
    this.element = parent.createEl('ol', { cls: 'attention-lab-stages' });
    const stage = (term: Term): Stage => new Stage(this.element, term, services.renderMath, (lit) => { this.#light(lit); });
    const strip = (at: Stage) => ({ caption: at.caption(), chart: new VectorStripChart(at.charts) });
    const stages = {
      word: stage('word'), state: stage('state'), linear: stage('query'), score: stage('score'), weight: stage('weight'), context: stage('context'), output: stage('output'),
    };
    this.#stages = stages;
    this.#strips = {
      embedding: strip(stages.word), kept: strip(stages.state), reset: strip(stages.state), state: strip(stages.state),
      query: strip(stages.linear), key: strip(stages.linear), context: strip(stages.context),
    };
    this.#bars = {
      score: new BarsChart(stages.score.charts), weight: new BarsChart(stages.weight.charts),
      share: new BarsChart(stages.context.charts), output: new BarsChart(stages.output.charts),
    };
  }

  draw(input: ViewInput): void {
    const focus = focusOf(input), step = focus === null ? undefined : input.trace.steps[focus.step];
    this.element.toggle(step !== undefined);
    if (focus === null || step === undefined) return;
    this.#drawWords(input, step, focus);
    this.#drawBars(input, step, focus);
    if (step !== this.#drawnStep) this.#drawStepStrips(input, step);
    const key = `${input.trace.source.text}\n${focus.position}`;
    if (step !== this.#drawnStep || key !== this.#drawnKey) this.#drawKey(input, focus);
    this.#drawnStep = step;
    this.#drawnKey = key;
    this.#scheduleFormulas(input, focus);
  }

  paper(): readonly PaperPiece[] {
    return Object.values(this.#stages).filter(({ element }) => element.style.display !== 'none').flatMap((stage) => stage.paper(this.#chartsIn(stage)));
  }

  /** The charts of a stage with the captions above them. */
  #chartsIn({ charts }: Stage): readonly PaperPiece[] {
    const all = [...Object.values(this.#strips).map(({ caption, chart }) => ({ caption, frame: chart.frame })), ...Object.values(this.#bars).map((chart) => ({ caption: null, frame: chart.frame }))];
    return all.filter(({ frame: { element } }) => charts.contains(element) && element.style.display !== 'none').flatMap(({ caption, frame }): readonly PaperPiece[] => [
      ...(caption === null ? [] : [{ kind: 'line' as const, text: caption.textContent }]), { kind: 'chart', chart: frame },
    ]);
  }

  restyle(): void {
    for (const { chart } of Object.values(this.#strips)) chart.restyle();
    for (const chart of Object.values(this.#bars)) chart.restyle();
  }

  destroy(): void {
    if (this.#formulaTimer !== null) window.clearTimeout(this.#formulaTimer);
    for (const { chart } of Object.values(this.#strips)) chart.destroy();
    for (const chart of Object.values(this.#bars)) chart.destroy();
    this.element.remove();
  }

  #drawWords({ trace, card }: ViewInput, step: Step, focus: Focus): void {
    const texts = this.services.texts.views.step, { sizes } = card;
    const word = this.#named(trace.source, focus.position), weight = step.weights[focus.position] ?? 0;
    const S = trace.source.tokens.length, before = focus.step - 1;
    const isPiece = wordAround(trace.target, focus.step) !== null, wasPiece = wordAround(trace.target, before) !== null;
    const hasScores = card.attention.kind !== 'none', hasWeights = attends(card, trace);
    this.#stages.word.draw(wasPiece ? texts.word.pieceTitle : texts.word.title, `[${sizes.targetEmbedding}]`, texts.word.says(this.#named(trace.target, before), step.previous.kind === 'start'));
    this.#stages.state.draw(texts.state.title, `[${sizes.decoderState}]`, texts.state.says(mean(step.updateGate), mean(step.resetGate)));
    this.#stages.linear.element.toggle(hasScores && card.attention.kind !== 'dot');
    const hasKeys = card.attention.kind !== 'location';
    this.#stages.linear.draw(texts.linear.title, hasKeys ? `q [${sizes.attention}] · k [${S}×${sizes.attention}]` : `q [${sizes.attention}]`, hasKeys ? texts.linear.says : texts.linear.saysQuery);
    this.#stages.score.element.toggle(hasScores);
    this.#stages.score.draw(texts.score.title, `[${S}]`, texts.score.says[card.attention.kind]);
    this.#stages.weight.element.toggle(hasScores);
    this.#stages.weight.draw(texts.weight.title, `[${S}]`, !hasWeights ? texts.weight.off
      : isSoftmax(step) ? texts.weight.says(word, weight, effectivePositions(step.weights), hasPieces(trace.source)) : texts.weight.given);
    this.#stages.context.draw(texts.context.title, `[${sizes.encoderState}]`, hasWeights ? texts.context.says(word) : texts.context.off);
    this.#stages.output.draw(isPiece ? texts.output.pieceTitle : texts.output.title, `[${sizes.targetVocabulary}]`, texts.output.says(
      this.#named(trace.target, focus.step), Math.exp(step.logProbability), step.candidates[0]?.token.id === step.emitted.id));
  }

  #drawBars({ card, trace }: ViewInput, step: Step, focus: Focus): void {
    const { views: { step: texts, sentence: { sourceWord, sourcePiece } }, charts } = this.services.texts;
    const labels = tokenLabels(trace.source).map((label, index) => `${index + 1} ${label}`), place = hasPieces(trace.source) ? sourcePiece : sourceWord;
    const emitted = this.#named(trace.target, focus.step), number = texts.number, format = this.services.texts.views.decimal, hasWeights = attends(card, trace);
    const common = {
      selected: focus.position,
      onHover: (position: number | null) => { this.services.dispatch({ kind: 'hover', cell: position === null ? null : { step: focus.step, position } }); },
      onPick: (position: number) => { this.services.dispatch({ kind: 'pin', cell: { step: focus.step, position } }); },
    };
    const visible = Array.from(step.scores).filter((score) => score > -1e8);
    const low = Math.min(0, ...visible), high = Math.max(0, ...visible);
    const barsOf = (values: ArrayLike<number>, format: (value: number) => string) =>
      labels.map((label, index) => ({ label, value: values[index] ?? 0, text: format(values[index] ?? 0) }));
    this.#bars.score.draw({
      ...common, concept: 'attention', domain: [Math.floor(low), Math.max(1, Math.ceil(high))], format,
      bars: labels.map((label, index) => {
        const score = step.scores[index] ?? 0;
        return score > -1e8 ? { label, value: score, text: number(score) } : { label, value: null, text: '−∞' };
      }),
      summary: texts.score.summary(emitted, number(Math.min(...visible)), number(Math.max(...visible))), caption: texts.score.caption(emitted), head: [place, texts.score.head[1]],
    });
    this.#bars.weight.draw({
      ...common, concept: 'attention', domain: [0, 1], format, bars: barsOf(step.weights, charts.weight), given: hasWeights && !isSoftmax(step),
      summary: texts.weight.summary(emitted, this.#named(trace.source, focus.position), step.weights[focus.position] ?? 0), caption: texts.weight.caption(emitted), head: [place, texts.weight.head[1]],
    });
    // Without attention nothing is summed.
    this.#bars.share.frame.element.toggle(hasWeights);
    // Shares that round to nothing are nothing, not “−0.00”.
    const shares = contextShares(trace, step).map(({ share }) => (Math.abs(share) < 0.005 ? 0 : share));
    if (hasWeights) this.#bars.share.draw({
      ...common, concept: 'context', domain: [Math.min(0, ...shares), 1], format, bars: barsOf(shares, charts.weight),
      summary: texts.context.summary(emitted), caption: texts.context.caption(emitted), head: [place, texts.context.head[1]],
    });
    this.#bars.output.draw({
      concept: 'decoder', domain: [0, 1], format, selected: step.candidates.findIndex(({ token }) => token.id === step.emitted.id),
      bars: step.candidates.map(({ token, probability }) => ({ label: candidateLabel(token), value: probability, text: charts.weight(probability) })),
      summary: texts.output.summary(emitted, Math.exp(step.logProbability)), caption: texts.output.caption, head: texts.output.head,
    });
  }

  #drawStepStrips({ card, trace }: ViewInput, step: Step): void {
    const texts = this.services.texts.views.step;
    this.#drawStrip('embedding', step.embedding, 'decoder', 'signed', texts.word.embedding);
    this.#drawStrip('kept', step.updateGate, 'decoder', 'share', texts.state.kept);
    this.#drawStrip('reset', step.resetGate, 'decoder', 'share', texts.state.reset);
    this.#drawStrip('state', step.state, 'decoder', 'signed', texts.state.state);
    this.#drawStrip('query', step.query, 'decoder', 'signed', texts.linear.query);
    this.#drawStrip('context', step.context, 'context', 'signed', attends(card, trace) ? texts.context.vector : texts.context.fixed);
  }

  #drawKey({ trace, card }: ViewInput, { position }: Focus): void {
    const { columns, values } = trace.keys, hasKeys = card.attention.kind !== 'location';
    this.#drawStrip('key', hasKeys ? values.subarray(position * columns, (position + 1) * columns) : new Float32Array(), 'encoder', 'signed',
      this.services.texts.views.step.linear.key(this.#named(trace.source, position)));
  }

  #drawStrip(name: StripName, values: Float32Array, concept: 'encoder' | 'decoder' | 'context', scale: 'signed' | 'share', caption: string): void {
    const texts = this.services.texts.views.step, { caption: element, chart } = this.#strips[name];
    // A model need not give every vector; attention by place compares nothing with keys.
    element.toggle(values.length > 0);
    chart.toggle(values.length > 0);
    if (values.length === 0) return;
    element.setText(caption);
    chart.draw({ values, concept, scale, caption, names: texts.statistics, format: texts.number, summary: texts.vector(caption, values.length, mean(values)) });
  }

  /** A token as texts speak of it, together with the word that it is a piece of. */
  #named(side: TokenizedText, index: number): string {
    const token = side.tokens[index];
    return token === undefined ? '' : this.services.texts.views.token(tokenText(token), wordAround(side, index));
  }

  #scheduleFormulas({ card, trace }: ViewInput, focus: Focus): void {
    const { number } = this.services.texts.views;
    const waiting: (() => void)[] = [
      () => { this.#stages.word.drawFormula(embeddingFormula(trace, focus, number)); },
      () => { this.#stages.state.drawFormula(stateFormula(card, trace, focus, number)); },
      () => { this.#stages.linear.drawFormula(linearFormula(card, trace, focus, number)); },
      () => { this.#stages.score.drawFormula(scoreFormula(card, trace, focus, number)); },
      () => { this.#stages.weight.drawFormula(weightFormula(trace, focus, number)); },
      () => { this.#stages.context.drawFormula(contextFormula(card, trace, focus, number)); },
      () => { this.#stages.output.drawFormula(outputFormula(trace, focus, number)); },
    ];
    const drawNext = (): void => {
      waiting.shift()?.();
      this.#formulaTimer = waiting.length === 0 ? null : window.setTimeout(drawNext, 0);
    };
    if (this.#formulaTimer !== null) window.clearTimeout(this.#formulaTimer);
    this.#formulaTimer = window.setTimeout(drawNext, this.#hasFormulas ? FORMULA_DELAY_MS : 0);
    this.#hasFormulas = true;
  }

  /** Lights the terms and stages of one quantity, as long as the pointer is on one of them. */
  #light(term: Term | null): void {
    if (term === null) delete this.element.dataset.lit; else this.element.dataset.lit = term;
    for (const element of Array.from(this.element.querySelectorAll<HTMLElement>('[data-term]'))) element.toggleClass('is-lit', element.dataset.term === term);
  }
}

/** Whether the step's weights are what the softmax of its scores gives. */
export function isSoftmax(step: Trace['steps'][number]): boolean {
  const largest = step.scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const powers = Array.from(step.scores, (score) => Math.exp(score - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.every((power, position) => Math.abs(power / sum - (step.weights[position] ?? 0)) < 1e-3);
}
