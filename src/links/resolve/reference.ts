/** Reads the inside of a wikilink. */

export interface Reference {
  /** Path as written, without heading and block. */
  readonly target: string;
  readonly heading: string | null;
  readonly block: string | null;
  readonly display: string | null;
}

/** `Attention#Scores|the scores` → its parts; null for an empty link. A pipe may be escaped, as it must be in tables. */
export function parseReference(inside: string): Reference | null {
  const pipe = /\\?\|/.exec(inside);
  const link = (pipe ? inside.slice(0, pipe.index) : inside).trim();
  const display = pipe ? inside.slice(pipe.index + pipe[0].length).trim() : '';
  const [target = '', ...subpath] = link.split('#');
  const last = subpath.at(-1)?.trim() ?? '';
  if (target.trim() === '' && last === '') return null;
  return {
    target: target.trim(),
    heading: last !== '' && !last.startsWith('^') ? last : null,
    block: last.startsWith('^') ? last.slice(1) : null,
    display: display === '' ? null : display,
  };
}

/** The same for `[display](path/Note%20name.md#Heading)`; null where it leads out of the vault or to something that is no note. */
export function parseMarkdownLink(destination: string, display: string): Reference | null {
  const path = decodePath(destination.replace(/^<|>$/g, ''));
  const [target = ''] = path.split('#');
  if (/^[\w+.-]+:|^\/\//.test(path) || (/\.\w+$/.test(target) && !/\.md$/i.test(target)) || path.includes('|')) return null;
  const reference = parseReference(path);
  return reference && { ...reference, display: display.trim() === '' ? null : display.trim() };
}

/** As written where the percent signs are no encoding. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
