/** What a block shows besides its alignment chart: another view of the trace, a comparison, a quiz. Each lives while it is asked for. */

import { CompareView, type CompareServices } from '../charts/compare-view';
import type { PaperPalette } from '../charts/export/paper-palettes';
import type { Drawing } from '../charts/export/svg-document';
import { stacked, viewOnPaper } from '../charts/export/view-on-paper';
import { QuizView, type QuizServices } from '../charts/quiz-view';
import { SpokenStep } from '../charts/spoken-step';
import { answerStepKey } from '../charts/step-keys';
import type { View } from '../charts/view';
import { VIEW_CLASSES } from '../charts/views';
import { attends } from '../model/attends';
import { VIEWS_OF_WEIGHTS, type View as ViewName } from '../model/reader-state';
import type { Trace } from '../model/trace';
import type { Picture } from './picture';

export interface ChosenViewsServices extends CompareServices, QuizServices {
  readonly sourcePath: string;
  /** The colours of attention on paper. */
  readonly palette: () => PaperPalette;
}

export class ChosenViews {
  readonly #element: HTMLElement;
  readonly #spoken: SpokenStep;
  /** Has the keyboard: its keys walk through whatever view it holds. */
  readonly #walk: HTMLElement;
  #trace: Trace | null = null;
  #view: { readonly name: ViewName; readonly view: View } | null = null;
  #compare: CompareView | null = null;
  #quiz: QuizView | null = null;

  /** @param above where the question of a quiz goes: over the chart that it covers */
  constructor(parent: HTMLElement, private readonly above: HTMLElement, private readonly services: ChosenViewsServices) {
    this.#element = parent.createDiv('attention-lab-chosen-views');
    this.#walk = this.#element.createDiv({ cls: 'attention-lab-walk', attr: { role: 'group', tabindex: 0 } });
    this.#walk.addEventListener('keydown', (event) => { answerStepKey(event, this.#trace, services.dispatch); });
    this.#spoken = new SpokenStep(this.#element, services.texts);
  }

  show({ state, card, result }: Picture): void {
    const hasNoWeights = result !== null && VIEWS_OF_WEIGHTS.has(state.view) && !attends(card, result.trace);
    // The block draws its heatmap itself.
    const name = state.view === 'heatmap' || state.quiz || hasNoWeights ? null : state.view;
    this.#walk.toggle(name !== null && result !== null);
    this.#trace = result?.trace ?? null;
    if (this.#view !== null && this.#view.name !== name) {
      this.#view.view.destroy();
      this.#view = null;
    }
    if (this.#compare !== null && state.comparison === null) { this.#compare.destroy(); this.#compare = null; }
    if (this.#quiz !== null && !state.quiz) { this.#quiz.destroy(); this.#quiz = null; }
    if (result === null) return;
    const { views: texts } = this.services.texts, { trace, ordinary } = result, input = { trace, ordinary, state, card, sourcePath: this.services.sourcePath };
    if (name !== null) {
      this.#view ??= { name, view: new VIEW_CLASSES[name](this.#walk, this.services) };
      this.#walk.setAttribute('aria-label', texts.shown(texts.names[name]));
      this.#view.view.draw(input);
      this.#spoken.draw(input);
    }
    if (state.quiz) {
      this.#quiz ??= new QuizView(this.above, this.services);
      this.#quiz.draw(input);
    }
    if (state.comparison !== null) {
      this.#compare ??= new CompareView(this.#element, this.services);
      this.#compare.draw(input);
    }
  }

  /** Puts sharp drawings in place of the charts, for paper; their tables stay. */
  freeze({ state, card, result }: Picture): void {
    if (result === null) return;
    const { texts, renderMath, palette } = this.services, drawingTexts = { summary: texts.share.summary(result.trace.source.text, result.trace.target.text), caption: '' };
    const put = (above: HTMLElement, { svg }: Drawing): void => {
      const image = createEl('img');
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
      image.alt = drawingTexts.summary;
      image.addClass('attention-lab-on-paper');
      above.before(image);
      above.addClass('attention-lab-drawn');
    };
    if (this.#view !== null) put(this.#view.view.element, viewOnPaper(activeDocument, { trace: result.trace, state, card }, { texts, renderMath, palette: palette(), drawingTexts }));
    if (this.#compare !== null) put(this.#compare.element, stacked(this.#compare.paper(), palette(), drawingTexts));
  }

  refreshTheme(): void {
    this.#view?.view.restyle();
    this.#compare?.restyle();
    this.#quiz?.restyle();
  }

  destroy(): void {
    this.#view?.view.destroy();
    this.#compare?.destroy();
    this.#quiz?.destroy();
    this.#element.remove();
  }
}
