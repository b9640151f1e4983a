/**
 * Predict first: which source word does the model look at? The word's row is covered wherever the block's alignment is drawn
 * (see `shown-alignment.ts`), and uncovered by the reader's guess.
 */

import type { AlignmentView } from '../analysis/alignment-view';
import { currentQuestion, quizVerdict, type AskedQuestion } from '../analysis/quiz';
import { askedQuestion } from '../model/reader-state';
import type { QuizScores } from '../model/quiz-scores';
import { ShownAlignment } from './shown-alignment';
import { unitLabels } from './token-labels';
import { toTokenCell } from './view-cells';
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
  readonly #next: HTMLButtonElement;
  readonly #score: HTMLElement;
  readonly #alignment = new ShownAlignment();
  #input: QuizInput | null = null;
  #drawn = '';

  constructor(parent: HTMLElement, private readonly services: QuizServices) {
    this.element = parent.createDiv({ cls: 'attention-lab-quiz' });
    this.#question = this.element.createEl('p', { cls: 'attention-lab-quiz-question' });
    this.#choices = this.element.createDiv({ cls: 'attention-lab-choices', attr: { role: 'group' } });
    this.#answer = this.element.createEl('p', { cls: 'attention-lab-quiz-answer', attr: { 'aria-live': 'polite' } });
    const foot = this.element.createDiv({ cls: 'attention-lab-quiz-foot' });
    this.#next = foot.createEl('button', { text: services.texts.lens.quiz.next });
    this.#next.addEventListener('click', () => { this.#goOn(); });
    this.#score = foot.createSpan({ cls: 'attention-lab-stage-sentence' });
  }

  draw(input: QuizInput): void {
    const { trace, state } = input, view = this.#alignment.whole(trace, state), question = currentQuestion(trace, view, state);
    const isOther = this.#input?.trace !== trace;
    this.#input = input;
    const drawn = `${view.grain} ${question?.row} ${question?.guess}`;
    if (!isOther && drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#show(input, view, question);
  }

  restyle(): void { /* drawn with the theme's own variables */ }
  destroy(): void { this.element.remove(); }

  #show({ trace, sourcePath }: QuizInput, view: AlignmentView, question: AskedQuestion | null): void {
    const texts = this.services.texts.lens.quiz, { right, asked } = this.services.quizScores.of(sourcePath);
    const hadFocus = this.#choices.contains(this.#choices.doc.activeElement);
    this.#score.setText(asked === 0 ? '' : texts.score(right, asked));
    this.#next.toggle(question !== null && question.guess !== null && question.count > 1);
    this.#answer.setText(question?.guess === null ? texts.noScore : '');
    this.#choices.empty();
    if (question === null) { this.#question.setText(texts.nothing); return; }
    const source = unitLabels(trace.source, view.columns, view.grain), word = unitLabels(trace.target, view.rows, view.grain)[question.row] ?? '';
    this.#question.setText(texts.ask(word));
    source.forEach((label, column) => {
      const isAnswered = question.guess !== null;
      const button = this.#choices.createEl('button', { cls: 'attention-lab-choice', text: label, attr: { type: 'button', 'aria-pressed': String(question.guess === column) } });
      button.disabled = isAnswered;
      button.toggleClass('is-right', isAnswered && column === question.top);
      button.addEventListener('click', () => { this.#guess(question, column); });
    });
    if (question.guess === null) return;
    const weight = view.weights[question.row * view.columns.length + question.top] ?? 0;
    this.#answer.setText(texts.answer[quizVerdict(question, question.guess)](source[question.top] ?? '', weight));
    if (hadFocus) this.#next.focus();
  }

  #guess(question: AskedQuestion, column: number): void {
    if (this.#input === null) return;
    const { trace, state, sourcePath } = this.#input, verdict = quizVerdict(question, column);
    this.services.quizScores.add(sourcePath, verdict === 'right' ? 1 : verdict === 'close' ? 0.5 : 0);
    this.services.dispatch({ kind: 'guess', column });
    // The row that was covered is shown, with its heaviest cell.
    this.services.dispatch({ kind: 'pin', cell: toTokenCell(this.#alignment.whole(trace, state), { row: question.row, column: question.top }) });
  }

  #goOn(): void {
    if (this.#input !== null) this.services.dispatch({ kind: 'ask', index: (askedQuestion(this.#input.state)?.index ?? 0) + 1 });
  }
}
