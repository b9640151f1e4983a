/** The text of a new note about a component. */

import { componentName, componentOf, formulaOf, parameterCount, shapeTexts } from '../model/catalogue';
import type { Component, Language } from '../model/catalogue';
import type { ModelCard } from '../model/card';

/** Texts of the note that are not in the catalogue, in the reader's language. */
export interface TemplateTexts {
  readonly shapes: string;
  readonly parameters: string;
  readonly source: string;
  readonly seeAlso: string;
  readonly notInModel: string;
  readonly tryIt: string;
  readonly exampleSentence: string;
}

/** What a template may name between double braces, like `{{name}}`. */
export const TEMPLATE_VARIABLES = ['id', 'name', 'aliases', 'meaning', 'formula', 'shapes', 'parameters', 'source', 'connections', 'sentence', 'properties'] as const;
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number];

/** @param template of the settings; empty for the default note. Unknown variables stay as they are. */
export function newNoteText(template: string, component: Component, card: ModelCard, language: Language, texts: TemplateTexts): string {
  const values = templateValues(component, card, language, texts);
  const chosen = template.trim() === '' ? defaultTemplate(component, card, texts) : template;
  return chosen.replace(/\{\{\s*(\w+)\s*\}\}/g, (written, name: string) => (isVariable(name) ? values[name] : written));
}

/** A file name that every system takes. */
export function noteFileName(component: Component, language: Language): string {
  return componentName(component, language).replace(/[\\/:*?"<>|#^[\]]/g, ' ').replace(/\s+/g, ' ').trim();
}

function defaultTemplate(component: Component, card: ModelCard, texts: TemplateTexts): string {
  const lines = ['---', '{{properties}}', '---', '# {{name}}', '', '{{meaning}}'];
  if (!component.isIn(card)) lines.push('', `> ${texts.notInModel}`);
  if (component.formula !== null) lines.push('', '$$', '{{formula}}', '$$');
  if (component.shapes.length > 0) lines.push('', `## ${texts.shapes}`, '', '{{shapes}}');
  if (parameterCount(component, card) !== null) lines.push('', `${texts.parameters}: {{parameters}}`);
  lines.push('', `## ${texts.tryIt}`, '', '```attention', '{{sentence}}', '```', '', `${texts.seeAlso}: {{connections}}.`, '', `${texts.source}: {{source}}`, '');
  return lines.join('\n');
}

function templateValues(component: Component, card: ModelCard, language: Language, texts: TemplateTexts): Record<TemplateVariable, string> {
  const [name, ...aliases] = component.names[language];
  const parameters = parameterCount(component, card);
  return {
    id: component.id,
    name,
    aliases: aliases.join(', '),
    meaning: component.meaning[language],
    formula: formulaOf(component, card) ?? '',
    shapes: shapeTexts(component.shapes, card, null).map((shape) => `- $${shape.tex}: ${shape.symbols} = ${shape.numbers}$`).join('\n'),
    parameters: parameters === null ? '' : new Intl.NumberFormat(language).format(parameters),
    source: sourceText(component),
    connections: component.connections.map((id) => `[[${linkName(id, language)}]]`).join(', '),
    sentence: texts.exampleSentence,
    properties: ['attention-component: ' + component.id, 'attention-lab: true', 'aliases:', ...aliases.slice(0, 3).map((alias) => `  - ${JSON.stringify(alias)}`)].join('\n'),
  };
}

/** `Bahdanau, Cho, Bengio 2015, (5), arXiv:1409.0473` */
export function sourceText({ source }: Component): string {
  if (!source) return '';
  return [source.paper, source.place, source.arxiv === undefined ? undefined : `arXiv:${source.arxiv}`].filter((part) => part !== undefined).join(', ');
}

function linkName(id: string, language: Language): string {
  return noteFileName(componentOf(id as Component['id']), language);
}

function isVariable(name: string): name is TemplateVariable {
  return (TEMPLATE_VARIABLES as readonly string[]).includes(name);
}
