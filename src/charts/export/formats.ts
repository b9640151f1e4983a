/** Every form in which a trace can be taken along: one table for menus, commands and tests. */

import type { Grain } from '../../model/reader-state';
import type { Trace } from '../../model/trace';
import { csv } from './csv';
import { latexHeatMap, latexTabular } from './latex';
import { markdownTable } from './markdown-table';
import type { PaperPalette } from './paper-palettes';
import { pharaoh } from './pharaoh';
import { traceJson } from './trace-json';
import { weightsTable } from './weights-table';

export type TextFormatId = 'markdown' | 'csv' | 'latex-table' | 'latex-heat-map' | 'pharaoh' | 'json';

export interface TextFormat {
  readonly id: TextFormatId;
  /** Of a file, without the full stop. */
  readonly extension: string;
  readonly write: (trace: Trace, grain: Grain, palette: PaperPalette) => string;
}

export const TEXT_FORMATS: readonly TextFormat[] = [
  { id: 'markdown', extension: 'md', write: (trace, grain) => markdownTable(weightsTable(trace, grain)) },
  { id: 'csv', extension: 'csv', write: (trace, grain) => csv(weightsTable(trace, grain)) },
  { id: 'latex-table', extension: 'tex', write: (trace, grain, palette) => latexTabular(weightsTable(trace, grain), palette) },
  { id: 'latex-heat-map', extension: 'tex', write: (trace, grain, palette) => latexHeatMap(weightsTable(trace, grain), palette) },
  { id: 'pharaoh', extension: 'txt', write: (trace) => pharaoh(trace) },
  { id: 'json', extension: 'json', write: (trace) => traceJson(trace) },
];
