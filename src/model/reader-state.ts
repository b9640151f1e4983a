/**
 * What a reader has chosen in one `attention` block: sentence, selection, view and changes to the run.
 * Immutable, changed only by `update`, and printable as the options of the fence (what is passing apart: hover and picked part).
 * Everything here counts from 0; the fence counts from 1.
 */

import type { ComponentId } from './catalogue';
import type { WeightRule } from './trace';

/** Words as readers see them, or the pieces that the model reads and writes. */
export type Grain = 'words' | 'subwords';

export const VIEWS = ['heatmap', 'ribbons', 'scores', 'step', 'coverage', 'states', 'beam', 'diagram'] as const;
export type View = (typeof VIEWS)[number];

/** Views that show attention weights or their scores, and have nothing to show of a run without attention. */
export const VIEWS_OF_WEIGHTS: ReadonlySet<View> = new Set<View>(['heatmap', 'ribbons', 'scores', 'coverage']);

/**
 * A step t, a source position i, or their cell. Always token indices of the trace, whatever the grain:
 * a view of words shows the word that holds the token.
 */
export interface Cell {
  readonly step: number | null;
  readonly position: number | null;
}

/** What the sentence is run a second time with, side by side. */
export type Comparison = { readonly kind: 'without-attention' } | { readonly kind: 'model'; readonly modelId: string };

/** A rule for the weights of one step, or of every step where `step` is null. `given` values are over source tokens. */
export interface WeightChange {
  readonly step: number | null;
  readonly rule: WeightRule;
}

/** The reader makes the model emit this piece of the target vocabulary at this step. */
export interface ForcedPiece {
  readonly step: number;
  readonly piece: string;
}

export interface Beam {
  readonly size: number;
  readonly lengthPenalty: number;
}

/** A question of the quiz: its number in the order of asking, and the unit of the source that the reader picked (null: none yet). */
export interface Question {
  readonly index: number;
  readonly guess: number | null;
}

export interface ReaderState {
  /** The sentences of the block; at least one, unless the block is empty. */
  readonly sentences: readonly string[];
  /** Index of the sentence that is shown. */
  readonly sentence: number;
  readonly pinned: Cell | null;
  /** Passing, never printed. */
  readonly hovered: Cell | null;
  /** The part of the model that the reader picked, in the diagram, a chip or a view. Passing, never printed. */
  readonly component: ComponentId | null;
  /** What the quiz asks; until it is answered, no view of the alignment tells. Passing, never printed. */
  readonly question: Question | null;

  /** null: the model that the settings choose. */
  readonly modelId: string | null;
  readonly grain: Grain;
  readonly view: View;
  readonly comparison: Comparison | null;
  readonly quiz: boolean;
  readonly title: string | null;
  /** The numbers stand under the charts, on the screen and on paper. */
  readonly table: boolean;
  /** Greatest height of the chart in CSS pixels; null: as high as its rows ask for. */
  readonly height: number | null;

  readonly attention: boolean;
  /** Source words that may not be looked at, ascending. Words, because hiding half a word says little. */
  readonly hiddenWords: readonly number[];
  readonly weightChanges: readonly WeightChange[];
  readonly forcedPieces: readonly ForcedPiece[];
  /** The translation is given; the model only tells what it makes of it. */
  readonly target: string | null;
  /** null: greedy. */
  readonly beam: Beam | null;
}

export const INITIAL_STATE: ReaderState = {
  sentences: [],
  sentence: 0,
  pinned: null,
  hovered: null,
  component: null,
  question: null,
  modelId: null,
  grain: 'words',
  view: 'heatmap',
  comparison: null,
  quiz: false,
  title: null,
  table: false,
  height: null,
  attention: true,
  hiddenWords: [],
  weightChanges: [],
  forcedPieces: [],
  target: null,
  beam: null,
};

export type ReaderAction =
  | { readonly kind: 'hover'; readonly cell: Cell | null }
  /** Pinning what is pinned already lets go of it. */
  | { readonly kind: 'pin'; readonly cell: Cell }
  | { readonly kind: 'release' }
  /** null: no part any more. */
  | { readonly kind: 'choose-component'; readonly component: ComponentId | null }
  /** Moves the pinned cell, or starts at the first; stays within T emitted tokens and S source tokens. */
  | { readonly kind: 'move'; readonly steps: number; readonly positions: number; readonly emitted: number; readonly sourceTokens: number }
  | { readonly kind: 'choose-sentence'; readonly sentence: number }
  | { readonly kind: 'edit-sentence'; readonly text: string }
  | { readonly kind: 'choose-model'; readonly modelId: string | null }
  | { readonly kind: 'choose-grain'; readonly grain: Grain }
  | { readonly kind: 'choose-view'; readonly view: View }
  | { readonly kind: 'compare'; readonly comparison: Comparison | null }
  | { readonly kind: 'quiz'; readonly on: boolean }
  /** null: nothing is asked any more. */
  | { readonly kind: 'ask'; readonly index: number | null }
  /** `column`: a unit of the source, counted as the alignment counts them. */
  | { readonly kind: 'guess'; readonly column: number }
  | { readonly kind: 'attention'; readonly on: boolean }
  | { readonly kind: 'toggle-word'; readonly word: number }
  /** null: the step goes back to the softmax. */
  | { readonly kind: 'weights'; readonly step: number | null; readonly rule: WeightRule | null }
  | { readonly kind: 'force'; readonly step: number; readonly piece: string | null }
  | { readonly kind: 'target'; readonly text: string | null }
  | { readonly kind: 'beam'; readonly beam: Beam | null }
  /** Takes back every change to the run; sentence, selection and view stay. */
  | { readonly kind: 'reset-run' };

