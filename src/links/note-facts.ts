/** What the resolver wants to know of a note, read from frontmatter that anybody may have written anyhow. */

import type { NoteFacts } from './resolve/resolve';

export const COMPONENT_PROPERTY = 'attention-component';
export const ACTING_PROPERTY = 'attention-lab';

/** @param tags those in the note's text */
export function noteFacts(path: string, frontmatter: unknown, tags: readonly string[]): NoteFacts {
  const properties = isRecord(frontmatter) ? frontmatter : {};
  return {
    path,
    aliases: [...texts(properties['aliases']), ...texts(properties['alias'])],
    componentProperty: COMPONENT_PROPERTY in properties ? componentValues(properties[COMPONENT_PROPERTY]) : [],
    tags: [...tags, ...texts(properties['tags']), ...texts(properties['tag'])],
  };
}

/** What a note says itself about showing components in it; null if it says nothing. */
export function actingProperty(frontmatter: unknown): boolean | null {
  const value = isRecord(frontmatter) ? frontmatter[ACTING_PROPERTY] : undefined;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  if (/^(?:true|yes|on|sí|si|oui)$/i.test(value.trim())) return true;
  return /^(?:false|no|off|non)$/i.test(value.trim()) ? false : null;
}

/** `false` and an empty value mean "none"; they are kept as such, because they win over the title. */
function componentValues(value: unknown): readonly string[] {
  if (value === null || value === undefined || value === false) return ['none'];
  const values = Array.isArray(value) ? texts(value) : texts([value]);
  return values.length > 0 ? values : ['none'];
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => (typeof item === 'string' || typeof item === 'number' ? [String(item).trim()] : [])).filter((text) => text !== '');
  if (typeof value !== 'string') return [];
  return value.split(',').map((text) => text.trim()).filter((text) => text !== '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
