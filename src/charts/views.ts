/** The views of a trace by the name that the fence gives them. */

import type { View as ViewName } from '../model/reader-state';
import { BeamView } from './beam-view';
import { DiagramView } from './diagram-view';
import { HeatmapView } from './heatmap-view';
import { RibbonsView } from './ribbons-view';
import { ScoresView } from './scores-view';
import { SentenceView } from './sentence-view';
import { StatesView } from './states-view';
import { StepView } from './step-view';
import type { View, ViewServices } from './view';

export const VIEW_CLASSES: Readonly<Record<ViewName, new (parent: HTMLElement, services: ViewServices) => View>> = {
  heatmap: HeatmapView, ribbons: RibbonsView, scores: ScoresView, step: StepView,
  coverage: SentenceView, states: StatesView, beam: BeamView, diagram: DiagramView,
};
