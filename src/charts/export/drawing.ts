/** The drawing of a block that is taken along: the view that the reader is at where it is one of words and weights, else the alignment chart. */

import type { View } from '../../model/reader-state';
import type { PaperPalette } from './paper-palettes';
import { ribbonsSvg } from './ribbons-svg';
import { alignmentSvg } from './svg';
import type { Drawing, DrawingTexts } from './svg-document';
import type { WeightsTable } from './weights-table';

export function drawingOf(view: View, table: WeightsTable, palette: PaperPalette, texts: DrawingTexts): Drawing {
  return view === 'ribbons' ? ribbonsSvg(table, palette, texts) : alignmentSvg(table, palette, texts);
}
