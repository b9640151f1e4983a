import { describe, expect, it } from 'vitest';
import { nearestBlock } from '../../../src/links/nearest-block';
import { RecentBlocks } from '../../../src/links/recent-blocks';
import { OpenBlocks } from '../../../src/model/open-blocks';
import { INITIAL_STATE } from '../../../src/model/reader-state';
import { madeTrace } from '../analysis/made-trace';

const FIRST = 'Je ne parle pas espagnol.';
const SECOND = 'Il fait froid.';
const NOTE = ['Texto', '```attention', FIRST, '```', '', '', '', '> ```attention', `> ${SECOND}`, '> ```', 'Fin'].join('\n');

function opened(): { blocks: OpenBlocks; recent: RecentBlocks; close: () => void } {
  const blocks = new OpenBlocks();
  const recent = new RecentBlocks(blocks);
  const close = blocks.open('a.md', FIRST, INITIAL_STATE);
  blocks.open('a.md', SECOND, INITIAL_STATE);
  return { blocks, recent, close };
}

const sourceNear = (recent: RecentBlocks, line: number, text = NOTE): string | undefined => nearestBlock(recent.list('a.md'), { text, line })?.source;

describe('the block that a card shows numbers of', () => {
  it('is the nearest in the text', () => {
    const { recent } = opened();
    expect(sourceNear(recent, 0)).toBe(FIRST);
    expect(sourceNear(recent, 4)).toBe(FIRST);
    expect(sourceNear(recent, 6)).toBe(SECOND);
    expect(sourceNear(recent, 10)).toBe(SECOND);
  });

  it('is one that has been computed, if there is any', () => {
    const { blocks, recent } = opened();
    blocks.show(`a.md\n${SECOND}`, madeTrace());
    expect(sourceNear(recent, 0)).toBe(SECOND);
  });

  it('is remembered when it was scrolled out of sight, until the text changes', () => {
    const { blocks, recent, close } = opened();
    blocks.show(`a.md\n${FIRST}`, madeTrace());
    close();
    expect(sourceNear(recent, 0)).toBe(FIRST);
    expect(sourceNear(recent, 0, NOTE.replace(FIRST, 'Bonjour.'))).toBe(SECOND);
    expect(recent.list('b.md')).toEqual([]);
  });

  it('is none where the note holds none', () => {
    const { recent } = opened();
    expect(nearestBlock(recent.list('a.md'), { text: 'Nada', line: 0 })).toBeNull();
    expect(nearestBlock([], null)).toBeNull();
  });
});
