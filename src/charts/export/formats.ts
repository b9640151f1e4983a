/** Every form in which a trace can be taken along: one table for menus, commands and tests. */

import type { ViewInput } from '../view';
import { csv } from './csv';
import { latexHeatMap, latexTabular } from './latex';
import { markdownTable } from './markdown-table';
import type { PaperPalette } from './paper-palettes';
import { pharaoh } from './pharaoh';
import { traceJson } from './trace-json';
import { viewTable, type TakenView } from './view-table';
import { weightsTable } from './weights-table';

export type TextFormatId = 'markdown' | 'csv' | 'latex-table' | 'latex-heat-map' | 'pharaoh' | 'json';

export interface TextFormat {
  readonly id: TextFormatId;
  /** Of a file, without the full stop. */
  readonly extension: string;
  /** CSV holds the numbers of the view; the others are forms of the weights, or of everything. */
  readonly write: (shown: ViewInput, palette: PaperPalette, view: TakenView) => string;
}

export const TEXT_FORMATS: readonly TextFormat[] = [
  { id: 'markdown', extension: 'md', write: ({ trace, state }) => markdownTable(weightsTable(trace, state.grain)) },
  { id: 'csv', extension: 'csv', write: (shown, _, view) => csv(viewTable(view, shown)) },
  { id: 'latex-table', extension: 'tex', write: ({ trace, state }, palette) => latexTabular(weightsTable(trace, state.grain), palette) },
  { id: 'latex-heat-map', extension: 'tex', write: ({ trace, state }, palette) => latexHeatMap(weightsTable(trace, state.grain), palette) },
  { id: 'pharaoh', extension: 'txt', write: ({ trace }) => pharaoh(trace) },
  { id: 'json', extension: 'json', write: ({ trace }) => traceJson(trace) },
];
