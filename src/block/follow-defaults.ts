/** Blocks that don't say how they are shown change with the settings that say it for them. */

import type { OpenBlocks } from '../model/open-blocks';
import type { ReaderAction } from '../model/reader-state';
import { parseBlock, type BlockDefaults } from './grammar';

/** Call when the settings changed. Blocks that are closed for now are read anew when they come back. */
export function followDefaults(openBlocks: OpenBlocks, before: BlockDefaults, now: BlockDefaults): void {
  const actions: readonly (readonly [option: string, action: ReaderAction])[] = [
    ...(before.view === now.view ? [] : [['view', { kind: 'choose-view', view: now.view }] as const]),
    ...(before.grain === now.grain ? [] : [['words', { kind: 'choose-grain', grain: now.grain }] as const]),
  ];
  if (actions.length === 0) return;
  openBlocks.forgetClosed();
  const { active } = openBlocks;
  // The block that the reader used last is changed last, and so stays that.
  const blocks = [...openBlocks.list().filter(({ key }) => key !== active?.key), ...(active === null ? [] : [active])];
  for (const { key, source } of blocks) {
    const { places } = parseBlock(source);
    for (const [option, action] of actions) if (!places.has(option)) openBlocks.dispatch(key, action);
  }
}
