/** The component catalogue: every part of the models and its neighbours, in reading order. */

import { ATTENTION } from './attention';
import type { ComponentEntry, Formula, Language, Shape } from './component';
import type { ModelCard } from '../card';
import { DECODER } from './decoder';
import { dimensionText, dimensionValue } from './dimensions';
import type { SentenceLengths } from './dimensions';
import { ENCODER } from './encoder';
import { RECURRENCE } from './recurrence';
import { SCORES } from './scores';
import { TRAINING } from './training';
import { WHOLE } from './whole';

const ENTRIES = [...WHOLE, ...ENCODER, ...RECURRENCE, ...SCORES, ...ATTENTION, ...DECODER, ...TRAINING] as const;

export type ComponentId = (typeof ENTRIES)[number]['id'];

/** An entry whose id is known to exist. */
export interface Component extends ComponentEntry {
  readonly id: ComponentId;
}

export const CATALOGUE: readonly Component[] = ENTRIES;

const BY_ID: ReadonlyMap<string, Component> = new Map(CATALOGUE.map((component) => [component.id, component]));

/** null for an id that the catalogue does not have. */
export function findComponent(id: string): Component | null {
  return BY_ID.get(id) ?? null;
}

export function componentOf(id: ComponentId): Component {
  const found = BY_ID.get(id);
  if (!found) throw new RangeError(`No component ${id}.`);
  return found;
}

export function componentName(component: Component, language: Language): string {
  return component.names[language][0];
}

export function formulaOf(component: Component, card: ModelCard): string | null {
  const formula: Formula | null = component.formula;
  return typeof formula === 'function' ? formula(card) : formula;
}

export interface ShapeText {
  /** TeX of the thing. */
  readonly tex: string;
  /** `[A, D]` */
  readonly symbols: string;
  /** `[128, 256]`; a letter stays where the number is not known. */
  readonly numbers: string;
}

export function shapeTexts(shapes: readonly Shape[], card: ModelCard, lengths: SentenceLengths | null): readonly ShapeText[] {
  return shapes.map(({ tex, dimensions }) => ({
    tex,
    symbols: `[${dimensions.map(dimensionText).join(', ')}]`,
    numbers: `[${dimensions.map((dimension) => dimensionValue(dimension, card, lengths) ?? dimensionText(dimension)).join(', ')}]`,
  }));
}

/** The trained parameters of a component in a model; null where it has none of its own or is not in the model. */
export function parameterCount(component: Component, card: ModelCard): number | null {
  return component.parameters && component.isIn(card) ? component.parameters(card) : null;
}

export type { ConceptGroup, Language, Source } from './component';
export type { SentenceLengths } from './dimensions';
export { readTensor } from './tensors';
export type { TensorName, TensorView } from './tensors';
