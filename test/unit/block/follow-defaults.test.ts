import { describe, expect, it } from 'vitest';
import { followDefaults } from '../../../src/block/follow-defaults';
import { parseBlock } from '../../../src/block/grammar';
import { blockKey, OpenBlocks } from '../../../src/model/open-blocks';

const BUILT_IN = { view: 'heatmap', grain: 'words' } as const;
const CHOSEN = { view: 'ribbons', grain: 'subwords' } as const;
const PLAIN = 'Il fait froid.';
const SAYING = 'view: step\n---\nIl fait froid.';

function opened(...sources: string[]): OpenBlocks {
  const blocks = new OpenBlocks();
  for (const source of sources) blocks.open('Nota.md', source, parseBlock(source, BUILT_IN).state);
  return blocks;
}

function shownBy(blocks: OpenBlocks, source: string): object {
  const { view, grain } = blocks.get(blockKey('Nota.md', source))?.state ?? {};
  return { view, grain };
}

describe('open blocks when the settings change', () => {
  it('follow, except in what they say themselves', () => {
    const blocks = opened(PLAIN, SAYING);
    followDefaults(blocks, BUILT_IN, CHOSEN);
    expect(shownBy(blocks, PLAIN)).toEqual(CHOSEN);
    expect(shownBy(blocks, SAYING)).toEqual({ view: 'step', grain: 'subwords' });
  });

  it('keep what the reader chose in them where that setting did not change', () => {
    const blocks = opened(PLAIN);
    blocks.dispatch(blockKey('Nota.md', PLAIN), { kind: 'choose-view', view: 'beam' });
    followDefaults(blocks, BUILT_IN, { ...BUILT_IN, grain: 'subwords' });
    expect(shownBy(blocks, PLAIN)).toEqual({ view: 'beam', grain: 'subwords' });
  });

  it('leave the block that was used last the one that was used last', () => {
    const blocks = opened(PLAIN, SAYING);
    blocks.dispatch(blockKey('Nota.md', PLAIN), { kind: 'pin', cell: { step: 0, position: null } });
    followDefaults(blocks, BUILT_IN, CHOSEN);
    expect(blocks.active?.source).toBe(PLAIN);
  });
});
