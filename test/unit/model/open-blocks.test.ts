import { describe, expect, it } from 'vitest';
import { OpenBlocks, blockKey } from '../../../src/model/open-blocks';
import { INITIAL_STATE } from '../../../src/model/reader-state';

const NOTE = 'Atención.md';
const SOURCE = 'Je ne parle pas espagnol.';
const KEY = blockKey(NOTE, SOURCE);
const initial = { ...INITIAL_STATE, sentences: [SOURCE] };

describe('the blocks that are open', () => {
  it('share one selection between two drawings of the same block', () => {
    const blocks = new OpenBlocks();
    blocks.open(NOTE, SOURCE, initial);
    blocks.open(NOTE, SOURCE, initial);
    blocks.dispatch(KEY, { kind: 'pin', cell: { step: 1, position: 2 } });
    expect(blocks.list(NOTE)).toHaveLength(1);
    expect(blocks.get(KEY)?.state.pinned).toEqual({ step: 1, position: 2 });
  });

  it('stay open until the last drawing is gone', () => {
    const blocks = new OpenBlocks();
    const closeFirst = blocks.open(NOTE, SOURCE, initial);
    const closeSecond = blocks.open(NOTE, SOURCE, initial);
    closeFirst();
    closeFirst();
    expect(blocks.get(KEY)).not.toBeNull();
    closeSecond();
    expect(blocks.get(KEY)).toBeNull();
  });

  it('come back as their text asks once they are forgotten; open ones stay', () => {
    const blocks = new OpenBlocks();
    const close = blocks.open(NOTE, SOURCE, initial);
    blocks.open('Otra.md', SOURCE, initial);
    for (const path of [NOTE, 'Otra.md']) blocks.dispatch(blockKey(path, SOURCE), { kind: 'choose-view', view: 'step' });
    close();
    blocks.forgetClosed();
    expect(blocks.remembered(KEY)).toBeNull();
    expect(blocks.get(blockKey('Otra.md', SOURCE))?.state.view).toBe('step');
  });

  it('come back as the reader left them after scrolling away, without the passing hover', () => {
    const blocks = new OpenBlocks();
    const close = blocks.open(NOTE, SOURCE, initial);
    blocks.dispatch(KEY, { kind: 'pin', cell: { step: 1, position: null } });
    blocks.dispatch(KEY, { kind: 'hover', cell: { step: 3, position: 3 } });
    close();
    expect(blocks.remembered(KEY)?.pinned).toEqual({ step: 1, position: null });
    blocks.open(NOTE, SOURCE, initial);
    expect(blocks.get(KEY)?.state).toMatchObject({ pinned: { step: 1, position: null }, hovered: null });
  });

  it('take back changes to the run one by one, never what the reader looks at', () => {
    const blocks = new OpenBlocks();
    blocks.open(NOTE, SOURCE, initial);
    blocks.dispatch(KEY, { kind: 'toggle-word', word: 3 });
    blocks.dispatch(KEY, { kind: 'attention', on: false });
    blocks.dispatch(KEY, { kind: 'pin', cell: { step: 2, position: 1 } });
    blocks.undo(KEY);
    expect(blocks.get(KEY)?.state).toMatchObject({ attention: true, hiddenWords: [3], pinned: { step: 2, position: 1 } });
    blocks.undo(KEY);
    expect(blocks.get(KEY)?.state.hiddenWords).toEqual([]);
    expect(blocks.canUndo(KEY)).toBe(false);
  });

  it('name the block that was used last, hover not counted', () => {
    const blocks = new OpenBlocks();
    blocks.open(NOTE, SOURCE, initial);
    blocks.open(NOTE, 'Il fait froid.', { ...initial, sentences: ['Il fait froid.'] });
    blocks.dispatch(KEY, { kind: 'choose-grain', grain: 'subwords' });
    blocks.dispatch(blockKey(NOTE, 'Il fait froid.'), { kind: 'hover', cell: { step: 0, position: 0 } });
    expect(blocks.active?.source).toBe(SOURCE);
  });

  it('tell every listener what changed, and nothing when nothing did', () => {
    const blocks = new OpenBlocks();
    const heard: string[] = [];
    const end = blocks.subscribe((key, block) => heard.push(`${key === KEY}:${block?.state.grain ?? 'closed'}`));
    const close = blocks.open(NOTE, SOURCE, initial);
    blocks.dispatch(KEY, { kind: 'choose-grain', grain: 'subwords' });
    blocks.dispatch(KEY, { kind: 'choose-grain', grain: 'subwords' });
    close();
    end();
    blocks.open(NOTE, SOURCE, initial);
    expect(heard).toEqual(['true:words', 'true:subwords', 'true:closed']);
  });
});
