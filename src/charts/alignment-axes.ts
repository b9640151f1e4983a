/** What chart.js is told about an alignment chart: two linear axes whose ticks are the words, source on top, first emitted word first. */

import type { ChartOptions, Scale } from 'chart.js';
import type { AlignmentView, Unit } from '../analysis/alignment-view';
import { shortened, type AlignmentLayout } from './alignment-layout';
import type { Palette } from './palette';
import { unitLabel } from './token-labels';

export function alignmentOptions(
  view: AlignmentView, layout: AlignmentLayout, palette: Palette, widthOf: (text: string) => number, pixelRatio: number,
): ChartOptions<'attentionLabAlignment'> {
  const columns = wordAxis(view.columns, palette, (text) => shortened(text, layout.columnTextWidth + 1, widthOf));
  const rows = wordAxis(view.rows, palette, (text) => shortened(text, layout.rowTextWidth + 1, widthOf));
  return {
    responsive: false,
    maintainAspectRatio: false,
    animation: false,
    devicePixelRatio: pixelRatio,
    events: [],
    layout: { autoPadding: false, padding: { right: layout.rightPadding, bottom: 1 } },
    scales: {
      x: {
        ...columns,
        position: 'top',
        ticks: {
          ...columns.ticks,
          minRotation: layout.labelAngle,
          maxRotation: layout.labelAngle,
          // chart.js hangs a turned label left of its tick by its line height; it belongs over the middle of its column.
          labelOffset: Math.sin((layout.labelAngle * Math.PI) / 180) * palette.fontSize * LINE_HEIGHT,
        },
        afterFit: (scale: Scale) => { Object.assign(scale, { height: layout.columnLabelHeight, paddingLeft: 0, paddingRight: 0 }); },
      },
      y: {
        ...rows,
        position: 'left',
        reverse: true,
        afterFit: (scale: Scale) => { Object.assign(scale, { width: layout.rowLabelWidth, paddingTop: 0, paddingBottom: 0 }); },
      },
    },
  };
}

const LINE_HEIGHT = 1.2;

/** Positions are numbers, so that repeated words stay apart; the words are only written at the ticks. */
function wordAxis(units: readonly Unit[], palette: Palette, shorten: (text: string) => string) {
  const labels = units.map((unit) => shorten(unitLabel(unit)));
  const isPlain = (unit: Unit | undefined): boolean => unit?.kind === 'word' || unit?.kind === 'piece';
  return {
    type: 'linear' as const,
    min: -0.5,
    max: labels.length - 0.5,
    offset: false,
    grid: { display: false, drawTicks: false },
    border: { display: false },
    afterBuildTicks: (scale: Scale) => { scale.ticks = labels.map((_, value) => ({ value })); },
    ticks: {
      // Over the bands that the cells are painted with.
      z: 1,
      autoSkip: false,
      padding: 6,
      font: { family: palette.fontFamily, size: palette.fontSize, lineHeight: LINE_HEIGHT },
      color: ({ index }: { readonly index: number }) => (isPlain(units[index]) ? palette.text : palette.mutedText),
      callback: (value: number | string) => labels[Number(value)] ?? '',
    },
  };
}
