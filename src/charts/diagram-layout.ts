/**
 * Where the parts of the model's diagram stand. One table: drawing, hit-testing and the keyboard read it.
 * Units are those of the SVG's viewBox: CSS pixels in a narrow pane, scaled up where there is more room.
 */

import type { ModelCard } from '../model/card';
import type { ComponentId } from '../model/catalogue';

export const DIAGRAM_WIDTH = 340;
/** Narrower than this, names and shapes run into each other. */
const LEAST_WIDTH = 260;

export type PartId = Extract<ComponentId,
  | 'tokens' | 'embedding' | 'encoder' | 'encoder-states' | 'linear-layers' | 'score' | 'softmax' | 'context-vector' | 'decoder' | 'output-layer'>;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DiagramPart extends Box {
  readonly id: PartId;
  readonly concept: 'encoder' | 'decoder' | 'attention' | 'context';
  /** Height of the line with name and shape; what is drawn live stands below it. */
  readonly head: number;
  readonly shape: string;
  /** null: the part has no parameters of its own. */
  readonly parameters: number | null;
}

export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  /** In the order of the computation, which is that of the keyboard. */
  readonly parts: readonly DiagramPart[];
  /** Middle of each source token's column. */
  readonly columns: readonly number[];
  readonly columnWidth: number;
  /** Words stand upright where a column is too narrow for them. */
  readonly uprightWords: boolean;
}

const MARGIN = 6;
const GAP = 12;
const HEAD = 17;
/** At the right, for the query's way from the decoder up to the scores. */
const QUERY_LANE = 16;

/** @param room CSS pixels that there are; none are known before the diagram is in the page */
export function diagramLayout(card: ModelCard, sourceTokens: number, room = DIAGRAM_WIDTH): DiagramLayout {
  const whole = Math.max(LEAST_WIDTH, Math.min(DIAGRAM_WIDTH, room));
  const { sizes, parameters, attention } = card;
  const S = sourceTokens, width = whole - 2 * MARGIN - QUERY_LANE;
  const columnWidth = Math.min(46, (width - 12) / Math.max(1, S));
  const left = MARGIN + (width - columnWidth * S) / 2;
  const uprightWords = columnWidth < 36;
  const hasScores = attention.kind !== 'none', hasKeys = hasScores && attention.kind !== 'dot';
  const direction = sizes.encoderState / 2;
  const rows: readonly Omit<DiagramPart, 'x' | 'y' | 'width' | 'head'>[] = [
    { id: 'tokens', concept: 'encoder', shape: `[${S}]`, parameters: null, height: HEAD + (uprightWords ? 52 : 18) },
    { id: 'embedding', concept: 'encoder', shape: `[${S}×${sizes.sourceEmbedding}]`, parameters: parameters.sourceEmbedding, height: HEAD + 14 },
    { id: 'encoder', concept: 'encoder', shape: `→ ← [${S}×${direction}]`, parameters: parameters.encoder, height: HEAD + 36 },
    { id: 'encoder-states', concept: 'encoder', shape: `h [${S}×${sizes.encoderState}]`, parameters: null, height: HEAD + 20 },
    ...(hasKeys ? [{
      id: 'linear-layers' as const, concept: 'attention' as const, height: HEAD + 14,
      // Attention by place compares nothing with keys.
      ...(attention.kind === 'location' ? { shape: `q [${sizes.attention}]`, parameters: parameters.queryLayer }
        : { shape: `k [${S}×${sizes.attention}] q [${sizes.attention}]`, parameters: parameters.keyLayer + parameters.queryLayer }),
    }] : []),
    ...(hasScores ? [
      { id: 'score' as const, concept: 'attention' as const, shape: `e [${S}]`, parameters: parameters.score === 0 ? null : parameters.score, height: HEAD + 36 },
      { id: 'softmax' as const, concept: 'attention' as const, shape: `α [${S}]`, parameters: null, height: HEAD + 30 },
    ] : []),
    { id: 'context-vector', concept: 'context', shape: `c [${sizes.encoderState}]`, parameters: null, height: HEAD + 20 },
    {
      id: 'decoder', concept: 'decoder', shape: `s [${sizes.decoderState}]`,
      parameters: parameters.targetEmbedding + parameters.decoder + parameters.initialState, height: HEAD + 40,
    },
    { id: 'output-layer', concept: 'decoder', shape: `[${sizes.targetVocabulary}]`, parameters: parameters.readout + parameters.output, height: HEAD + 54 },
  ];
  let y = MARGIN;
  const parts = rows.map((row): DiagramPart => {
    // The ribbons from the weights to the context need room to be seen.
    if (row.id === 'context-vector') y += 26;
    const part = { ...row, head: HEAD, x: MARGIN, y, width };
    y += row.height + GAP;
    return part;
  });
  return { width: whole, height: y - GAP + MARGIN, parts, columns: Array.from({ length: S }, (_, index) => left + columnWidth * (index + 0.5)), columnWidth, uprightWords };
}

/** The part at a point of the viewBox; null: none. */
export function partAt(layout: DiagramLayout, x: number, y: number): DiagramPart | null {
  return layout.parts.find((part) => x >= part.x && x <= part.x + part.width && y >= part.y && y <= part.y + part.height) ?? null;
}

/** How wide a position's cell is drawn in its column. */
export function cellWidth({ columnWidth }: DiagramLayout): number {
  return Math.max(2, Math.min(26, columnWidth - 3));
}

/** The part with this name; undefined where this kind of model has none. */
export function partOf(layout: DiagramLayout, id: PartId): DiagramPart | undefined {
  return layout.parts.find((part) => part.id === id);
}

/** The neighbour in the order of the computation, for the arrow keys; the ends stay where they are. */
export function neighbour(layout: DiagramLayout, id: PartId, by: 1 | -1): PartId {
  const index = layout.parts.findIndex((part) => part.id === id);
  return layout.parts[Math.max(0, Math.min(layout.parts.length - 1, index + by))]?.id ?? id;
}
