/** A view of a trace as one drawing: drawn again beside the page, in light colours, whatever the theme. */

import type { ReaderState } from '../../model/reader-state';
import { VIEW_CLASSES } from '../views';
import type { ViewInput, ViewServices } from '../view';
import { drawingOf } from './drawing';
import { paperColours, type PaperPalette } from './paper-palettes';
import type { PaperPiece } from './paper-piece';
import { styledPicture } from './styled-picture';
import { escapeXml, fixed, FONT, MARGIN, svgDocument, textWidth, type Drawing, type DrawingTexts } from './svg-document';
import { weightsTable } from './weights-table';

export interface PaperServices extends Omit<ViewServices, 'dispatch' | 'drawNotes'> {
  readonly palette: PaperPalette;
  /** What is said about the drawing. */
  readonly drawingTexts: DrawingTexts;
}

/** @param doc of the window that the reader is in: a sheet stands in it while this draws */
export function viewOnPaper(doc: Document, input: ViewInput, services: PaperServices): Drawing {
  const { trace, state } = input, { palette, drawingTexts } = services;
  if (isWeights(state)) return drawingOf(state.view, weightsTable(trace, state.grain), palette, drawingTexts);
  const sheet = doc.body.createDiv({ cls: 'attention-lab-paper' });
  sheet.setCssProps(Object.fromEntries(Object.entries(paperColours(palette)).flatMap(([name, colour]) => VARIABLES[name]?.map((variable) => [variable, colour]) ?? [])));
  const view = new VIEW_CLASSES[state.view](sheet, { ...services, dispatch: () => undefined });
  try {
    view.draw(input);
    return stacked(view.paper?.() ?? [], palette, drawingTexts);
  } finally {
    view.destroy();
    sheet.remove();
  }
}

/** Heatmap and ribbons have drawings of their own. */
function isWeights({ view }: ReaderState): boolean {
  return view === 'heatmap' || view === 'ribbons';
}

/** CSS pixels between the margins. */
const WIDTH = 640;
const LINE = 18;

export function stacked(pieces: readonly PaperPiece[], palette: PaperPalette, texts: DrawingTexts): Drawing {
  const colours = paperColours(palette);
  let y = MARGIN;
  const parts = pieces.flatMap((piece, index): readonly string[] => {
    const top = y;
    switch (piece.kind) {
      case 'heading':
        y += LINE + 8;
        return [`<text x="${MARGIN}" y="${fixed(top + LINE)}" font-weight="bold" fill="${colours.text}">${escapeXml(piece.text)}</text>`];
      case 'line': {
        const lines = wrapped(piece.text, WIDTH);
        y += LINE * lines.length + 2;
        return lines.map((line, number) => `<text x="${MARGIN}" y="${fixed(top + FONT + LINE * number)}" fill="${colours.muted}">${escapeXml(line)}</text>`);
      }
      case 'chart': {
        const { marks, height } = piece.chart.marks(WIDTH, colours, `c${index}-`);
        y += height + 10;
        return [`<g transform="translate(${MARGIN} ${fixed(top)})">${marks}</g>`];
      }
      case 'picture': {
        const { svg, height } = styledPicture(piece.svg, WIDTH);
        y += height + 10;
        return [`<svg x="${MARGIN}" y="${fixed(top)}" ${svg}`];
      }
    }
  });
  return svgDocument(parts, WIDTH + 2 * MARGIN, y, texts);
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1] ?? '', longer = last === '' ? word : `${last} ${word}`;
    if (last !== '' && textWidth(longer) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** The variables of the page that take each colour of paper. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  encoder: ['--attention-lab-encoder'], decoder: ['--attention-lab-decoder'], attention: ['--attention-lab-attention'], context: ['--attention-lab-context'],
  encoderSoft: ['--attention-lab-encoder-soft'], decoderSoft: ['--attention-lab-decoder-soft'], attentionSoft: ['--attention-lab-attention-soft'], contextSoft: ['--attention-lab-context-soft'],
  ghost: ['--attention-lab-ghost'], text: ['--text-normal'], muted: ['--text-muted'], faint: ['--text-faint'], grid: ['--background-modifier-border'],
  background: ['--attention-lab-ground', '--background-primary', '--background-primary-alt', '--background-secondary'],
};
