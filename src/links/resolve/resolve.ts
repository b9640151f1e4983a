/**
 * From what a reader wrote to a component of the catalogue. Precision comes before recall: what is not certain is
 * `ambiguous` or a `suggestion`, and never shown as certain.
 */

import { componentOf } from '../../model/catalogue';
import type { ComponentId } from '../../model/catalogue';
import { foldWords } from './fold';
import { createNameTable } from './names';
import type { Match, NameTable, Strength } from './names';
import { withSymbol } from './symbol';
import { bareTitle, bracketed, isOwnField, isQualifier, joined, liesInAnotherField, speaksOfAnotherField, within } from './title';

/** What the vault knows of a note. */
export interface NoteFacts {
  readonly path: string;
  readonly aliases: readonly string[];
  /** The values of its `attention-component` property, as written; empty where it has none. */
  readonly componentProperty: readonly string[];
  readonly tags: readonly string[];
}

export type Mention =
  | {
    readonly kind: 'link';
    /** As written, without heading, block and display text; empty for a link into the same note. */
    readonly target: string;
    readonly heading: string | null;
    readonly display: string | null;
    /** The note that the app opens for it; null where there is none. */
    readonly note: NoteFacts | null;
  }
  | { readonly kind: 'term' | 'heading'; readonly text: string };

/** `near`: the note is about this model. `far`: any note; only names that nothing else bears count there. */
export type Trust = 'near' | 'far';

export type Evidence = 'property' | 'target' | 'heading' | 'display' | 'alias' | 'text';

export type Resolution =
  | { readonly kind: 'component'; readonly id: ComponentId; readonly by: Evidence }
  /** Several, each as likely. `same-name`: one name for several; `names-several`: the title or aliases speak of several. */
  | { readonly kind: 'ambiguous'; readonly ids: readonly ComponentId[]; readonly reason: 'same-name' | 'names-several' }
  | { readonly kind: 'suggestion'; readonly ids: readonly ComponentId[]; readonly reason: 'part-of-title' | 'everyday-word' | 'other-qualifier' }
  /** The note's property names no component. */
  | { readonly kind: 'problem'; readonly value: string; readonly nearest: ComponentId | null }
  | { readonly kind: 'none' };

export interface Resolver {
  mention(mention: Mention, trust: Trust): Resolution;
  /** What a note is about, by its property, title and aliases. */
  note(facts: NoteFacts): Resolution;
}

const NONE: Resolution = { kind: 'none' };

