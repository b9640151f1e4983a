/** The quiz in the lens: the question, and the alignment with the row that it asks about covered. */

import { HeatmapView } from '../charts/heatmap-view';
import { QuizView } from '../charts/quiz-view';
import type { LensInput, LensPanel, LensPanelServices } from './lens-panel';

export class QuizPanel implements LensPanel {
  readonly element: HTMLElement;
  readonly #quiz: QuizView;
  readonly #heatmap: HeatmapView;

  constructor(parent: HTMLElement, services: LensPanelServices) {
    this.element = parent.createDiv();
    this.#quiz = new QuizView(this.element, services);
    this.#heatmap = new HeatmapView(this.element, services);
  }

  draw(input: LensInput): void {
    this.#quiz.draw(input);
    this.#heatmap.draw(input);
  }

  restyle(): void { this.#heatmap.restyle(); }

  destroy(): void {
    this.#quiz.destroy();
    this.#heatmap.destroy();
    this.element.remove();
  }
}
