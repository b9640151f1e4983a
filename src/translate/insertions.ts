/** What a translation becomes in a note. */

/** A callout that any Markdown reader shows as a quote. */
export function translationCallout(title: string, markdown: string): string {
  const lines = markdown.trim().split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  return `> [!quote] ${title}\n${lines.join('\n')}\n`;
}

/** An `attention` block over the source sentences. The fence is longer than any run of ticks inside. */
export function attentionBlock(modelId: string, sentences: readonly string[]): string {
  const body = sentences.map((sentence) => sentence.replace(/\s+/g, ' ').trim()).filter((sentence) => sentence !== '').join('\n');
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}attention\nmodel: ${modelId}\n---\n${body}\n${fence}\n`;
}