/** Takes a few milliseconds: make it when it is first needed. */
export function createResolver(names: NameTable = createNameTable()): Resolver {
  function mention(mention: Mention, trust: Trust): Resolution {
    return mention.kind === 'link' ? link(mention, trust) : text(mention.text, trust);
  }

  function link({ target, heading, display, note }: Extract<Mention, { kind: 'link' }>, trust: Trust): Resolution {
    if (note && note.componentProperty.length > 0) return property(note.componentProperty);
    if (![lastSegment(target), heading ?? '', display ?? '', ...(note?.aliases ?? [])].some((name) => names.mayName(name))) return NONE;
    const foreign = speaksOfAnotherField(target) || (note !== null && liesInAnotherField(note.path, note.tags));
    const allowed: Allowed = { shared: trust === 'near' && !foreign, everyday: trust === 'near' && !foreign };

    const ofTitle = title(lastSegment(target), 'target', allowed);
    const ofHeading = heading === null || (target !== '' && !isCertain(ofTitle)) ? NONE : title(heading, 'heading', allowed);
    if (isCertain(ofHeading)) return ofHeading;
    if (isCertain(ofTitle)) return ofTitle;

    const ofDisplay = display === null ? NONE : title(display, 'display', { ...allowed, everyday: false });
    if (isCertain(ofDisplay)) return ofDisplay;
    const ofNote = note ? aliases(note, allowed) : NONE;
    if (isCertain(ofNote)) return ofNote;
    return [ofTitle, ofNote, ofHeading].find((resolution) => resolution.kind !== 'none') ?? claim(target, display, foreign);
  }

  /** Bold terms and headings: by exact name only. */
  function text(written: string, trust: Trust): Resolution {
    if (!names.mayName(written)) return NONE;
    const exact = title(written, 'text', { shared: trust === 'near', everyday: false });
    if (exact.kind !== 'none' || trust === 'far') return exact;
    const matches = names.lookUp(bareTitle(written));
    return matches.length > 0 ? { kind: 'suggestion', ids: idsOf(matches), reason: 'everyday-word' } : NONE;
  }

  function note(facts: NoteFacts): Resolution {
    if (facts.componentProperty.length > 0) return property(facts.componentProperty);
    if (![lastSegment(facts.path), ...facts.aliases].some((name) => names.mayName(name))) return NONE;
    const found = titleOrAliases(facts, { shared: true, everyday: true });
    return found.kind === 'none' || !liesInAnotherField(facts.path, facts.tags) ? found : titleOrAliases(facts, { shared: false, everyday: false });
  }

  function titleOrAliases(facts: NoteFacts, allowed: Allowed): Resolution {
    const ofTitle = title(lastSegment(facts.path), 'target', allowed);
    if (isCertain(ofTitle)) return ofTitle;
    const ofAliases = aliases(facts, allowed);
    return isCertain(ofAliases) ? ofAliases : ofTitle;
  }

  function aliases(facts: NoteFacts, allowed: Allowed): Resolution {
    const certain = facts.aliases.map((alias) => title(alias, 'alias', allowed)).filter(isCertain);
    const ids = unique(certain.flatMap((resolution) => (resolution.kind === 'component' ? [resolution.id] : resolution.ids)));
    const [first] = certain;
    return first === undefined ? NONE : ids.length === 1 || certain.length === 1 ? first : { kind: 'ambiguous', ids, reason: 'names-several' };
  }

  function property(values: readonly string[]): Resolution {
    const ids: ComponentId[] = [];
    for (const value of values) {
      if (/^(?:none|no|false|ninguno|ninguna|aucun)?$/i.test(value.trim())) continue;
      const found = names.isId(value.trim()) ? [value.trim() as ComponentId] : idsOf(names.lookUp(value));
      if (found.length === 0) return { kind: 'problem', value, nearest: names.nearest(value) };
      ids.push(...found);
    }
    const [first, ...others] = unique(ids);
    if (first === undefined) return NONE;
    return others.length === 0 ? { kind: 'component', id: first, by: 'property' } : { kind: 'ambiguous', ids: [first, ...others], reason: 'names-several' };
  }

  /** A title as a whole, then without its symbol, without what stands in brackets or after "in", then as several names. */
  function title(written: string, by: Evidence, allowed: Allowed): Resolution {
    if (!names.mayName(written)) return NONE;
    const bare = bareTitle(written);
    if (bare === '') return NONE;
    const whole = fromMatches(names.lookUp(bare), by, allowed);
    if (whole.kind !== 'none') return whole;

    const symbol = withSymbol(bare);
    if (symbol) return ofIndex(title(symbol.core, by, allowed), symbol.isIndexed, by);

    const brackets = bracketed(bare);
    if (brackets) return qualified(brackets.core, brackets.inside, by, allowed);

    const place = within(bare);
    if (place && isQualifier(place.inside)) return title(place.core, by, allowed);

    return several(joined(bare) ?? [], by, allowed);
  }

  function qualified(core: string, inside: string, by: Evidence, allowed: Allowed): Resolution {
    if (speaksOfAnotherField(inside)) return NONE;
    const ofCore = title(core, by, { ...allowed, shared: allowed.shared || isOwnField(inside) });
    if (ofCore.kind === 'none') {
      const ofInside = fromMatches(names.lookUp(inside), by, { shared: false, everyday: false });
      return ofInside.kind === 'component' ? { kind: 'suggestion', ids: [ofInside.id], reason: 'part-of-title' } : NONE;
    }
    const inThisField = isQualifier(inside) || names.lookUp(inside).some((match) => match.strength === 'distinct') || idsIn(ofCore).some((id) => namesTheSame(id, inside));
    return inThisField ? ofCore : { kind: 'suggestion', ids: idsIn(ofCore), reason: 'other-qualifier' };
  }

  /** Brackets that only say a name of the component again, whole or in part: "Codificador (encoder)", "Start token (SOS)". */
  function namesTheSame(id: ComponentId, inside: string): boolean {
    if (names.lookUp(inside).some((match) => match.id === id)) return true;
    const words = foldWords(inside);
    return words.length > 0 && Object.values(componentOf(id).names).flat().some((name) => isPartOf(words, foldWords(name)));
  }

  /** Certain only if every part is a name, and at least one of them more than a word of everyday speech. */
  function several(parts: readonly string[], by: Evidence, allowed: Allowed): Resolution {
    const found = parts.map((part) => names.lookUp(bareTitle(part)).filter((match) => isAllowed(match.strength, allowed)));
    if (parts.length === 0 || found.some((matches) => matches.length === 0)) return NONE;
    if (found.flat().every((match) => match.strength === 'everyday')) return NONE;
    const [first, ...others] = unique(found.flatMap(idsOf));
    if (first === undefined) return NONE;
    return others.length === 0 ? { kind: 'component', id: first, by } : { kind: 'ambiguous', ids: [first, ...others], reason: 'names-several' };
  }

  /** Distinct names inside a longer title. */
  function claim(target: string, display: string | null, foreign: boolean): Resolution {
    if (foreign) return NONE;
    const ofTarget = names.namesInside(bareTitle(lastSegment(target)));
    const ids = ofTarget.length > 0 || display === null ? ofTarget : names.namesInside(bareTitle(display));
    return ids.length > 0 ? { kind: 'suggestion', ids, reason: 'part-of-title' } : NONE;
  }

  return { mention, note };
}

