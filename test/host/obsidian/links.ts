/** Link texts: what stands between [[ and ]], and where in a note it points. */

import type { BlockSubpathResult, CachedMetadata, HeadingSubpathResult } from 'obsidian';

/** `Note#Heading` → path `Note`, subpath `#Heading`. */
export function parseLinktext(linktext: string): { path: string; subpath: string } {
  const hash = linktext.indexOf('#');
  return hash < 0 ? { path: linktext, subpath: '' } : { path: linktext.slice(0, hash), subpath: linktext.slice(hash) };
}

export function getLinkpath(linktext: string): string {
  return parseLinktext(linktext).path;
}

/** `Target#Heading|shown` → what is linked and what is shown. */
export function parseWikilink(inside: string): { link: string; displayText: string } {
  const bar = inside.indexOf('|');
  const link = (bar < 0 ? inside : inside.slice(0, bar)).replace(/\\$/, '').trim();
  const alias = bar < 0 ? '' : inside.slice(bar + 1).trim();
  const { path, subpath } = parseLinktext(link);
  const joined = [path, ...subpath.split('#')].filter(Boolean).join(' > ');
  return { link, displayText: alias || joined };
}

export function stripHeading(heading: string): string {
  return heading.replace(/[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\\r\n]/g, ' ').replace(/\s+/g, ' ').trim();
}

export function stripHeadingForLink(heading: string): string {
  return heading.replace(/([:#|^\\\r\n]|%%|\[\[|]])/g, ' ').replace(/\s+/g, ' ').trim();
}

/** Where a subpath lies in a note: a heading and all under it, or a block. */
export function resolveSubpath(cache: CachedMetadata, subpath: string): HeadingSubpathResult | BlockSubpathResult | null {
  const parts = subpath.split('#').filter(Boolean);
  const last = parts.at(-1);
  if (last === undefined) return null;
  if (last.startsWith('^')) {
    const block = cache.blocks?.[last.slice(1).toLowerCase()];
    return block ? { type: 'block', block, start: block.position.start, end: block.position.end } : null;
  }
  const headings = cache.headings ?? [];
  const wanted = stripHeading(last).toLowerCase();
  const index = headings.findIndex(({ heading }) => stripHeading(heading).toLowerCase() === wanted);
  const current = headings[index];
  if (!current) return null;
  const next = headings.slice(index + 1).find(({ level }) => level <= current.level);
  return { type: 'heading', current, next: next as HeadingSubpathResult['next'], start: current.position.start, end: next?.position.start ?? null };
}
