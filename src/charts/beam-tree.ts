/** The hypotheses of a beam search as a tree of shared beginnings. Pure; `beam-view.ts` draws it. */

import type { Trace } from '../model/trace';

export interface Hypothesis {
  /** The pieces in order, `▁` for a space before them. */
  readonly pieces: readonly string[];
  readonly text: string;
  readonly logProbability: number;
  /** logProbability / length^penalty: what the search compares. */
  readonly score: number;
}

export interface BeamNode {
  /** Text that all hypotheses below share from here on, until they part. */
  readonly text: string;
  readonly depth: number;
  /** Index into the hypotheses, best first; null: the tree goes on. */
  readonly leaf: number | null;
  /** Index of the node it branches from; null for the first. */
  readonly parent: number | null;
}

/** The chosen translation first, then the alternatives, best first. */
export function hypothesesOf(trace: Trace): Hypothesis[] {
  const penalty = trace.decoding.kind === 'beam' ? trace.decoding.lengthPenalty : 0;
  const chosen: Hypothesis = {
    pieces: trace.target.tokens.map((token) => token.piece), text: trace.target.text, logProbability: trace.logProbability,
    score: trace.logProbability / Math.max(1, trace.steps.length) ** penalty,
  };
  const others = trace.alternatives.map(({ tokens, text, logProbability, score }): Hypothesis =>
    ({ pieces: tokens.map((token) => token.piece), text, logProbability, score }));
  return [chosen, ...others.sort((a, b) => b.score - a.score)];
}

/** Nodes in the order in which they are read: a node before what branches from it, best branch first. */
export function beamTree(hypotheses: readonly Hypothesis[]): BeamNode[] {
  const nodes: BeamNode[] = [];
  const grow = (members: readonly number[], from: number, depth: number, parent: number | null): void => {
    let end = from;
    const piece = (member: number, at: number): string | undefined => hypotheses[member]?.pieces[at];
    const first = members[0];
    if (first === undefined) return;
    while (piece(first, end) !== undefined && members.every((member) => piece(member, end) === piece(first, end))) end++;
    const isLeaf = members.length === 1;
    const text = (hypotheses[first]?.pieces.slice(from, end) ?? []).filter((entry) => entry !== '</s>').join('').replaceAll('▁', ' ');
    const own = nodes.push({ text: from === 0 ? text.trimStart() : text, depth, leaf: isLeaf ? first : null, parent }) - 1;
    if (isLeaf) return;
    const branches = new Map<string, number[]>();
    for (const member of members) {
      const next = piece(member, end) ?? '';
      branches.set(next, [...(branches.get(next) ?? []), member]);
    }
    // Two hypotheses with the same pieces would never part; each then is a leaf of its own.
    if (branches.size === 1) for (const member of members) nodes.push({ text: '', depth: depth + 1, leaf: member, parent: own });
    else for (const branch of branches.values()) grow(branch, end, depth + 1, own);
  };
  grow(hypotheses.map((_, index) => index), 0, 0, null);
  return nodes;
}
