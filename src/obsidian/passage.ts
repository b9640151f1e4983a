/** A passage of a note that may change: how it is remembered, and found again. Pure; offsets are UTF-16. */

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** [from, to) of a note becomes `text`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Where each of several passages is now, in their order; null when one cannot be told for sure, or they overlap. */
export function findAllAgain(note: string, passages: readonly RememberedPassage[]): readonly TextRange[] | null {
  const found: TextRange[] = [];
  for (const passage of passages) {
    const range = findAgain(note, passage);
    if (range === null || range.start < (found[found.length - 1]?.end ?? 0)) return null;
    found.push(range);
  }
  return found;
}

/** Changes in the order of the text, none of which overlap. */
export function withEdits(note: string, edits: readonly Edit[]): string {
  return edits.reduceRight((text, { from, to, text: written }) => text.slice(0, from) + written + text.slice(to), note);
}

/** Where a passage is now, given where it was and what stood around it; null when that cannot be told for sure. */
export function findAgain(note: string, passage: RememberedPassage): TextRange | null {
  const { start, text } = passage;
  const found: TextRange[] = [];
  for (let at = note.indexOf(text); at >= 0 && found.length < MOST_COPIES; at = note.indexOf(text, at + 1)) found.push({ start: at, end: at + text.length });
  const only = found.length === 1 ? found[0] : undefined;
  if (only !== undefined) return only;
  const sameAround = found.filter((range) => around(note, range.start, range.end) === passage.around);
  const stayed = sameAround.find((range) => range.start === start && note.length === passage.noteLength);
  return stayed ?? (sameAround.length === 1 ? sameAround[0] ?? null : null);
}

export interface RememberedPassage {
  readonly start: number;
  readonly text: string;
  /** What stood before and behind it. */
  readonly around: string;
  readonly noteLength: number;
}

export function rememberPassage(note: string, { start, end }: TextRange): RememberedPassage {
  return { start, text: note.slice(start, end), around: around(note, start, end), noteLength: note.length };
}

const MOST_COPIES = 1000;
const CONTEXT = 80;

function around(note: string, start: number, end: number): string {
  return `${note.slice(Math.max(0, start - CONTEXT), start)}\u0000${note.slice(end, end + CONTEXT)}`;
}
