/** What the app knows of each note without opening it: properties, headings, links, tags, blocks, and who links to whom. */

import type { BlockCache, CachedMetadata, CacheItem, FrontmatterLinkCache, HeadingCache, LinkCache, ListItemCache, SectionCache, TagCache } from 'obsidian';
import { parse as parseYaml } from 'yaml';
import { Events } from './events';
import { parseLinktext, parseWikilink } from './links';
import { frontmatterOf, parseNote, type ParsedNote } from './markdown';
import { TFile, type TAbstractFile, type Vault } from './vault';

type LinkCounts = Record<string, Record<string, number>>;

export class MetadataCache extends Events {
  resolvedLinks: LinkCounts = {};
  unresolvedLinks: LinkCounts = {};
  private readonly caches = new Map<string, CachedMetadata>();
  private readonly filesByName = new Map<string, TFile[]>();

  constructor(private readonly vault: Vault) {
    super();
  }

  /** For the host: reads every note, then follows the vault's events. */
  async start(): Promise<void> {
    this.indexNames();
    for (const file of this.vault.getMarkdownFiles()) this.caches.set(file.path, readMetadata(await this.vault.read(file)));
    for (const file of this.vault.getMarkdownFiles()) this.resolveLinks(file);
    this.vault.on('create', (file: TAbstractFile) => { this.indexNames(); void this.update(file); });
    this.vault.on('modify', (file: TAbstractFile) => { void this.update(file); });
    this.vault.on('delete', (file: TAbstractFile) => { this.forget(file, file.path); });
    this.vault.on('rename', (file: TAbstractFile, oldPath: string) => {
      const cache = this.caches.get(oldPath);
      this.forget(file, oldPath, false);
      if (file instanceof TFile && cache) {
        this.caches.set(file.path, cache);
        this.resolveLinks(file);
        this.trigger('resolved');
      }
    });
    this.trigger('resolved');
  }

  getFileCache(file: TFile): CachedMetadata | null { return this.getCache(file.path); }
  getCache(path: string): CachedMetadata | null { return this.caches.get(path) ?? null; }

