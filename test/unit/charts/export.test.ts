// @vitest-environment jsdom
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TEXT_FORMATS, type TextFormatId } from '../../../src/charts/export/formats';
import { escapeLatex } from '../../../src/charts/export/latex';
import { drawingOf } from '../../../src/charts/export/drawing';
import { PALETTES, PAPER_PALETTES, hex, paperColour, type PaletteName } from '../../../src/charts/export/paper-palettes';
import { weightsTable } from '../../../src/charts/export/weights-table';
import { parseCard } from '../../../src/model/card-parser';
import { INITIAL_STATE } from '../../../src/model/reader-state';
import type { Trace } from '../../../src/model/trace';
import { madeTrace } from '../analysis/made-trace';

/** Spaces and signs as French and Spanish texts have them. */
const TYPESET = madeTrace({
  source: ['¿Cómo', '«\u00A0œuvre\u202F»', 'l’été', '—…', '25\u2009€', 'ñ½°'], target: ['“Łódź”', 'How\u202F?'],
  weights: Array.from({ length: 3 }, () => Array.from({ length: 7 }, () => 1 / 7)),
});

/** "Je parle ." → "I speak ." with one word turned round, and words that every format must escape. */
const PLAIN = madeTrace({
  source: ['Je', 'parle', '.'], target: ['I', 'speak', '.'],
  weights: [[0.9, 0.1, 0, 0], [0.25, 0.75, 0, 0], [0, 0, 0.4, 0.6], [0, 0, 0, 1]],
});
const NASTY = madeTrace({
  source: ['50 %', 'a_b|c', '"=1+2', '<é>&'], target: ['#$', '\\{x}', '=SUM(A1)', '~^*'],
  weights: Array.from({ length: 5 }, () => [0.2, 0.2, 0.2, 0.2, 0.2]),
});

const CARD = (() => {
  const { value } = parseCard(readFileSync('models/fr-en/model.json', 'utf8'));
  if (value === null) throw new Error('The card of fr-en can be read');
  return value;
})();

function written(id: TextFormatId, trace: Trace, palette: PaletteName = 'violet'): string {
  const format = TEXT_FORMATS.find((candidate) => candidate.id === id);
  if (format === undefined) throw new Error(`No format ${id}`);
  return format.write({ trace, state: INITIAL_STATE, card: CARD }, PAPER_PALETTES[palette], 'heatmap');
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
    ].join('\n').replace(/(?<=[░▒▓█]) /g, '\u00A0'));
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

  test('the spaces of French are spaces of TeX', () => {
    expect(escapeLatex('«\u00A0Vrai\u202F?\u202F» 25\u2009€ a\u200Bb')).toBe('«~Vrai\\,?\\,» 25\\,€ ab');
  });

  test.each(['latex-table', 'latex-heat-map'] as const)('%s: says when pdfTeX lacks the letters', (id) => {
    const withWord = (word: string): string => written(id, madeTrace({ source: [word], target: ['a'], weights: [[1, 0], [0, 1]] }));
    for (const word of ['été', '¿Qué', '25 €', '—']) expect(withWord(word)).not.toContain('LuaLaTeX');
    for (const word of ['αβ', 'Привет', '日本', '😀']) expect(withWord(word)).toContain('% Needs LuaLaTeX or XeLaTeX');
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
  test.each([['heatmap', PLAIN], ['heatmap', NASTY], ['ribbons', PLAIN], ['ribbons', NASTY]] as const)('the %s is well-formed and holds every word', (view, trace) => {
    const { svg, width, height } = drawingOf(view, weightsTable(trace, 'words'), PAPER_PALETTES.violet, { summary: 'Weights & words', caption: 'French → English' });
    const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(document.querySelector('parsererror')).toBeNull();
    const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(texts).toEqual([...trace.source.words.map(({ text }) => text), '</s>', ...trace.target.words.map(({ text }) => text), 'French → English']);
    expect(document.documentElement.getAttribute('viewBox')).toBe(`0 0 ${width} ${height}`);
  });

  test('a greater weight is a larger and darker square', () => {
    const { svg } = drawingOf('heatmap', weightsTable(PLAIN, 'words'), PAPER_PALETTES.violet, { summary: '', caption: '' });
    const side = (label: string): number => Number(new RegExp(`width="([\\d.]+)"[^>]*><title>${label}`).exec(svg)?.[1]);
    expect(side('speak ← parle: 0.75')).toBeGreaterThan(side('speak ← Je: 0.25'));
    expect((side('speak ← parle: 0.75') / 26) ** 2).toBeCloseTo(0.75, 2);
  });

  test('ribbons join the words that weigh, as wide as they weigh', () => {
    const { svg } = drawingOf('ribbons', weightsTable(PLAIN, 'words'), PAPER_PALETTES.violet, { summary: '', caption: '' });
    const ribbons = [...svg.matchAll(/stroke-width="([\d.]+)"><title>([^<]+)</g)].map(([, width, label]) => [label, Number(width)]);
    expect(ribbons).toEqual([['I ← Je: 0.90', 14.4], ['speak ← parle: 0.75', 12], ['. ← &#60;/s&#62;: 0.60', 9.6], ['. ← .: 0.40', 6.4]]);
  });
});

describe.each(PALETTES)('the palette %s on paper', (name) => {
  const styles = readFileSync('styles.css', 'utf8');
  const palette = PAPER_PALETTES[name];

  test('is the light one of the style sheet', () => {
    const rule = name === 'violet' ? /body,\n\.print \{[^}]*\}/ : new RegExp(`^body\\.attention-lab-palette-${name} \\{[^}]*\\}`, 'm');
    const light = rule.exec(styles)?.[0] ?? '';
    expect(light).toContain(`--attention-lab-attention-low: #${hex(palette.low).toLowerCase()};`);
    expect(light).toContain(`--attention-lab-attention-high: #${hex(palette.high).toLowerCase()};`);
  });

  test('colours drawings and LaTeX', () => {
    expect(drawingOf('heatmap', weightsTable(PLAIN, 'words'), palette, { summary: '', caption: '' }).svg).toContain(`fill="${paperColour(palette, 0.9)}"`);
    expect(drawingOf('ribbons', weightsTable(PLAIN, 'words'), palette, { summary: '', caption: '' }).svg).toContain(`stroke="${paperColour(palette, 0.9)}"`);
    for (const id of ['latex-table', 'latex-heat-map'] as const) expect(written(id, PLAIN, name)).toContain(`\\definecolor{attention}{HTML}{${hex(palette.high)}}`);
  });
});

const hasLatex = spawnSync('pdflatex', ['--version']).status === 0;

describe.runIf(hasLatex)('LaTeX where it is installed', () => {
  test.each([['latex-table', PLAIN], ['latex-table', NASTY], ['latex-heat-map', PLAIN], ['latex-heat-map', NASTY], ['latex-table', TYPESET], ['latex-heat-map', TYPESET]] as const)('sets the %s in a document with the packages that it names', (id, trace) => {
    const folder = mkdtempSync(join(tmpdir(), 'attention-lab-'));
    const body = written(id, trace);
    const packages = (/^% Needs: (.*)$/m.exec(body)?.[1] ?? '').replace(/ /g, '\n');
    writeFileSync(join(folder, 'chart.tex'), `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n${packages}\n\\begin{document}\n${body}\\end{document}\n`);
    const { status, stdout } = spawnSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'chart.tex'], { cwd: folder, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(status, stdout).toBe(0);
  });
});
