/** Where the tree of a beam's hypotheses stands in its picture, as data: drawing and tests share it. */

import type { BeamNode, Hypothesis } from './beam-tree';

export const BEAM_WIDTH = 280;
export const LINE_HEIGHT = 17;

const INDENT = 15;
const LEFT = 8;
const RIGHT = 6;
/** Of a character of 12 pixels, on the wide side. */
const CHARACTER = 6.7;
/** What a leaf says of itself stands on a line below its text. */
const LEAF_LINE = 16;
const GAP = 6;

export interface PlacedNode {
  readonly node: BeamNode;
  /** Left end and top of its text. */
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** The text, broken into lines that fit. */
  readonly lines: readonly string[];
  /** How much of the probability of all hypotheses lies on it and below it, 0 … 1. */
  readonly share: number;
}

export interface BeamLayout {
  readonly nodes: readonly PlacedNode[];
  readonly height: number;
}

export function beamLayout(nodes: readonly BeamNode[], hypotheses: readonly Hypothesis[]): BeamLayout {
  const shares = sharesOf(nodes, hypotheses);
  let y = 4;
  const placed = nodes.map((node, index): PlacedNode => {
    const x = LEFT + node.depth * INDENT;
    const lines = broken(node.text.trim() || (node.leaf === null ? '…' : '∎'), Math.max(8, Math.floor((BEAM_WIDTH - x - RIGHT) / CHARACTER)));
    const height = lines.length * LINE_HEIGHT + (node.leaf === null ? 0 : LEAF_LINE);
    const top = y;
    y += height + GAP;
    return { node, x, y: top, height, lines, share: shares[index] ?? 0 };
  });
  return { nodes: placed, height: y };
}

/** Children stand after their parents, so that one pass from the end adds them up. */
function sharesOf(nodes: readonly BeamNode[], hypotheses: readonly Hypothesis[]): number[] {
  const probability = (leaf: number): number => Math.exp(hypotheses[leaf]?.logProbability ?? -Infinity);
  const sums = nodes.map(({ leaf }) => (leaf === null ? 0 : probability(leaf)));
  for (let index = nodes.length - 1; index > 0; index--) {
    const parent = nodes[index]?.parent ?? null;
    if (parent !== null) sums[parent] = (sums[parent] ?? 0) + (sums[index] ?? 0);
  }
  const whole = sums[0] ?? 0;
  return sums.map((sum) => (whole > 0 ? sum / whole : 0));
}

/** Lines of at most `longest` characters, cut between words where that is possible. */
function broken(text: string, longest: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const characters = [...word];
    if (line !== '' && [...line].length + 1 + characters.length <= longest) { line = `${line} ${word}`; continue; }
    if (line !== '') lines.push(line);
    while (characters.length > longest) lines.push(characters.splice(0, longest).join(''));
    line = characters.join('');
  }
  return [...lines, line];
}
