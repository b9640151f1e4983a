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
    ...otherScripts(source, rows),
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
    ...otherScripts(source, rows),
    ...colours(palette),
    '\\begin{tikzpicture}[x=6mm,y=-6mm,font=\\footnotesize]',
    `  \\draw[black!8,step=6mm] (0,0) grid (${source.length},${rows.length});`,
    ...source.map((word, column) => `  \\node[rotate=60,anchor=west,inner sep=1pt] at (${column + 0.5},-0.1) {${escapeLatex(word)}};`),
    ...rows.map(({ target }, row) => `  \\node[anchor=east,inner sep=2pt] at (-0.1,${row + 0.5}) {${escapeLatex(target)}};`),
    ...squares,
    '\\end{tikzpicture}', '',
  ].join('\n');
}

/** Every character that means something to TeX, and spaces that pdfTeX does not know; other letters stay as they are. */
export function escapeLatex(text: string): string {
  return text.replace(/[\\{}$&#%_^~<>|"▁\u00A0\u2009\u202F\u200B-\u200D\u2060\uFEFF]/g, (character) => ESCAPES[character] ?? `\\${character}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '^': '\\textasciicircum{}', '~': '\\textasciitilde{}',
  '\u00A0': '~', '\u2009': '\\,', '\u202F': '\\,', '\u200B': '', '\u200C': '', '\u200D': '', '\u2060': '', '\uFEFF': '',
  '<': '\\textless{}', '>': '\\textgreater{}', '|': '\\textbar{}', '"': '\\textquotedbl{}', '▁': '\\_',
};

/** pdfTeX has Latin letters and their punctuation; who brings Greek or an emoji must hear of it before the error. */
function otherScripts(source: WeightsTable['source'], rows: WeightsTable['rows']): readonly string[] {
  const words = [...source, ...rows.map(({ target }) => target)].join('');
  return /[^\p{Script=Latin}\p{Script=Common}]|\p{Extended_Pictographic}/u.test(words)
    ? ['% Needs LuaLaTeX or XeLaTeX, and a font that has all of these letters.'] : [];
}

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