/** The state after an action; the same object when nothing changed. */
export function update(state: ReaderState, action: ReaderAction): ReaderState {
  switch (action.kind) {
    case 'hover':
      return sameCell(state.hovered, action.cell) ? state : { ...state, hovered: action.cell };
    case 'pin':
      return { ...state, hovered: null, pinned: sameCell(state.pinned, action.cell) ? null : action.cell };
    case 'release':
      return state.pinned === null && state.hovered === null && state.component === null ? state : { ...state, pinned: null, hovered: null, component: null };
    case 'choose-component':
      return state.component === action.component ? state : { ...state, component: action.component };
    case 'move':
      return { ...state, hovered: null, pinned: movedCell(state.pinned, action) };
    case 'choose-sentence': {
      const sentence = clamp(action.sentence, state.sentences.length);
      return sentence === state.sentence ? state : { ...withoutSelection(state), sentence };
    }
    case 'edit-sentence': {
      if (state.sentences[state.sentence] === action.text) return state;
      const sentences = state.sentences.length === 0 ? [action.text] : state.sentences.map((sentence, index) => (index === state.sentence ? action.text : sentence));
      return { ...withoutSelection(state), sentences };
    }
    case 'choose-model':
      return state.modelId === action.modelId ? state : { ...withoutSelection(state), modelId: action.modelId };
    case 'choose-grain':
      return state.grain === action.grain ? state : { ...state, grain: action.grain, question: state.question && FIRST_QUESTION };
    case 'choose-view':
      return state.view === action.view && !state.quiz ? state : { ...state, view: action.view, quiz: false, question: null };
    case 'compare':
      return { ...state, comparison: action.comparison };
    case 'quiz':
      return state.quiz === action.on ? state : { ...state, quiz: action.on, question: null };
    case 'ask':
      return { ...withoutSelection(state), question: action.index === null ? null : { index: action.index, guess: null } };
    case 'guess':
      return { ...state, question: { index: state.question?.index ?? 0, guess: action.column } };
    case 'attention':
      return state.attention === action.on ? state : { ...state, attention: action.on };
    case 'toggle-word':
      return { ...state, hiddenWords: toggled(state.hiddenWords, action.word) };
    case 'weights': {
      const others = state.weightChanges.filter((change) => change.step !== action.step);
      const changes = action.rule === null ? others : [...others, { step: action.step, rule: action.rule }];
      return { ...state, weightChanges: changes.sort((a, b) => (a.step ?? -1) - (b.step ?? -1)) };
    }
    case 'force': {
      const others = state.forcedPieces.filter((forced) => forced.step !== action.step);
      const pieces = action.piece === null ? others : [...others, { step: action.step, piece: action.piece }];
      return { ...state, forcedPieces: pieces.sort((a, b) => a.step - b.step) };
    }
    case 'target':
      return state.target === action.text ? state : { ...withoutSelection(state), target: action.text };
    case 'beam':
      return { ...state, beam: action.beam };
    case 'reset-run':
      return isOrdinaryRun(state)
        ? state
        : { ...state, attention: true, hiddenWords: [], weightChanges: [], forcedPieces: [], target: null };
  }
}

/** What the quiz asks: a block that is a quiz begins with its first question by itself. */
export function askedQuestion(state: ReaderState): Question | null {
  return state.question ?? (state.quiz ? FIRST_QUESTION : null);
}

/** The cell that views highlight: what the pointer is on, else what is pinned. */
export function shownCell(state: ReaderState): Cell | null {
  return state.hovered ?? state.pinned;
}

/** True when the reader changed nothing about how the sentence is run. */
export function isOrdinaryRun(state: ReaderState): boolean {
  return state.attention && state.target === null && state.hiddenWords.length === 0
    && state.weightChanges.length === 0 && state.forcedPieces.length === 0;
}

/** True when the model need not run again to go from one state to the other; lists are the same only when they are one. */
export function isSameRun(a: ReaderState, b: ReaderState): boolean {
  return a.sentences[a.sentence] === b.sentences[b.sentence] && a.modelId === b.modelId && a.attention === b.attention
    && a.hiddenWords === b.hiddenWords && a.weightChanges === b.weightChanges && a.forcedPieces === b.forcedPieces
    && a.target === b.target && a.beam === b.beam;
}

const FIRST_QUESTION: Question = { index: 0, guess: null };

function sameCell(a: Cell | null, b: Cell | null): boolean {
  return a === b || (a !== null && b !== null && a.step === b.step && a.position === b.position);
}

function withoutSelection(state: ReaderState): ReaderState {
  return { ...state, pinned: null, hovered: null, question: null };
}

function movedCell(cell: Cell | null, by: Extract<ReaderAction, { kind: 'move' }>): Cell {
  const moved = (from: number | null, distance: number, count: number): number | null => {
    if (from === null) return distance === 0 ? null : 0;
    return clamp(from + distance, count);
  };
  return {
    step: moved(cell?.step ?? null, by.steps, by.emitted),
    position: moved(cell?.position ?? null, by.positions, by.sourceTokens),
  };
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}

function toggled(values: readonly number[], value: number): readonly number[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value].sort((a, b) => a - b);
}
