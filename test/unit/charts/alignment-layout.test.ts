import { describe, expect, it } from 'vitest';
import { alignmentLayout, SMALLEST_CELL, shortened } from '../../../src/charts/alignment-layout';

const eightLettersWide = 56;
const words = (count: number, width = eightLettersWide): number[] => Array.from({ length: count }, () => width);
const layoutOf = (width: number, rows: number, columns: number, maximumHeight: number | null = null, label = eightLettersWide) =>
  alignmentLayout({ width, maximumHeight, rowLabels: words(rows, label), columnLabels: words(columns, label), fontSize: 13 });

describe('the room of an alignment chart', () => {
  it('has square cells of whole pixels', () => {
    for (const width of [300, 333, 512, 701.5, 800]) expect(Number.isInteger(layoutOf(width, 7, 9).cell)).toBe(true);
  });

  it.each([300, 500, 700, 1000])('fits an ordinary sentence into %i px', (width) => {
    expect(layoutOf(width, 8, 9).width).toBeLessThanOrEqual(width);
  });

  it('grows past a narrow container rather than shrinking cells below a finger’s aim', () => {
    const layout = layoutOf(300, 20, 30);
    expect(layout.cell).toBe(SMALLEST_CELL);
    expect(layout.width).toBeGreaterThan(300);
  });

  it('stands labels upright where it is narrow, leans them where there is room, and lays short ones flat', () => {
    expect(layoutOf(300, 6, 7).labelAngle).toBe(90);
    expect(layoutOf(700, 6, 7).labelAngle).toBe(45);
    expect(layoutOf(700, 6, 7, null, 20).labelAngle).toBe(0);
  });

  it('stands labels upright where leaning ones would run into each other', () => {
    expect(layoutOf(700, 24, 34).labelAngle).toBe(90);
  });

  it('never lets one long word take the chart', () => {
    const layout = alignmentLayout({ width: 300, maximumHeight: null, rowLabels: [400, 20], columnLabels: [20, 900], fontSize: 13 });
    expect(layout.rowLabelWidth).toBeLessThan(150);
    expect(layout.columnLabelHeight).toBeLessThan(120);
  });

  it('keeps below the height that the reader asked for', () => {
    expect(layoutOf(800, 8, 8, 260).height).toBeLessThanOrEqual(260);
  });

  it('has room right of the last column for a label that leans out', () => {
    const { rightPadding, cell } = layoutOf(700, 6, 7);
    expect(rightPadding + cell / 2).toBeGreaterThanOrEqual(Math.floor(eightLettersWide * Math.SQRT1_2));
  });

  it('stands for an alignment without words', () => {
    expect(layoutOf(600, 0, 0).cell).toBeGreaterThan(0);
  });
});

describe('a label that is too long', () => {
  const widthOf = (text: string): number => [...text].length * 10;

  it.each([
    ['anticonstitutionnellement', 100, 'anticonst…'],
    ['chat', 100, 'chat'],
    ['👩‍👩‍👧👩‍👩‍👧', 30, '👩\u200d…'],
    ['mot', 5, 'm…'],
  ])('%s is cut to %i px: %s', (text, room, label) => {
    expect(shortened(text, room, widthOf)).toBe(label);
  });
});
