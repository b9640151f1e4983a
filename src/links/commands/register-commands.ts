/** The four commands: show what is under the cursor, list mentions, link mentions, check coverage. */

import { type Editor, MarkdownView, Notice, type TFile } from 'obsidian';
import { EditorView } from '@codemirror/view';
import type { Component } from '../../model/catalogue';
import type { CardAnchor, ComponentCards } from '../card/component-cards';
import type { ComponentFinder } from '../component-finder';
import { mentionsInText } from '../mentions';
import { modelCardFor, type LinkServices } from '../services';
import { idsOf } from '../show/chip';
import { unlinkedMentions } from '../unlinked';
import { CoverageModal } from './coverage-modal';
import { LinkModal } from './link-modal';
import type { ProposedLink } from './link-modal';
import { MentionsModal } from './mentions-modal';
import type { ListedMention } from './mentions-modal';
import { lineOf, mentionAt, positionOf } from './under-cursor';

export interface CommandParts {
  readonly services: LinkServices;
  readonly finder: ComponentFinder;
  readonly cards: ComponentCards;
  readonly createNote: (component: Component, sourcePath: string) => Promise<void>;
}

export function registerCommands(parts: CommandParts): void {
  const { plugin, texts } = parts.services;
  const { commands } = texts.links;
  plugin.addCommand({
    id: 'show-component',
    name: commands.showUnderCursor,
    editorCallback: (editor, { file }) => showUnderCursor(editor, file, parts),
  });
  plugin.addCommand({
    id: 'list-components',
    name: commands.listMentions,
    checkCallback: (isChecking) => {
      const view = plugin.app.workspace.getActiveViewOfType(MarkdownView);
      if (!view) return false;
      if (!isChecking) listMentions(view, parts);
      return true;
    },
  });
  plugin.addCommand({
    id: 'link-components',
    name: commands.linkMentions,
    editorCallback: (editor, { file }) => { if (file) void linkMentions(editor, file, parts); },
  });
  plugin.addCommand({ id: 'check-coverage', name: commands.coverage, callback: () => checkCoverage(parts) });
}

/** Who asks by command means this model, so names are trusted wherever the note is. */
function showUnderCursor(editor: Editor, file: TFile | null, { services, finder, cards }: CommandParts): void {
  const text = editor.getValue();
  const mention = mentionAt(text, editor.posToOffset(editor.getCursor()));
  const resolution = mention ? finder.find(mention, file?.path ?? '', 'near') : null;
  const view = editorViewOf(services);
  if (!mention || !resolution || resolution.kind === 'none' || !view) {
    new Notice(services.texts.links.nothingUnderCursor);
    return;
  }
  const anchor: CardAnchor = {
    el: null, resolution, sourcePath: file?.path ?? '', written: text.slice(mention.from, mention.to),
    place: () => ({ text, line: lineOf(text, mention.from) }),
    at: () => rectangleAt(view, mention.from),
  };
  cards.openAt(anchor, view.dom.ownerDocument, { focus: true });
}

function listMentions(view: MarkdownView, { services, finder }: CommandParts): void {
  const { app } = services.plugin;
  const path = view.file?.path ?? '';
  const text = view.getViewData();
  const found = mentionsInText(text).flatMap((mention): ListedMention[] => {
    const resolution = finder.find(mention, path, 'near');
    const isCertain = resolution.kind === 'component' || resolution.kind === 'ambiguous';
    return resolution.kind === 'problem' ? [] : idsOf(resolution).map((id) => ({ id, isCertain, line: lineOf(text, mention.from), offset: mention.from, written: text.slice(mention.from, mention.to) }));
  });
  if (found.length === 0) {
    new Notice(services.texts.links.noMentions);
    return;
  }
  new MentionsModal(app, found, services.texts, (mention) => {
    view.setEphemeralState({ line: mention.line });
    if (view.getMode() !== 'source') return;
    const position = positionOf(text, mention.offset);
    view.editor.setCursor(position);
    view.editor.scrollIntoView({ from: position, to: position }, true);
    view.editor.focus();
  }).open();
}

async function linkMentions(editor: Editor, file: TFile, { services, finder }: CommandParts): Promise<void> {
  const { app } = services.plugin;
  await finder.index.ready();
  const text = editor.getValue();
  const proposals = unlinkedMentions(text, finder.names).flatMap((mention): ProposedLink[] => {
    const path = finder.index.notesAbout(mention.id).find((candidate) => candidate !== file.path);
    const target = path === undefined ? null : app.vault.getFileByPath(path);
    if (!target) return [];
    const isSameName = target.basename === mention.text;
    const link = app.fileManager.generateMarkdownLink(target, file.path, '', isSameName ? '' : mention.text);
    return [{ mention, link, note: target.basename, ...surroundings(text, mention) }];
  });
  if (proposals.length === 0) {
    new Notice(services.texts.links.linkNothing);
    return;
  }
  new LinkModal(app, proposals, services.texts, (chosen) => {
    if (editor.getValue() !== text) {
      new Notice(services.texts.links.noteHasChanged);
      return;
    }
    // One transaction is one undo.
    editor.transaction({ changes: chosen.map(({ mention, link }) => ({ from: positionOf(text, mention.from), to: positionOf(text, mention.to), text: link })) });
  }).open();
}

function checkCoverage({ services, finder, createNote }: CommandParts): void {
  new CoverageModal(services.plugin.app, {
    texts: services.texts, card: modelCardFor(undefined, services), index: finder.index, createNote: (component) => void createNote(component, ''),
  }).open();
}

function editorViewOf({ plugin }: LinkServices): EditorView | null {
  const view = plugin.app.workspace.getActiveViewOfType(MarkdownView);
  const dom = view?.contentEl.find('.cm-editor');
  return dom ? EditorView.findFromDOM(dom) : null;
}

function rectangleAt(view: EditorView, offset: number): DOMRect {
  const at = view.coordsAtPos(offset);
  return at ? new DOMRect(at.left, at.top, at.right - at.left, at.bottom - at.top) : view.dom.getBoundingClientRect();
}

const SURROUNDINGS = 36;

/** A little of the line on both sides of a mention, in whole words. */
function surroundings(text: string, { from, to }: { readonly from: number; readonly to: number }): { readonly before: string; readonly after: string } {
  const before = text.slice(0, from).split('\n').at(-1) ?? '';
  const after = text.slice(to).split('\n', 1)[0] ?? '';
  return {
    before: before.length <= SURROUNDINGS ? before : `… ${before.slice(-SURROUNDINGS).replace(/^\S*\s/, '')}`,
    after: after.length <= SURROUNDINGS ? after : `${after.slice(0, SURROUNDINGS).replace(/\s\S*$/, '')} …`,
  };
}
