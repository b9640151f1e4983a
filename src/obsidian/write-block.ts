/** Writes new text into an `attention` block of a note, on the reader's click only. One undo takes it back. */

import { MarkdownView, type App } from 'obsidian';
import { fenceLines, findBlock, type BlockText } from './attention-fences';

export type WriteResult = 'written' | 'not-found' | 'ambiguous' | 'failed';

export async function writeBlock(app: App, block: BlockText, content: string): Promise<WriteResult> {
  const editor = editorOf(app, block.sourcePath);
  if (editor) {
    const found = findBlock(editor.getValue(), block);
    if (typeof found === 'string') return found;
    const from = { line: found.startLine, ch: editor.getLine(found.startLine).length };
    const last = found.isClosed ? found.endLine - 1 : found.endLine;
    const to = { line: last, ch: editor.getLine(last).length };
    editor.transaction({ changes: [{ from, to, text: `\n${fenceLines(found, content)}` }] });
    return 'written';
  }
  const file = app.vault.getFileByPath(block.sourcePath);
  if (!file) return 'not-found';
  let result: WriteResult = 'failed';
  try {
    await app.vault.process(file, (text) => {
      const found = findBlock(text, block);
      if (typeof found === 'string') {
        result = found;
        return text;
      }
      result = 'written';
      const lines = text.split('\n');
      const inside = (found.isClosed ? found.endLine : found.endLine + 1) - found.startLine - 1;
      lines.splice(found.startLine + 1, inside, ...fenceLines(found, content).split('\n'));
      return lines.join('\n');
    });
  } catch (error) {
    console.error('Attention Lab could not write the note', error);
    return 'failed';
  }
  return result;
}

/** The editor in which the note is being written, so that its undo knows of the change. */
function editorOf(app: App, path: string): MarkdownView['editor'] | null {
  for (const leaf of app.workspace.getLeavesOfType('markdown')) {
    const { view } = leaf;
    if (view instanceof MarkdownView && view.file?.path === path && view.getMode() === 'source') return view.editor;
  }
  return null;
}
