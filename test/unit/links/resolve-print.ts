/** Short forms of mentions and resolutions, for tables. */

import { parseReference } from '../../../src/links/resolve/reference';
import { createResolver } from '../../../src/links/resolve/resolve';
import type { Mention, NoteFacts, Resolution, Trust } from '../../../src/links/resolve/resolve';

const resolver = createResolver();

/** `component`, `one|other` for ambiguous, `component?` for a suggestion, `!value~nearest` for a problem, `-` for nothing. */
export function print(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'component': return resolution.id;
    case 'ambiguous': return resolution.ids.join('|');
    case 'suggestion': return `${resolution.ids.join('|')}?`;
    case 'problem': return `!${resolution.value}~${resolution.nearest ?? ''}`;
    case 'none': return '-';
  }
}

export function note(path: string, facts: Partial<NoteFacts> = {}): NoteFacts {
  return { path, aliases: [], componentProperty: [], tags: [], ...facts };
}

export function resolved(mention: Mention, trust: Trust = 'near'): string {
  return print(resolver.mention(mention, trust));
}

/** Resolves a wikilink as written, with the note that the app would open for it. */
export function link(written: string, target: NoteFacts | null = null, trust: Trust = 'near'): string {
  const reference = parseReference(written.replace(/^\[\[|\]\]$/g, ''));
  return reference ? resolved({ kind: 'link', ...reference, note: target }, trust) : '-';
}

export const term = (text: string, trust: Trust = 'near'): string => resolved({ kind: 'term', text }, trust);
export const heading = (text: string): string => resolved({ kind: 'heading', text });
export const aboutNote = (facts: NoteFacts): string => print(resolver.note(facts));
