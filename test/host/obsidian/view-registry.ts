/** Which plugin makes views of which type, and which type opens which file extension. */

import type { View } from './view';
import type { WorkspaceLeaf } from './workspace-leaf';

export type ViewCreator = (leaf: WorkspaceLeaf) => View;

export class ViewRegistry {
  private readonly creators = new Map<string, ViewCreator>();
  private readonly typesOfExtensions = new Map<string, string>();

  has(type: string): boolean { return this.creators.has(type); }
  create(type: string, leaf: WorkspaceLeaf): View | null { return this.creators.get(type)?.(leaf) ?? null; }
  typeOfExtension(extension: string): string | null { return this.typesOfExtensions.get(extension) ?? null; }

  register(type: string, creator: ViewCreator): void {
    if (this.creators.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
    this.creators.set(type, creator);
  }

  unregister(type: string): void { this.creators.delete(type); }

  registerExtensions(extensions: readonly string[], type: string): void {
    for (const extension of extensions) this.typesOfExtensions.set(extension, type);
  }

  unregisterExtensions(extensions: readonly string[]): void {
    for (const extension of extensions) this.typesOfExtensions.delete(extension);
  }
}
