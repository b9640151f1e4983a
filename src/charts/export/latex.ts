/** Weights for papers and slides: a `tabular`, and a heat map in TikZ. */

import { hex, type PaperPalette } from './paper-palettes';
import type { WeightsTable } from './weights-table';

export function latexTabular({ source, rows }: WeightsTable, palette: PaperPalette): string {
  const lines = [
    ['', ...source.map((word) => `\\rotatebox{60}{${escapeLatex(word)}}`)],
    ...rows.map(({ target, weights }) => [escapeLatex(target), ...weights.map((weight) => `${shading(weight)}${weight.toFixed(2)}`)]),
  ].map((cells) => `  ${cells.join(' & ')} \\\\`);
  const [head = '', ...body] = lines;
  return [
    '% Needs: \\usepackage[table]{xcolor} \\usepackage{graphicx} \\usepackage{booktabs}',
    ...colours(palette),
    `\\begin{tabular}{l${'r'.repeat(source.length)}}`,
    head, '  \\midrule', ...body,
    '\\end{tabular}', '',
  ].join('\n');
}

/** One square per pair of words; its area is the weight, on a fixed scale from 0 to 1. */
export function latexHeatMap({ source, rows }: WeightsTable, palette: PaperPalette): string {
  const squares = rows.flatMap(({ weights }, row) => weights.flatMap((weight, column) => {
    if (weight < 0.005) return [];
    const side = 0.94 * Math.sqrt(weight);
    const inset = (1 - side) / 2;
    return [`  \\fill[attention!${percent(weight)}!attentionlow] (${fixed(column + inset)},${fixed(row + inset)}) rectangle ++(${fixed(side)},${fixed(side)});`];
  }));
  return [
    '% Needs: \\usepackage{tikz}',
    ...colours(palette),
    '\\begin{tikzpicture}[x=6mm,y=-6mm,font=\\footnotesize]',
    `  \\draw[black!8,step=6mm] (0,0) grid (${source.length},${rows.length});`,
    ...source.map((word, column) => `  \\node[rotate=60,anchor=west,inner sep=1pt] at (${column + 0.5},-0.1) {${escapeLatex(word)}};`),
    ...rows.map(({ target }, row) => `  \\node[anchor=east,inner sep=2pt] at (-0.1,${row + 0.5}) {${escapeLatex(target)}};`),
    ...squares,
    '\\end{tikzpicture}', '',
  ].join('\n');
}

/** Every character that means something to TeX; the rest is left to an engine that reads UTF-8. */
export function escapeLatex(text: string): string {
  return text.replace(/[\\{}$&#%_^~<>|"▁]/g, (character) => ESCAPES[character] ?? `\\${character}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '^': '\\textasciicircum{}', '~': '\\textasciitilde{}',
  '<': '\\textless{}', '>': '\\textgreater{}', '|': '\\textbar{}', '"': '\\textquotedbl{}', '▁': '\\_',
};

function colours({ low, high }: PaperPalette): readonly string[] {
  return [`\\definecolor{attention}{HTML}{${hex(high)}}`, `\\definecolor{attentionlow}{HTML}{${hex(low)}}`];
}

function shading(weight: number): string {
  const share = Math.round(weight * 60);
  return share === 0 ? '' : `\\cellcolor{attention!${share}}${share > 35 ? '\\color{white}' : ''}`;
}

function percent(weight: number): number {
  return Math.round(weight * 100);
}

function fixed(value: number): string {
  return String(Number(value.toFixed(3)));
}