  /** Exact path, then the same name anywhere, the nearest to the source first. Aliases are not looked at, as in the app. */
  getFirstLinkpathDest(linkpath: string, sourcePath: string): TFile | null {
    if (linkpath === '') return this.vault.getFileByPath(sourcePath);
    const wanted = linkpath.replace(/^\//, '').normalize('NFC').toLowerCase();
    const names = [wanted, `${wanted}.md`];
    const candidates = names.flatMap((name) => this.filesByName.get(name.slice(name.lastIndexOf('/') + 1)) ?? [])
      .filter((file) => names.some((name) => file.path.toLowerCase() === name || file.path.toLowerCase().endsWith(`/${name}`)));
    const folder = sourcePath.slice(0, sourcePath.lastIndexOf('/') + 1);
    const distance = (file: TFile) => (names.includes(file.path.toLowerCase()) ? 0 : file.path.startsWith(folder) ? 1 : 2) * 1000 + file.path.length;
    return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? null;
  }

  fileToLinktext(file: TFile, sourcePath: string, omitMdExtension = true): string {
    const name = omitMdExtension && file.extension === 'md' ? file.basename : file.name;
    const isUnique = this.getFirstLinkpathDest(name, sourcePath) === file;
    return isUnique ? name : omitMdExtension && file.extension === 'md' ? file.path.slice(0, -3) : file.path;
  }

  private indexNames(): void {
    this.filesByName.clear();
    for (const file of this.vault.getFiles()) {
      const name = file.name.normalize('NFC').toLowerCase();
      this.filesByName.set(name, [...(this.filesByName.get(name) ?? []), file]);
    }
  }

  private async update(file: TAbstractFile): Promise<void> {
    if (!(file instanceof TFile) || file.extension !== 'md') return;
    const text = await this.vault.read(file);
    const cache = readMetadata(text);
    this.caches.set(file.path, cache);
    this.trigger('changed', file, text, cache);
    this.resolveLinks(file);
    this.trigger('resolve', file);
    this.trigger('resolved');
  }

  private forget(file: TAbstractFile, path: string, isDeleted = true): void {
    this.indexNames();
    const cache = this.caches.get(path) ?? null;
    this.caches.delete(path);
    this.resolvedLinks = without(this.resolvedLinks, path);
    this.unresolvedLinks = without(this.unresolvedLinks, path);
    if (isDeleted) this.trigger('deleted', file, cache);
  }

  private resolveLinks(file: TFile): void {
    const resolved: Record<string, number> = {};
    const unresolved: Record<string, number> = {};
    const cache = this.caches.get(file.path);
    for (const { link } of [...(cache?.links ?? []), ...(cache?.embeds ?? []), ...(cache?.frontmatterLinks ?? [])]) {
      const { path } = parseLinktext(link);
      const target = this.getFirstLinkpathDest(path, file.path);
      const [counts, key] = target ? [resolved, target.path] : [unresolved, path];
      counts[key] = (counts[key] ?? 0) + 1;
    }
    this.resolvedLinks[file.path] = resolved;
    this.unresolvedLinks[file.path] = unresolved;
  }
}

/** Everything the cache holds of a note's text. */
export function readMetadata(text: string): CachedMetadata {
  const note = parseNote(text);
  const place = placesIn(note.lines);
  const sections: SectionCache[] = note.sections.map(({ type, lineStart, lineEnd }) => ({ type, position: place(lineStart, 0, lineEnd, (note.lines[lineEnd] ?? '').length) }));
  const visible = linesWithoutCode(note);

  const links = findLinks(visible, place, false);
  const embeds = findLinks(visible, place, true);
  const tags = findTags(visible, place);
  const headings = note.sections.filter(({ type }) => type === 'heading').map(({ tokens, lineStart, lineEnd }): HeadingCache => ({
    heading: (tokens[1]?.content ?? '').replace(/\s+\^[\w-]+$/, ''),
    level: Number(tokens[0]?.tag.slice(1)),
    position: place(lineStart, 0, lineEnd, (note.lines[lineEnd] ?? '').length),
  }));
  const listItems = findListItems(note, place);
  const blocks = findBlocks(note, place, sections);
  const frontmatter = readFrontmatter(text);
  return {
    ...(links.length > 0 && { links }),
    ...(embeds.length > 0 && { embeds }),
    ...(tags.length > 0 && { tags }),
    ...(headings.length > 0 && { headings }),
    ...(sections.length > 0 && { sections }),
    ...(listItems.length > 0 && { listItems }),
    ...(Object.keys(blocks).length > 0 && { blocks }),
    ...(frontmatter && {
      frontmatter,
      frontmatterPosition: place(0, 0, (frontmatterOf(text)?.lineCount ?? 1) - 1, 3),
      frontmatterLinks: frontmatterLinks(frontmatter),
    }),
  };
}

type Place = (line: number, column: number, endLine: number, endColumn: number) => CacheItem['position'];

function placesIn(lines: readonly string[]): Place {
  const offsets: number[] = [];
  lines.reduce((offset, line) => { offsets.push(offset); return offset + line.length + 1; }, 0);
  const at = (line: number, col: number) => ({ line, col, offset: (offsets[line] ?? 0) + col });
  return (line, column, endLine, endColumn) => ({ start: at(line, column), end: at(endLine, endColumn) });
}

/** The note's lines with code, math and comments blanked out, so that nothing in them is taken for a link or tag. */
function linesWithoutCode(note: ParsedNote): string[] {
  const blank = (text: string) => ' '.repeat(text.length);
  const lines = note.lines.map((line) => line.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, blank).replace(/%%.*?%%|\$[^$\n]+\$/g, blank));
  for (const { type, lineStart, lineEnd } of note.sections) {
    if (['code', 'yaml', 'math', 'comment'].includes(type)) {
      for (let line = lineStart; line <= lineEnd; line++) lines[line] = blank(lines[line] ?? '');
    }
  }
  // A fence inside a callout or a list has its own marks before it.
  let open: string | null = null;
  return lines.map((line) => {
    const fence = /^[\s>*+\-\d.]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (open === null && fence === undefined) return line;
    if (open === null) open = fence?.slice(0, 3) ?? null;
    else if (fence?.startsWith(open)) open = null;
    return blank(line);
  });
}

