/** Predict first: which source word does the model look at? The answer is shown after the reader's guess. */

import { quizQuestions, quizVerdict, type QuizQuestion } from '../analysis/quiz';
import type { QuizScores } from '../model/quiz-scores';
import type { Trace } from '../model/trace';
import { BarsChart } from './bars';
import { tokenLabels } from './token-labels';
import type { View, ViewInput, ViewServices } from './view';

export interface QuizInput extends ViewInput {
  /** The note whose score it is. */
  readonly sourcePath: string;
}

export interface QuizServices extends ViewServices {
  readonly quizScores: QuizScores;
}

export class QuizView implements Omit<View, 'draw'> {
  readonly element: HTMLElement;
  readonly #question: HTMLElement;
  readonly #choices: HTMLElement;
  readonly #answer: HTMLElement;
  readonly #chartHolder: HTMLElement;
  readonly #next: HTMLButtonElement;
  readonly #score: HTMLElement;
  #chart: BarsChart | null = null;
  #input: QuizInput | null = null;
  #asked: { readonly trace: Trace; readonly questions: readonly QuizQuestion[]; readonly index: number; readonly guess: number | null } | null = null;

  constructor(parent: HTMLElement, private readonly services: QuizServices) {
    this.element = parent.createDiv({ cls: 'attention-lab-quiz' });
    this.#question = this.element.createEl('p', { cls: 'attention-lab-quiz-question' });
    this.#choices = this.element.createDiv({ cls: 'attention-lab-choices', attr: { role: 'group' } });
    this.#answer = this.element.createEl('p', { cls: 'attention-lab-quiz-answer', attr: { 'aria-live': 'polite' } });
    this.#chartHolder = this.element.createDiv();
    const foot = this.element.createDiv({ cls: 'attention-lab-quiz-foot' });
    this.#next = foot.createEl('button', { text: services.texts.lens.quiz.next });
    this.#next.addEventListener('click', () => { this.#goOn(); });
    this.#score = foot.createSpan({ cls: 'attention-lab-stage-sentence' });
  }

  draw(input: QuizInput): void {
    this.#input = input;
    if (this.#asked?.trace === input.trace) return;
    this.#asked = { trace: input.trace, questions: quizQuestions(input.trace), index: 0, guess: null };
    this.#show();
  }

  restyle(): void { this.#chart?.restyle(); }

  destroy(): void {
    this.#chart?.destroy();
    this.element.remove();
  }

  #show(): void {
    const asked = this.#asked, input = this.#input, texts = this.services.texts.lens.quiz;
    if (asked === null || input === null) return;
    const question = asked.questions[asked.index % Math.max(1, asked.questions.length)];
    const { right, asked: count } = this.services.quizScores.of(input.sourcePath);
    this.#score.setText(count === 0 ? texts.noScore : texts.score(right, count));
    this.#next.toggle(asked.guess !== null && asked.questions.length > 1);
    this.#answer.setText('');
    this.#chart?.destroy();
    this.#chart = null;
    this.#choices.empty();
    if (question === undefined) { this.#question.setText(texts.nothing); return; }
    const source = tokenLabels(asked.trace.source), word = tokenLabels(asked.trace.target)[question.step] ?? '';
    this.#question.setText(texts.ask(word));
    source.forEach((label, position) => {
      const button = this.#choices.createEl('button', { cls: 'attention-lab-choice', text: label, attr: { 'aria-pressed': String(asked.guess === position) } });
      button.disabled = asked.guess !== null;
      button.toggleClass('is-right', asked.guess !== null && position === question.top);
      button.addEventListener('click', () => { this.#guess(question, position); });
    });
    if (asked.guess === null) return;
    const step = asked.trace.steps[question.step], weight = this.services.texts.charts.weight, row = this.services.texts.views.step.weight;
    if (step === undefined) return;
    this.#answer.setText(texts.answer[quizVerdict(question, asked.guess)](source[question.top] ?? '', step.weights[question.top] ?? 0));
    this.#chart = new BarsChart(this.#chartHolder);
    this.#chart.draw({
      bars: source.map((label, position) => ({ label, value: step.weights[position] ?? 0, text: weight(step.weights[position] ?? 0) })),
      concept: 'attention', domain: [0, 1], format: weight, selected: asked.guess,
      summary: row.summary(word, source[question.top] ?? '', step.weights[question.top] ?? 0), caption: row.caption(word), head: row.head,
    });
  }

  #guess(question: QuizQuestion, position: number): void {
    if (this.#asked === null || this.#asked.guess !== null || this.#input === null) return;
    const verdict = quizVerdict(question, position);
    this.services.quizScores.add(this.#input.sourcePath, verdict === 'right' ? 1 : verdict === 'close' ? 0.5 : 0);
    this.#asked = { ...this.#asked, guess: position };
    this.#show();
    this.#next.focus();
  }

  #goOn(): void {
    if (this.#asked === null) return;
    this.#asked = { ...this.#asked, index: this.#asked.index + 1, guess: null };
    this.#show();
  }
}