interface Allowed {
  readonly shared: boolean;
  readonly everyday: boolean;
}

function isAllowed(strength: Strength, allowed: Allowed): boolean {
  return strength === 'distinct' || allowed[strength];
}

function fromMatches(matches: readonly Match[], by: Evidence, allowed: Allowed): Resolution {
  const [first, ...others] = idsOf(matches.filter(({ strength }) => isAllowed(strength, allowed)));
  if (first === undefined) return NONE;
  return others.length === 0 ? { kind: 'component', id: first, by } : { kind: 'ambiguous', ids: [first, ...others], reason: 'same-name' };
}

/** "Context vector c_t" is the one that is made anew at each step: of several components, those whose sign has an index. */
function ofIndex(resolution: Resolution, isIndexed: boolean, by: Evidence): Resolution {
  if (resolution.kind !== 'ambiguous' || resolution.reason !== 'same-name' || !isIndexed) return resolution;
  const [first, ...others] = resolution.ids.filter((id) => /\p{Lm}/u.test(componentOf(id).sign));
  return first === undefined || others.length > 0 ? resolution : { kind: 'component', id: first, by };
}

function isPartOf(words: readonly string[], name: readonly string[]): boolean {
  return words.every((word) => name.includes(word));
}

function isCertain(resolution: Resolution): resolution is Extract<Resolution, { kind: 'component' | 'ambiguous' }> {
  return resolution.kind === 'component' || resolution.kind === 'ambiguous';
}

function idsIn(resolution: Resolution): readonly ComponentId[] {
  if (resolution.kind === 'component') return [resolution.id];
  return resolution.kind === 'ambiguous' || resolution.kind === 'suggestion' ? resolution.ids : [];
}

function idsOf(matches: readonly Match[]): ComponentId[] {
  return unique(matches.map((match) => match.id));
}

function unique(ids: readonly ComponentId[]): ComponentId[] {
  return [...new Set(ids)];
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
