/** What a block without a sentence shows: what to do, and a button that does it. */

import { setIcon } from 'obsidian';
import type { Texts } from '../i18n';
import { writeFence } from '../obsidian/attention-fences';

/** @param languages tags of those that the models read */
export function showEmptyBlock(parent: HTMLElement, texts: Texts, languages: readonly string[], onInsert: () => void): void {
  const { block } = texts;
  const element = parent.createDiv('attention-lab-empty');
  setIcon(element.createSpan('attention-lab-empty-icon'), 'languages');
  element.createDiv({ cls: 'attention-lab-empty-title', text: block.emptyTitle });
  element.createDiv({ cls: 'attention-lab-muted', text: block.emptyText(languages.map(block.languageName)) });
  element.createEl('pre').createEl('code', { text: writeFence(block.exampleSentence) });
  const button = element.createEl('button', { text: block.insertExample, type: 'button' });
  button.addEventListener('click', onInsert);
}
