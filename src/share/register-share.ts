/** Takes what a block shows along: to the clipboard, into files beside the note, and into the note's own text. */

import { Menu, Notice, type App, type Plugin } from 'obsidian';
import { TEXT_FORMATS, type TextFormat } from '../charts/export/formats';
import type { PaperPiece } from '../charts/export/paper-piece';
import { PAPER_PALETTES, type PaletteName } from '../charts/export/paper-palettes';
import { pngOf } from '../charts/export/png';
import type { Drawing } from '../charts/export/svg-document';
import { stacked, viewOnPaper } from '../charts/export/view-on-paper';
import type { TakenView } from '../charts/export/view-table';
import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import type { OpenBlock, OpenBlocks } from '../model/open-blocks';
import type { View } from '../model/reader-state';
import type { Trace } from '../model/trace';
import { editNote, type WriteOutcome } from '../obsidian/note-passage';
import type { Edit } from '../obsidian/passage';
import { formulaSetter } from '../obsidian/set-formula';
import { freezeEdit, frozenCallout, hasFrozen, insertBelowEdit } from './frozen';

export interface ShareServices {
  readonly texts: Texts;
  readonly openBlocks: OpenBlocks;
  readonly models: () => readonly ModelCard[];
  /** The colours that the settings choose now. */
  readonly palette: () => PaletteName;
}

/** What of a block is taken along, where that is not the view that its state names. */
export interface Shown {
  readonly view: View;
  /** What stands on the page in place of a view of its own: the comparison. */
  readonly pieces: (() => readonly PaperPiece[]) | null;
}

/** @returns shows the menu of a block, at the mouse */
export function registerShare(plugin: Plugin, services: ShareServices): (key: string, event: MouseEvent, shown?: Shown) => void {
  const share = new Share(plugin.app, services);
  const { openBlocks, texts } = services;
  const add = (id: string, name: string, run: (block: DrawnBlock) => Promise<void>): void => {
    plugin.addCommand({ id, name, checkCallback: (checking) => {
      const path = plugin.app.workspace.getActiveFile()?.path;
      const block = drawn(openBlocks.active ?? (path === undefined ? null : openBlocks.list(path)[0] ?? null));
      if (block === null) return false;
      if (!checking) void share.perform(() => run(block));
      return true;
    } });
  };
  for (const format of TEXT_FORMATS) add(`copy-${format.id}`, texts.share.copyAs[format.id], (block) => share.copyText(block, format));
  add('copy-image', texts.share.copyImage, (block) => share.copyImage(block));
  add('copy-drawing', texts.share.copyDrawing, (block) => share.copyDrawing(block));
  add('save-image', texts.share.saveImage, (block) => share.saveImage(block));
  add('insert-image', texts.share.insertImage, (block) => share.insertImage(block));
  add('save-drawing', texts.share.saveDrawing, (block) => share.saveDrawing(block));
  add('save-table', texts.share.saveTable, (block) => share.saveTable(block));
  add('freeze-block', texts.share.freeze, (block) => share.freeze(block));
  add('remove-frozen', texts.share.removeFrozen, (block) => share.removeFrozen(block));
  return (key, event, shown) => {
    const block = drawn(openBlocks.get(key), shown);
    if (block === null) new Notice(texts.share.notYet);
    else void share.menu(block).then((menu) => menu.showAtMouseEvent(event));
  };
}

interface DrawnBlock extends OpenBlock {
  readonly trace: Trace;
  readonly pieces: Shown['pieces'];
}

function drawn(block: OpenBlock | null, shown?: Shown): DrawnBlock | null {
  if (block === null || block.trace === null) return null;
  return { ...block, trace: block.trace, state: { ...block.state, view: shown?.view ?? block.state.view }, pieces: shown?.pieces ?? null };
}

class Share {
  constructor(private readonly app: App, private readonly services: ShareServices) {}

  async menu(block: DrawnBlock): Promise<Menu> {
    const { share } = this.services.texts;
    const menu = new Menu();
    const add = (section: string, icon: string, title: string, run: () => Promise<void>): void => {
      menu.addItem((item) => item.setSection(section).setIcon(icon).setTitle(title).onClick(() => void this.perform(run)));
    };
    for (const format of TEXT_FORMATS) add('copy', 'copy', share.copyAs[format.id], () => this.copyText(block, format));
    add('copy', 'copy', share.copyImage, () => this.copyImage(block));
    add('copy', 'copy', share.copyDrawing, () => this.copyDrawing(block));
    add('save', 'download', share.saveImage, () => this.saveImage(block));
    add('save', 'download', share.insertImage, () => this.insertImage(block));
    add('save', 'download', share.saveDrawing, () => this.saveDrawing(block));
    add('save', 'download', share.saveTable, () => this.saveTable(block));
    const note = await this.noteOf(block);
    if (note === null) return menu;
    const isFrozen = hasFrozen(note, block.source);
    add('note', 'pin', isFrozen ? share.renewFrozen : share.freeze, () => this.freeze(block));
    if (isFrozen) add('note', 'trash', share.removeFrozen, () => this.removeFrozen(block));
    return menu;
  }

  /** Runs an action; a failure is told, and nothing is half done. */
  async perform(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch {
      new Notice(this.services.texts.share.failed);
    }
  }

