// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { TEXT_FORMATS, type TextFormatId } from '../../../src/charts/export/formats';
import { escapeLatex } from '../../../src/charts/export/latex';
import { alignmentSvg } from '../../../src/charts/export/svg';
import { weightsTable } from '../../../src/charts/export/weights-table';
import type { Trace } from '../../../src/model/trace';
import { madeTrace } from '../analysis/made-trace';

/** "Je parle ." → "I speak ." with one word turned round, and words that every format must escape. */
const PLAIN = madeTrace({
  source: ['Je', 'parle', '.'], target: ['I', 'speak', '.'],
  weights: [[0.9, 0.1, 0, 0], [0.25, 0.75, 0, 0], [0, 0, 0.4, 0.6], [0, 0, 0, 1]],
});
const NASTY = madeTrace({
  source: ['50 %', 'a_b|c', '"=1+2', '<é>&'], target: ['#$', '\\{x}', '=SUM(A1)', '~^*'],
  weights: Array.from({ length: 5 }, () => [0.2, 0.2, 0.2, 0.2, 0.2]),
});

function written(id: TextFormatId, trace: Trace): string {
  const format = TEXT_FORMATS.find((candidate) => candidate.id === id);
  if (format === undefined) throw new Error(`No format ${id}`);
  return format.write(trace, 'words');
}

describe('a trace taken along', () => {
  test('as a Markdown table, weights with their shade', () => {
    expect(written('markdown', PLAIN)).toBe([
      '|  | Je | parle | . | \\</s\\> |',
      '| :-- | --: | --: | --: | --: |',
      '| **I** | █ 0.90 | 0.10 |  |  |',
      '| **speak** | ░ 0.25 | ▓ 0.75 |  |  |',
      '| **.** |  |  | ▒ 0.40 | ▒ 0.60 |',
      '',
    ].join('\n'));
  });

  test('no word breaks the Markdown table', () => {
    for (const line of written('markdown', NASTY).trim().split('\n')) {
      expect(line.replace(/\\./g, '').match(/\|/g)).toHaveLength(7);
    }
  });

  test('as CSV that a spreadsheet does not run', () => {
    expect(written('csv', PLAIN).split('\r\n')[2]?.split(',').slice(2)).toEqual(['0.25', '0.75', '0', '0']);
    const lines = written('csv', NASTY).split('\r\n');
    expect(lines[0]).toBe(',probability,50 %,a_b|c,"""=1+2",<é>&,</s>');
    expect(lines[3]?.startsWith("'=SUM(A1),")).toBe(true);
  });

  test('as Pharaoh pairs; what rests on the end mark has none', () => {
    expect(written('pharaoh', PLAIN)).toBe('0-0 1-1\n');
  });

  test('as JSON that has every number of the trace', () => {
    const json = JSON.parse(written('json', PLAIN)) as { format: number; steps: { weights: number[] }[]; encoderStates: number[][]; target: { text: string } };
    expect(json.format).toBe(1);
    expect(json.steps.map(({ weights }) => weights)[1]).toEqual([0.25, 0.75, 0, 0]);
    expect(json.encoderStates).toHaveLength(4);
    expect(json.encoderStates[0]).toHaveLength(8);
    expect(json.target.text).toBe('I speak .');
  });
});

describe('LaTeX', () => {
  test('every character that means something to TeX is escaped', () => {
    expect(escapeLatex('50 % of a_b & #1 {x} $y$ ~ ^ \\n <z> |')).toBe(
      '50 \\% of a\\_b \\& \\#1 \\{x\\} \\$y\\$ \\textasciitilde{} \\textasciicircum{} \\textbackslash{}n \\textless{}z\\textgreater{} \\textbar{}');
  });

  test.each(['latex-table', 'latex-heat-map'] as const)('%s: braces balance, environments close, each row has its cells', (id) => {
    for (const trace of [PLAIN, NASTY]) {
      const text = written(id, trace);
      const braces = text.replace(/\\[{}%]/g, '').replace(/%.*/g, '');
      expect(braces.match(/\{/g)?.length).toBe(braces.match(/\}/g)?.length);
      expect(text.match(/\\begin\{(\w+)\}/)?.[1]).toBe(text.match(/\\end\{(\w+)\}/)?.[1]);
    }
    const rows = written('latex-table', NASTY).split('\n').filter((line) => line.endsWith('\\\\'));
    for (const row of rows) expect(row.replace(/\\&/g, '').match(/&/g)).toHaveLength(5);
  });

  test('the heat map has a square where there is weight, its area the weight', () => {
    const squares = [...written('latex-heat-map', PLAIN).matchAll(/attention!(\d+)!.*\+\+\(([\d.]+),/g)].map(([, share, side]) => [Number(share), Number(side)]);
    expect(squares.map(([share]) => share)).toEqual([90, 10, 25, 75, 40, 60]);
    for (const [share = 0, side = 0] of squares) expect((side / 0.94) ** 2).toBeCloseTo(share / 100, 2);
  });
});

describe('SVG', () => {
  test.each([['plain', PLAIN], ['nasty', NASTY]] as const)('the drawing of %s words is well-formed and holds every word', (_, trace) => {
    const { svg, width, height } = alignmentSvg(weightsTable(trace, 'words'), { summary: 'Weights & words', caption: 'French → English' });
    const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(document.querySelector('parsererror')).toBeNull();
    const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(texts).toEqual([...trace.source.words.map(({ text }) => text), '</s>', ...trace.target.words.map(({ text }) => text), 'French → English']);
    expect(document.documentElement.getAttribute('viewBox')).toBe(`0 0 ${width} ${height}`);
  });

  test('a greater weight is a larger and darker square', () => {
    const { svg } = alignmentSvg(weightsTable(PLAIN, 'words'), { summary: '', caption: '' });
    const side = (label: string): number => Number(new RegExp(`width="([\\d.]+)"[^>]*><title>${label}`).exec(svg)?.[1]);
    expect(side('speak ← parle: 0.75')).toBeGreaterThan(side('speak ← Je: 0.25'));
    expect((side('speak ← parle: 0.75') / 26) ** 2).toBeCloseTo(0.75, 2);
  });
});
