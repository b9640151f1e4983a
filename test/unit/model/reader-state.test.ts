import { describe, expect, it } from 'vitest';
import { INITIAL_STATE, isOrdinaryRun, isSameRun, shownCell, update, type ReaderAction, type ReaderState } from '../../../src/model/reader-state';

const opened: ReaderState = { ...INITIAL_STATE, sentences: ['Je ne parle pas espagnol.', 'Il fait froid.'] };
const after = (...actions: ReaderAction[]): ReaderState => actions.reduce(update, opened);

describe('what a reader chooses in a block', () => {
  it('shows the hovered cell, and the pinned one again when the pointer leaves', () => {
    const pinned = after({ kind: 'pin', cell: { step: 1, position: 2 } });
    const hovering = update(pinned, { kind: 'hover', cell: { step: 0, position: 0 } });
    expect(shownCell(hovering)).toEqual({ step: 0, position: 0 });
    expect(shownCell(update(hovering, { kind: 'hover', cell: null }))).toEqual({ step: 1, position: 2 });
  });

  it.each<[string, boolean, ReaderAction]>([
    ['a cell is pinned', true, { kind: 'pin', cell: { step: 1, position: 2 } }],
    ['another sentence is chosen', false, { kind: 'choose-sentence', sentence: 1 }],
  ])('knows whether the model has to run again when %s', (_, same, action) => {
    expect(isSameRun(opened, after(action))).toBe(same);
  });

  it('lets go of a cell that is pinned a second time', () => {
    const cell = { step: 1, position: 2 };
    expect(after({ kind: 'pin', cell }, { kind: 'pin', cell }).pinned).toBeNull();
  });

  it.each([
    ['starts at the first step', null, { steps: 1, positions: 0 }, { step: 0, position: null }],
    ['goes one step on', { step: 0, position: null }, { steps: 1, positions: 0 }, { step: 1, position: null }],
    ['stays at the last step', { step: 4, position: 1 }, { steps: 1, positions: 0 }, { step: 4, position: 1 }],
    ['stays at the first source word', { step: 2, position: 0 }, { steps: 0, positions: -1 }, { step: 2, position: 0 }],
  ])('by keyboard it %s', (_, from, by, to) => {
    const start = { ...opened, pinned: from };
    expect(update(start, { kind: 'move', ...by, emitted: 5, sourceTokens: 6 }).pinned).toEqual(to);
  });

  it('forgets the selection when another sentence is shown, because its positions mean nothing there', () => {
    const state = after({ kind: 'pin', cell: { step: 1, position: 2 } }, { kind: 'choose-sentence', sentence: 1 });
    expect([state.sentence, state.pinned]).toEqual([1, null]);
  });

  it('never leaves the sentences that there are', () => {
    expect(after({ kind: 'choose-sentence', sentence: 7 }).sentence).toBe(1);
  });

  it('edits only the sentence that is shown', () => {
    const state = after({ kind: 'choose-sentence', sentence: 1 }, { kind: 'edit-sentence', text: 'Il fait chaud.' });
    expect(state.sentences).toEqual(['Je ne parle pas espagnol.', 'Il fait chaud.']);
  });

  it('hides and shows source words, keeping them in order', () => {
    const state = after({ kind: 'toggle-word', word: 4 }, { kind: 'toggle-word', word: 1 }, { kind: 'toggle-word', word: 3 });
    expect(state.hiddenWords).toEqual([1, 3, 4]);
    expect(update(state, { kind: 'toggle-word', word: 3 }).hiddenWords).toEqual([1, 4]);
  });

  it('keeps one rule per step and one for all steps', () => {
    const state = after(
      { kind: 'weights', step: 2, rule: { kind: 'left' } },
      { kind: 'weights', step: null, rule: { kind: 'uniform' } },
      { kind: 'weights', step: 2, rule: { kind: 'one-hot', position: 0 } },
    );
    expect(state.weightChanges).toEqual([
      { step: null, rule: { kind: 'uniform' } },
      { step: 2, rule: { kind: 'one-hot', position: 0 } },
    ]);
  });

  it('takes back every change to the run but keeps where the reader looks', () => {
    const changed = after(
      { kind: 'pin', cell: { step: 1, position: null } },
      { kind: 'attention', on: false },
      { kind: 'toggle-word', word: 0 },
      { kind: 'force', step: 1, piece: '▁never' },
    );
    const reset = update(changed, { kind: 'reset-run' });
    expect(isOrdinaryRun(changed)).toBe(false);
    expect(isOrdinaryRun(reset)).toBe(true);
    expect(reset.pinned).toEqual({ step: 1, position: null });
  });

  it('gives back the same object when nothing changed, so that nothing is redrawn', () => {
    expect(update(opened, { kind: 'hover', cell: null })).toBe(opened);
    expect(update(opened, { kind: 'edit-sentence', text: 'Je ne parle pas espagnol.' })).toBe(opened);
    expect(update(opened, { kind: 'reset-run' })).toBe(opened);
  });
});

describe('the picked part of the model', () => {
  it('is one at a time, and let go with everything else', () => {
    const picked = update(INITIAL_STATE, { kind: 'choose-component', component: 'softmax' });
    expect(picked.component).toBe('softmax');
    expect(update(picked, { kind: 'choose-component', component: 'softmax' })).toBe(picked);
    expect(update(picked, { kind: 'choose-component', component: 'encoder' }).component).toBe('encoder');
    expect(update(picked, { kind: 'release' }).component).toBeNull();
  });
});