  async copyText(block: DrawnBlock, format: TextFormat): Promise<void> {
    await this.copy(activeWindow.navigator.clipboard.writeText(this.text(block, format)));
  }

  async copyDrawing(block: DrawnBlock): Promise<void> {
    await this.copy(activeWindow.navigator.clipboard.writeText(this.drawing(block).svg));
  }

  async copyImage(block: DrawnBlock): Promise<void> {
    const png = await this.png(block);
    const view = activeWindow as Window & { ClipboardItem: typeof ClipboardItem };
    await this.copy(view.navigator.clipboard.write([new view.ClipboardItem({ [png.type]: png })]));
  }

  private async copy(writing: Promise<void>): Promise<void> {
    const { share } = this.services.texts;
    await writing.then(() => new Notice(share.copied), () => new Notice(share.notCopied));
  }

  async insertImage(block: DrawnBlock): Promise<void> {
    const png = await this.png(block);
    const path = await this.freePath(block, 'png');
    const file = await this.app.vault.createBinary(path, await png.arrayBuffer());
    const link = this.app.fileManager.generateMarkdownLink(file, block.sourcePath);
    const outcome = await this.write(block, (note) => insertBelowEdit(note, block.source, link.startsWith('!') ? link : `!${link}`));
    // A picture that no note shows was not asked for.
    if (outcome !== 'written') await this.app.fileManager.trashFile(file);
  }

  async saveImage(block: DrawnBlock): Promise<void> {
    const png = await this.png(block);
    const file = await this.app.vault.createBinary(await this.freePath(block, 'png'), await png.arrayBuffer());
    new Notice(this.services.texts.share.saved(file.path));
  }

  async saveDrawing(block: DrawnBlock): Promise<void> {
    await this.save(await this.freePath(block, 'svg'), this.drawing(block).svg);
  }

  async saveTable(block: DrawnBlock): Promise<void> {
    const format = TEXT_FORMATS.find(({ id }) => id === 'csv');
    if (format !== undefined) await this.save(await this.freePath(block, format.extension), this.text(block, format));
  }

  async freeze(block: DrawnBlock): Promise<void> {
    const callout = frozenCallout(block.trace, block.state.grain, this.caption(block));
    await this.write(block, (note) => freezeEdit(note, block.source, callout));
  }

  async removeFrozen(block: DrawnBlock): Promise<void> {
    await this.write(block, (note) => freezeEdit(note, block.source, null));
  }

  private async write(block: DrawnBlock, edit: (note: string) => Edit | null): Promise<WriteOutcome> {
    const { share } = this.services.texts;
    const file = this.app.vault.getFileByPath(block.sourcePath);
    const outcome = file === null ? 'gone' : await editNote(this.app, file, (note) => {
      const change = edit(note);
      return change === null ? null : [change];
    });
    new Notice({ written: share.written, changed: share.noPlace, gone: share.gone, failed: share.failed }[outcome]);
    return outcome;
  }

  private async noteOf(block: DrawnBlock): Promise<string | null> {
    const file = this.app.vault.getFileByPath(block.sourcePath);
    return file === null ? null : this.app.vault.read(file);
  }

  private async save(path: string, text: string): Promise<void> {
    const file = await this.app.vault.create(path, text);
    new Notice(this.services.texts.share.saved(file.path));
  }

  /** Where the app's rules put attachments of the block's note. */
  private freePath(block: DrawnBlock, extension: string): Promise<string> {
    const words = block.trace.target.words.slice(0, 6).map(({ text }) => text).join(' ').replace(/[^\p{L}\p{N} -]/gu, '').replace(/\s+/g, ' ').trim();
    return this.app.fileManager.getAvailablePathForAttachment(`${words === '' ? 'attention' : words}.${extension}`, block.sourcePath);
  }

  private text(block: DrawnBlock, format: TextFormat): string {
    const view: TakenView = block.pieces === null ? block.state.view : 'compare';
    return format.write({ ...block, card: this.card(block) }, this.palette, view);
  }

  private drawing(block: DrawnBlock): Drawing {
    const { trace, pieces } = block, { texts } = this.services;
    const drawingTexts = { summary: texts.share.summary(trace.source.text, trace.target.text), caption: this.caption(block) };
    if (pieces !== null) return stacked(pieces(), this.palette, drawingTexts);
    return viewOnPaper(activeDocument, { ...block, card: this.card(block) }, { texts, renderMath: formulaSetter(), palette: this.palette, drawingTexts });
  }

  private get palette(): (typeof PAPER_PALETTES)[PaletteName] { return PAPER_PALETTES[this.services.palette()]; }

  /** @throws Error when the model was removed meanwhile */
  private card({ trace }: DrawnBlock): ModelCard {
    const card = this.services.models().find(({ id }) => id === trace.modelId);
    if (card === undefined) throw new Error(`The model ${trace.modelId} is gone`);
    return card;
  }

  private png(block: DrawnBlock): Promise<Blob> {
    return pngOf(this.drawing(block), createEl('canvas'));
  }

  private caption({ trace }: DrawnBlock): string {
    const card = this.services.models().find(({ id }) => id === trace.modelId);
    return this.services.texts.share.caption(card === undefined ? trace.modelId : `${this.services.texts.block.nameOfModel(card)} ${card.version}`);
  }
}