function findLinks(lines: readonly string[], place: Place, embeds: boolean): LinkCache[] {
  const pattern = /(!?)(?:\[\[([^[\]\n]+)\]\]|\[([^\]\n]*)\]\(<?([^)<>\n]+?)>?\))/g;
  return lines.flatMap((line, number) => [...line.matchAll(pattern)].flatMap((found): LinkCache[] => {
    const [original, mark, wiki, text, destination] = found;
    if ((mark === '!') !== embeds || (destination !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(destination))) return [];
    const { link, displayText } = wiki !== undefined ? parseWikilink(wiki) : { link: decodeURI(destination ?? '').replace(/\.md(?=#|$)/, ''), displayText: text ?? '' };
    return [{ link, original, displayText, position: place(number, found.index, number, found.index + original.length) }];
  }));
}

function findTags(lines: readonly string[], place: Place): TagCache[] {
  const pattern = /(?<=^|\s)#[\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*/gu;
  return lines.flatMap((line, number) => [...line.matchAll(pattern)].map((found): TagCache => (
    { tag: found[0], position: place(number, found.index, number, found.index + found[0].length) })));
}

function findListItems(note: ParsedNote, place: Place): ListItemCache[] {
  return note.sections.filter(({ type }) => type === 'list').flatMap(({ lineStart, tokens }) =>
    tokens.filter(({ type }) => type === 'list_item_open').map(({ map, level }): ListItemCache => {
      const [begin, end] = map ?? [0, 1];
      const line = note.lines[begin] ?? '';
      const task = /^\s*(?:[-*+]|\d+[.)])\s+\[(.)\]/.exec(line)?.[1];
      return { parent: level <= 1 ? -lineStart : begin, ...(task !== undefined && { task }), position: place(begin, 0, end - 1, (note.lines[end - 1] ?? '').length) };
    }));
}

function findBlocks(note: ParsedNote, place: Place, sections: readonly SectionCache[]): Record<string, BlockCache> {
  const blocks: Record<string, BlockCache> = {};
  note.lines.forEach((line, number) => {
    const id = /(?:^|\s)\^([a-zA-Z0-9-]+)\s*$/.exec(line)?.[1];
    if (id === undefined) return;
    const own = sections.find(({ position }) => position.start.line <= number && number <= position.end.line);
    // An id alone on its line names the block above it.
    const isAlone = own?.position.start.line === number && line.trim() === `^${id}`;
    const named = isAlone ? sections[sections.indexOf(own) - 1] : own;
    const isItem = named?.type === 'list' && !isAlone;
    if (named) blocks[id.toLowerCase()] = { id, position: isItem ? place(number, 0, number, line.length) : named.position };
  });
  return blocks;
}

function readFrontmatter(text: string): Record<string, unknown> | null {
  const found = frontmatterOf(text);
  if (!found) return null;
  try {
    const value: unknown = parseYaml(found.yaml);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    // Properties that are not YAML are shown as text by the app, and the cache has none of them.
    return null;
  }
}

function frontmatterLinks(frontmatter: Record<string, unknown>, prefix = ''): FrontmatterLinkCache[] {
  return Object.entries(frontmatter).flatMap(([name, value]): FrontmatterLinkCache[] => {
    const key = prefix + name;
    if (typeof value === 'object' && value !== null) return frontmatterLinks(value as Record<string, unknown>, `${key}.`);
    const found = typeof value === 'string' ? /^\[\[([^[\]]+)\]\]$/.exec(value.trim()) : null;
    return found?.[1] === undefined ? [] : [{ key, original: found[0], ...parseWikilink(found[1]) }];
  });
}

function without(counts: LinkCounts, path: string): LinkCounts {
  return Object.fromEntries(Object.entries(counts).filter(([source]) => source !== path));
}
