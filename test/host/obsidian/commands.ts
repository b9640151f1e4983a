/** Commands of plugins, and the palette that runs them. */

import type { Command, MarkdownFileInfo } from 'obsidian';
import type { App } from './app';
import type { Editor } from './editor';
import { FuzzySuggestModal } from './suggest-modal';

/** A command as the plugin gave it; its editor is the host's. */
type EditorCommand = Omit<Command, 'editorCallback' | 'editorCheckCallback'> & {
  editorCallback?: (editor: Editor, context: MarkdownFileInfo) => unknown;
  editorCheckCallback?: (checking: boolean, editor: Editor, context: MarkdownFileInfo) => boolean | void;
};

export class Commands {
  readonly commands: Record<string, EditorCommand> = {};

  constructor(private readonly app: App) {}

  addCommand(command: Command): void { this.commands[command.id] = command; }
  removeCommand(id: string): void { Reflect.deleteProperty(this.commands, id); }
  listCommands(): EditorCommand[] { return Object.values(this.commands).filter((command) => this.isAvailable(command)); }

  /** @returns whether the command exists and could run now */
  executeCommandById(id: string): boolean {
    const command = this.commands[id];
    if (!command || !this.isAvailable(command)) return false;
    this.run(command, false);
    return true;
  }

  private isAvailable(command: EditorCommand): boolean {
    return (command.mobileOnly !== true || this.app.options.device !== 'desktop') && this.run(command, true);
  }

  /** In the app, too, an editor command is offered only in a note that is being edited. */
  private run(command: EditorCommand, checking: boolean): boolean {
    const view = this.app.workspace.activeEditor;
    const editing = view?.getMode() === 'source' ? view : null;
    if (command.editorCheckCallback) return editing !== null && command.editorCheckCallback(checking, editing.editor, editing as unknown as MarkdownFileInfo) === true;
    if (command.editorCallback) {
      if (!editing) return false;
      if (!checking) command.editorCallback(editing.editor, editing as unknown as MarkdownFileInfo);
      return true;
    }
    if (command.checkCallback) return command.checkCallback(checking) === true;
    if (!checking) (command.callback as (() => unknown) | undefined)?.();
    return true;
  }
}

export class CommandPalette extends FuzzySuggestModal<EditorCommand> {
  constructor(app: App) {
    super(app);
    this.setPlaceholder('Select a command…');
  }

  getItems(): EditorCommand[] { return this.app.commands.listCommands(); }
  getItemText({ name }: EditorCommand): string { return name; }
  onChooseItem({ id }: EditorCommand): void { this.app.commands.executeCommandById(id); }
}
