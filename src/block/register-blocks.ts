/** Makes the app draw `attention` fences. */

import type { Plugin } from 'obsidian';
import { LANGUAGE } from '../obsidian/attention-fences';
import { AttentionBlock, type BlockServices } from './attention-block';
import { followDefaults } from './follow-defaults';
import { insertBlock } from './new-block';
import { OptionSuggest } from './option-suggest';

export interface Blocks {
  /** Shows blocks as the settings now say, where they don't say it themselves. */
  settingsMayHaveChanged(): void;
  /** Puts a block with a sentence into the note. */
  insert(): Promise<void>;
}

export function registerBlocks(plugin: Plugin, services: Omit<BlockServices, 'heights'>): Blocks {
  plugin.registerEditorSuggest(new OptionSuggest(services.app, services.texts, () => services.engine().models.map(({ id }) => id)));
  const heights = new Map<string, number>();
  plugin.registerMarkdownCodeBlockProcessor(LANGUAGE, (source, element, context) => {
    const block = new AttentionBlock(element, source, context, { ...services, heights });
    context.addChild(block);
    // The app waits for this promise before it prints.
    return block.draw();
  });
  const insert = (): Promise<void> => insertBlock(services.app, services.texts);
  plugin.addCommand({ id: 'insert-block', name: services.texts.block.insertBlock, icon: 'grid-3x3', callback: () => void insert() });
  let shown = services.defaults();
  return {
    insert,
    settingsMayHaveChanged: () => {
      const before = shown;
      shown = services.defaults();
      followDefaults(services.openBlocks, before, shown);
    },
  };
}
