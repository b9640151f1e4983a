/** Completes keys and values of options while an `attention` block is being written. */

import { EditorSuggest, type App, type Editor, type EditorPosition, type EditorSuggestContext, type EditorSuggestTriggerInfo } from 'obsidian';
import type { Texts } from '../i18n';
import { attentionFences } from '../obsidian/attention-fences';
import { suggestionsFor, type OptionSuggestion } from './option-suggestions';

export class OptionSuggest extends EditorSuggest<OptionSuggestion> {
  constructor(app: App, private readonly texts: Texts, private readonly modelIds: () => readonly string[]) {
    super(app);
  }

  override onTrigger(cursor: EditorPosition, editor: Editor): EditorSuggestTriggerInfo | null {
    const line = editor.getLine(cursor.line).slice(0, cursor.ch);
    const written = /^[\s>]*([a-z-]*)(?::\s*(\S*))?$/.exec(line);
    if (written === null || (written[1] ?? '') === '') return null;
    const fence = attentionFences(editor.getValue()).find(({ startLine, endLine }) => cursor.line > startLine && cursor.line < endLine);
    if (fence === undefined || !isAboveSentences(fence.content.split('\n'), cursor.line - fence.startLine - 1)) return null;
    const query = written[2] ?? written[1] ?? '';
    return { start: { line: cursor.line, ch: cursor.ch - query.length }, end: cursor, query: line.slice(fence.prefix.length).trimStart() };
  }

  override getSuggestions({ query }: EditorSuggestContext): OptionSuggestion[] {
    return suggestionsFor(query, this.texts.language, this.modelIds());
  }

  override renderSuggestion({ text, meaning }: OptionSuggestion, element: HTMLElement): void {
    element.createDiv({ text });
    if (meaning !== '') element.createDiv({ cls: 'attention-lab-suggestion-meaning', text: meaning });
  }

  override selectSuggestion({ text, isKey }: OptionSuggestion): void {
    const { context } = this;
    if (context === null) return;
    const written = isKey ? `${text}: ` : text;
    context.editor.replaceRange(written, context.start, context.end);
    context.editor.setCursor({ line: context.start.line, ch: context.start.ch + written.length });
    this.close();
  }
}

/** Options stand above a separator; before there is one, only where no sentence stands above. */
function isAboveSentences(lines: readonly string[], at: number): boolean {
  const separators = lines.flatMap((text, index) => (/^\s*-{3,}\s*$/.test(text) ? [index] : []));
  const last = separators.at(-1);
  if (last !== undefined) return at < last;
  return lines.slice(0, at).every((text) => text.trim() === '' || /^\s*[a-z-]+\s*:/.test(text));
}
