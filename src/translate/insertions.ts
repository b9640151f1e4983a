/** What a translation becomes in a note. */

import { writeFence } from '../obsidian/attention-fences';

/** A callout that any Markdown reader shows as a quote. */
export function translationCallout(title: string, markdown: string): string {
  const lines = markdown.trim().split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  return `> [!quote] ${title}\n${lines.join('\n')}\n`;
}

/** An `attention` block over the source sentences. */
export function attentionBlock(modelId: string, sentences: readonly string[]): string {
  const body = sentences.map((sentence) => sentence.replace(/\s+/g, ' ').trim()).filter((sentence) => sentence !== '').join('\n');
  return `${writeFence(`model: ${modelId}\n---\n${body}`)}\n`;
}
