/** Finds the component of a link, term or heading in the vault: asks the app where links lead and what those notes say of themselves. */

import { TFile, type App } from 'obsidian';
import { hasAttentionBlock, trustIn } from './acting';
import type { WrittenMention } from './mentions';
import { actingProperty, noteFacts } from './note-facts';
import { createNameTable } from './resolve/names';
import type { NameTable } from './resolve/names';
import { createResolver } from './resolve/resolve';
import type { NoteFacts, Resolution, Resolver, Trust } from './resolve/resolve';
import { VaultIndex } from './vault-index';

const MOST_REMEMBERED = 5000;

export class ComponentFinder {
  readonly #remembered = new Map<string, Resolution>();
  /** What notes said of themselves when a link to them was last resolved, as one comparable text. */
  readonly #used = new Map<string, string>();
  /** The names that links were asked for, without folder, in small letters: a note that gets or loses one may be meant. */
  readonly #asked = new Set<string>();
  readonly #hasBlock = new Map<string, { readonly time: number; readonly hasBlock: boolean }>();
  #names: NameTable | null = null;
  #resolver: Resolver | null = null;
  #index: VaultIndex | null = null;

  constructor(private readonly app: App, private readonly everywhere: () => boolean) {}

  get names(): NameTable {
    this.#names ??= createNameTable();
    return this.#names;
  }

  /** Which notes are about which component; reads nothing until its `ready` is called. */
  get index(): VaultIndex {
    this.#index ??= new VaultIndex(
      { paths: () => this.app.vault.getMarkdownFiles().map((file) => file.path), facts: (path) => this.#facts(path) },
      this.#theResolver,
      { now: () => performance.now(), breathe: () => new Promise((resolve) => { window.setTimeout(resolve, 0); }) },
    );
    return this.#index;
  }

  find(mention: WrittenMention, sourcePath: string, trust: Trust): Resolution {
    if (mention.kind !== 'link') return this.#remember(`${trust}\n${mention.kind}\n${mention.text}`, () => this.#theResolver.mention(mention, trust));
    const { target, heading, display } = mention.reference;
    const note = target === '' ? null : this.app.metadataCache.getFirstLinkpathDest(target, sourcePath);
    const key = [trust, 'link', target, heading ?? '', display ?? '', note?.path ?? ''].join('\n');
    return this.#remember(key, () => {
      const facts = note ? this.#facts(note.path) : null;
      this.#asked.add(bareName(target));
      if (facts) this.#used.set(facts.path, JSON.stringify(facts));
      return this.#theResolver.mention({ kind: 'link', target, heading, display, note: facts }, trust);
    });
  }

  /** How far names are trusted in a note as it is saved; null: nothing is shown there. A promise only if the note must be read. */
  trustIn(path: string): Trust | null | Promise<Trust | null> {
    const file = this.app.vault.getFileByPath(path);
    const cache = file && this.app.metadataCache.getFileCache(file);
    const property = actingProperty(cache?.frontmatter);
    const mayHoldBlock = file !== null && property === null && (file.extension === 'canvas' || cache?.sections === undefined || cache.sections.some(({ type }) => type === 'code' || type === 'callout' || type === 'list' || type === 'blockquote'));
    if (!file || !mayHoldBlock) return trustIn({ property, hasBlock: false }, this.everywhere());
    const known = this.#hasBlock.get(path);
    if (known?.time === file.stat.mtime) return trustIn({ property, hasBlock: known.hasBlock }, this.everywhere());
    return this.app.vault.cachedRead(file).then((text) => {
      const hasBlock = hasAttentionBlock(text);
      this.#hasBlock.set(path, { time: file.stat.mtime, hasBlock });
      return trustIn({ property, hasBlock }, this.everywhere());
    });
  }

  /** The same for a text that is being edited. */
  trustInText(text: string): Trust | null {
    const frontmatter = /^---\s*\n([\s\S]*?)\n(?:---|\.\.\.)\s*(?:\n|$)/.exec(text)?.[1] ?? '';
    const written = /^["']?attention-lab["']?:[ \t]*["']?([^"'#\n]*)/m.exec(frontmatter)?.[1];
    return trustIn({ property: written === undefined ? null : actingProperty({ 'attention-lab': written }), hasBlock: hasAttentionBlock(text) }, this.everywhere());
  }

  /** Each of the three says whether links that were resolved before may now mean something else. */
  noteChanged(path: string): boolean {
    this.#index?.update(path);
    const before = this.#used.get(path);
    return this.#forgetIf(before === undefined ? this.#asked.has(bareName(path)) : before !== JSON.stringify(this.#facts(path)));
  }

  noteRenamed(from: string, to: string): boolean {
    this.#hasBlock.delete(from);
    this.#index?.rename(from, to);
    return this.#forgetIf(this.#asked.has(bareName(from)) || this.#asked.has(bareName(to)));
  }

  noteDeleted(path: string): boolean {
    this.#hasBlock.delete(path);
    this.#index?.remove(path);
    return this.#forgetIf(this.#used.has(path));
  }

  stop(): void {
    this.#index?.stop();
  }

  get #theResolver(): Resolver {
    this.#resolver ??= createResolver(this.names);
    return this.#resolver;
  }

  #facts(path: string): NoteFacts | null {
    const file = this.app.vault.getAbstractFileByPath(path);
    if (!(file instanceof TFile)) return null;
    const cache = this.app.metadataCache.getFileCache(file);
    return noteFacts(path, cache?.frontmatter, cache?.tags?.map(({ tag }) => tag) ?? []);
  }

  #forgetIf(isStale: boolean): boolean {
    if (isStale) this.#remembered.clear();
    return isStale;
  }

  #remember(key: string, find: () => Resolution): Resolution {
    const known = this.#remembered.get(key);
    if (known) return known;
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    const found = find();
    this.#remembered.set(key, found);
    return found;
  }
}

function bareName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '').toLowerCase();
}
