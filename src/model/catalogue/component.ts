/**
 * What the catalogue says of one component: its names, meaning, formula, shapes, tensors and source.
 * The resolver, cards, diagram, coverage list and docs all read these entries; adding a component is adding one.
 */

import type { ModelCard } from '../card';
import type { Dimension } from './dimensions';
import type { TensorName } from './tensors';

export type Language = 'en' | 'es' | 'fr';

/** Which colour and which shape stand for a component, the same everywhere. `model`: the whole, or what is around it. */
export type ConceptGroup = 'encoder' | 'decoder' | 'attention' | 'context' | 'model';

/** TeX without delimiters; a function where it depends on the model. */
export type Formula = string | ((card: ModelCard) => string);

export interface Shape {
  /** TeX of what has this shape, like `W_q`. */
  readonly tex: string;
  readonly dimensions: readonly Dimension[];
}

export interface Source {
  readonly paper: string;
  /** arXiv number, where there is one. */
  readonly arxiv?: string;
  /** Where in the paper: `(5)` is an equation, `§3.1` a section. */
  readonly place?: string;
}

export interface ComponentEntry {
  readonly id: string;
  readonly group: ConceptGroup;
  /** A sign of one to four characters for chips and the diagram, like `hᵢ`. */
  readonly sign: string;
  /** The first of each language is the name that readers see; the others are aliases. */
  readonly names: Readonly<Record<Language, readonly [string, ...string[]]>>;
  /** Those of the names that other fields use for other things: they count in notes about this model. */
  readonly shared?: readonly string[];
  /** Those of the names that are words of everyday speech: they count as the title of a note, not in running text. */
  readonly everyday?: readonly string[];
  /** Further names that count in capitals only: `BLEU` is a measure, "bleu" is a colour. */
  readonly acronyms?: readonly string[];
  /** One line. */
  readonly meaning: Readonly<Record<Language, string>>;
  readonly formula: Formula | null;
  readonly shapes: readonly Shape[];
  /** Number of trained parameters, where the component has its own. */
  readonly parameters?: (card: ModelCard) => number;
  /** What of a trace it is. */
  readonly tensors: readonly TensorName[];
  readonly source: Source | null;
  /** Ids of its neighbours: what feeds it, what it feeds, what it is a part of. */
  readonly connections: readonly string[];
  /** Whether a model has it. */
  readonly isIn: (card: ModelCard) => boolean;
}

/** For `isIn`: what every model of the contract has, and what none has. */
export const ALWAYS = (): boolean => true;
export const NEVER = (): boolean => false;
export const WITH_ATTENTION = (card: ModelCard): boolean => card.attention.kind !== 'none';

/** The papers that are named more than once. */
export const BAHDANAU = { paper: 'Bahdanau, Cho, Bengio 2015', arxiv: '1409.0473' };
export const LUONG = { paper: 'Luong, Pham, Manning 2015', arxiv: '1508.04025' };
export const CHO = { paper: 'Cho et al. 2014', arxiv: '1406.1078' };
export const SUTSKEVER = { paper: 'Sutskever, Vinyals, Le 2014', arxiv: '1409.3215' };
export const VASWANI = { paper: 'Vaswani et al. 2017', arxiv: '1706.03762' };
