/** A block in the page: its parts in order, each drawn from one picture. */

import { setIcon } from 'obsidian';
import { AlignmentChart } from '../charts/alignment-chart';
import { toTokenCell, toViewCell } from '../charts/view-cells';
import type { Texts } from '../i18n';
import { attends } from '../model/attends';
import { VIEWS_OF_WEIGHTS, type ReaderAction } from '../model/reader-state';
import { ChosenViews, type ChosenViewsServices } from './chosen-views';
import { AttentionSwitch, GrainSwitch, SentenceSwitcher, ViewSwitch } from './controls';
import { ModelChip } from './model-chip';
import { Notices } from './notices';
import { shownViewCell, type Picture } from './picture';
import { ProblemList } from './problem-list';
import { Progress } from './progress';
import { SentenceInput } from './sentence-input';
import { WordRows } from './word-rows';

export interface BlockEvents {
  readonly dispatch: (action: ReaderAction) => void;
  readonly onRetry: () => void;
  readonly onSave: () => void;
  /** The reader asks what can be taken along. */
  readonly onShare: (event: MouseEvent) => void;
  /** The reader wants to import a model. */
  readonly onImport: (event: MouseEvent) => void;
}

export class BlockView {
  readonly progress: Progress;
  readonly #element: HTMLElement;
  readonly #title: HTMLElement;
  readonly #figure: HTMLElement;
  readonly #fixedContext: HTMLElement;
  readonly #chart: AlignmentChart;
  readonly #input: SentenceInput;
  readonly #parts: readonly { show(picture: Picture): void }[];
  readonly #chip: ModelChip;
  readonly #problems: ProblemList;
  readonly #views: ChosenViews;
  #picture: Picture | null = null;

  constructor(parent: HTMLElement, texts: Texts, events: BlockEvents, views: Omit<ChosenViewsServices, 'texts' | 'dispatch'>) {
    const { dispatch } = events;
    this.#element = parent.createDiv('attention-lab-block');
    const header = this.#element.createDiv('attention-lab-header');
    this.#title = header.createDiv('attention-lab-title');
    const switcher = new SentenceSwitcher(header, texts, dispatch);
    const facts = this.#element.createDiv('attention-lab-facts');
    const end = header.createDiv('attention-lab-header-end');
    this.#chip = new ModelChip(end, facts, texts);
    addShareButton(end, texts, events.onShare);
    this.#problems = new ProblemList(this.#element, texts, events.onImport);
    const words = new WordRows(this.#element, texts, {
      onHover: (cell) => dispatch({ kind: 'hover', cell }),
      onPin: (cell) => dispatch({ kind: 'pin', cell }),
    });
    const notices = new Notices(this.#element, texts, () => dispatch({ kind: 'reset-run' }));

    const above = this.#element.createDiv('attention-lab-question');
    this.#figure = this.#element.createEl('figure', { cls: 'attention-lab-figure' });
    this.#chart = new AlignmentChart(this.#figure, texts.charts, {
      onHover: (at) => dispatch({ kind: 'hover', cell: at && this.#tokens(at) }),
      onPin: (at) => dispatch({ kind: 'pin', cell: this.#tokens(at) }),
      onRelease: () => dispatch({ kind: 'release' }),
    });
    this.#figure.createEl('figcaption', { text: `${texts.block.caption} ${texts.block.captionLimits}` });
    this.#views = new ChosenViews(this.#element, above, { ...views, texts, dispatch });
    this.#fixedContext = this.#element.createDiv({ cls: 'attention-lab-notice', text: texts.block.captionFixed });

    const footer = this.#element.createDiv('attention-lab-footer');
    this.#input = new SentenceInput(footer, texts, {
      onEdit: (text) => dispatch({ kind: 'edit-sentence', text }),
      onSave: events.onSave,
    });
    const switches = footer.createDiv('attention-lab-switches');
    this.#parts = [switcher, words, notices, this.#input, new ViewSwitch(switches, texts, dispatch), new GrainSwitch(switches, texts, dispatch), new AttentionSwitch(switches, texts, dispatch)];
    this.progress = new Progress(this.#element, texts, events.onRetry);
  }

  show(picture: Picture): void {
    this.#picture = picture;
    const { state, result } = picture;
    this.#title.toggle(state.title !== null);
    this.#title.setText(state.title ?? '');
    this.#element.toggleClass('attention-lab-shows-tables', state.table);
    this.#chip.show(picture.card);
    this.#problems.show(picture.problems);
    for (const part of this.#parts) part.show(picture);
    // A run without attention has weights of no consequence: none are drawn.
    const isFixed = result !== null && !attends(picture.card, result.trace);
    const isHeatmap = state.view === 'heatmap' || state.quiz;
    this.#fixedContext.toggle(isFixed && (isHeatmap || VIEWS_OF_WEIGHTS.has(state.view)));
    this.#figure.toggle(isHeatmap && !isFixed);
    this.#views.show(picture);
    if (!result || isFixed || !isHeatmap) return;
    this.#chart.show({
      view: result.view,
      hovered: state.hovered && shownViewCell(picture),
      pinned: toViewCell(result.view, state.pinned),
      maximumHeight: state.height,
    });
  }

  /** Draws for a width that no container gives. */
  drawAt(width: number): void {
    this.#chart.drawAt(width);
  }

  /** Puts a sharp picture in place of the chart, for paper. */
  freeze(): void {
    this.#chart.freeze();
    if (this.#picture !== null) this.#views.freeze(this.#picture);
  }

  refreshTheme(): void {
    this.#chart.refreshTheme();
    this.#views.refreshTheme();
  }

  destroy(): void {
    this.progress.end();
    this.#input.destroy();
    this.#chart.destroy();
    this.#views.destroy();
    this.#element.remove();
  }

  #tokens(at: Parameters<typeof toTokenCell>[1]): ReturnType<typeof toTokenCell> {
    const view = this.#picture?.result?.view;
    return view ? toTokenCell(view, at) : { step: null, position: null };
  }
}

function addShareButton(parent: HTMLElement, texts: Texts, onShare: (event: MouseEvent) => void): void {
  const button = parent.createEl('button', { cls: 'attention-lab-icon clickable-icon attention-lab-share', type: 'button', attr: { 'aria-label': texts.share.takeAlong } });
  setIcon(button, 'download');
  button.addEventListener('click', onShare);
}
