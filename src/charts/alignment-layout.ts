/** Where everything of an alignment chart goes, from the room that there is. Pure; CSS pixels. */

export interface AlignmentMeasures {
  /** Width of the container. */
  readonly width: number;
  /** Greatest height that the reader asked for; null: as much as the rows need. */
  readonly maximumHeight: number | null;
  /** Width of each label's text. */
  readonly rowLabels: readonly number[];
  readonly columnLabels: readonly number[];
  readonly fontSize: number;
}

export interface AlignmentLayout {
  /** Side of one cell, gap included; whole. */
  readonly cell: number;
  readonly rowLabelWidth: number;
  readonly columnLabelHeight: number;
  /** Room right of the last column, for a slanted label that leans out. */
  readonly rightPadding: number;
  /** Degrees that column labels are turned by. */
  readonly labelAngle: 0 | 45 | 90;
  /** Longest text that fits into a label. */
  readonly rowTextWidth: number;
  readonly columnTextWidth: number;
  /** Size of the canvas; may exceed the container, which then scrolls. */
  readonly width: number;
  readonly height: number;
}

export const SMALLEST_CELL = 15;
export const LARGEST_CELL = 44;
export const LABEL_GAP = 8;

export function alignmentLayout(measures: AlignmentMeasures): AlignmentLayout {
  const { width, maximumHeight, rowLabels, columnLabels, fontSize } = measures;
  const columns = Math.max(1, columnLabels.length);
  const rows = Math.max(1, rowLabels.length);
  const isNarrow = width < NARROW;

  const rowTextWidth = Math.ceil(Math.min(largest(rowLabels), Math.max(48, width * (isNarrow ? 0.3 : 0.26))));
  const rowLabelWidth = rowTextWidth + LABEL_GAP;
  const longestColumnLabel = Math.ceil(largest(columnLabels));

  const fittingWidth = Math.floor((width - rowLabelWidth) / columns);
  // Leaning labels stand as far apart as their columns' diagonals: in narrow columns they would run into each other.
  const leansFreely = !isNarrow && fittingWidth * Math.SQRT1_2 >= fontSize;
  const labelAngle = longestColumnLabel + 2 <= Math.min(fittingWidth, LARGEST_CELL) ? 0 : leansFreely ? 45 : 90;
  const columnTextWidth = labelAngle === 0 ? longestColumnLabel : Math.min(longestColumnLabel, isNarrow ? 84 : 120);
  const columnLabelHeight = Math.ceil(labelHeight(labelAngle, columnTextWidth, fontSize)) + LABEL_GAP;
  const lean = labelAngle === 45 ? Math.ceil(Math.min(columnTextWidth, columnLabels.at(-1) ?? 0) * Math.SQRT1_2) : 0;

  const byWidth = Math.floor((width - rowLabelWidth - lean * 0.6) / columns);
  const byHeight = maximumHeight === null ? LARGEST_CELL : Math.floor((maximumHeight - columnLabelHeight) / rows);
  const cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, byWidth, byHeight));
  const rightPadding = Math.max(1, lean - Math.floor(cell / 2) + 2);
  return {
    cell, rowLabelWidth, columnLabelHeight, rightPadding, labelAngle, rowTextWidth, columnTextWidth,
    width: rowLabelWidth + columns * cell + rightPadding,
    height: columnLabelHeight + rows * cell + 1,
  };
}

/** The longest beginning of a text that fits, with an ellipsis where something is missing. */
export function shortened(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  const characters = [...text];
  let kept = characters.length - 1;
  while (kept > 1 && widthOf(`${characters.slice(0, kept).join('')}…`) > room) kept -= 1;
  return `${characters.slice(0, kept).join('')}…`;
}

/** Below this width, labels stand upright instead of leaning. */
const NARROW = 440;

function labelHeight(angle: AlignmentLayout['labelAngle'], textWidth: number, fontSize: number): number {
  if (angle === 0) return fontSize * 1.2;
  return angle === 90 ? textWidth : (textWidth + fontSize) * Math.SQRT1_2;
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
