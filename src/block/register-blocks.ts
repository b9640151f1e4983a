/** Makes the app draw `attention` fences. */

import type { Plugin } from 'obsidian';
import { LANGUAGE } from '../obsidian/attention-fences';
import { AttentionBlock, type BlockServices } from './attention-block';
import { OptionSuggest } from './option-suggest';

export function registerBlocks(plugin: Plugin, services: Omit<BlockServices, 'heights'>): void {
  plugin.registerEditorSuggest(new OptionSuggest(services.app, services.texts, () => services.engine().models.map(({ id }) => id)));
  const heights = new Map<string, number>();
  plugin.registerMarkdownCodeBlockProcessor(LANGUAGE, (source, element, context) => {
    const block = new AttentionBlock(element, source, context, { ...services, heights });
    context.addChild(block);
    // The app waits for this promise before it prints.
    return block.draw();
  });
}
