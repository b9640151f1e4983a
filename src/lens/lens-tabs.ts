/** The sections of the lens: one table of panels, and the row of tabs that chooses between them. */

import { BeamView } from '../charts/beam-view';
import { CompareView } from '../charts/compare-view';
import { DiagramView } from '../charts/diagram-view';
import { SentenceView } from '../charts/sentence-view';
import { StatesView } from '../charts/states-view';
import { StepView } from '../charts/step-view';
import type { Texts } from '../i18n';
import { AlignmentPanel } from './alignment-panel';
import { BreakPanel } from './break-panel';
import { QuizPanel } from './quiz-panel';
import type { LensPanel, LensPanelServices } from './lens-panel';

export const LENS_TABS = {
  alignment: AlignmentPanel, step: StepView, diagram: DiagramView, sentence: SentenceView, states: StatesView,
  beam: BeamView, compare: CompareView, break: BreakPanel, quiz: QuizPanel,
} as const satisfies Record<string, new (parent: HTMLElement, services: LensPanelServices) => LensPanel>;

export type LensTab = keyof typeof LENS_TABS;

/** Sections that show attention weights, and have nothing to show of a run without attention. */
export const TABS_OF_WEIGHTS: ReadonlySet<LensTab> = new Set<LensTab>(['alignment', 'sentence', 'quiz']);

export const TAB_ORDER = Object.keys(LENS_TABS) as readonly LensTab[];

export function isLensTab(value: unknown): value is LensTab {
  return typeof value === 'string' && value in LENS_TABS;
}

export class TabRow {
  readonly #buttons: ReadonlyMap<LensTab, HTMLElement>;

  constructor(parent: HTMLElement, texts: Texts, onChoose: (tab: LensTab) => void) {
    const row = parent.createDiv({ cls: 'attention-lab-tabs', attr: { role: 'tablist', 'aria-label': texts.lens.views } });
    this.#buttons = new Map(TAB_ORDER.map((tab) => {
      const button = row.createEl('button', { text: texts.lens.tabs[tab], attr: { role: 'tab' } });
      button.addEventListener('click', () => { onChoose(tab); });
      button.addEventListener('keydown', (event) => {
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        const next = TAB_ORDER[(TAB_ORDER.indexOf(tab) + by + TAB_ORDER.length) % TAB_ORDER.length];
        if (by === 0 || next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onChoose(next);
        this.#buttons.get(next)?.focus();
      });
      return [tab, button];
    }));
  }

  show(chosen: LensTab): void {
    for (const [tab, button] of this.#buttons) {
      button.setAttribute('aria-selected', String(tab === chosen));
      button.setAttribute('tabindex', tab === chosen ? '0' : '-1');
    }
  }
}
