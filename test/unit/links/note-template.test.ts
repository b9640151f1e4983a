import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { newNoteText, noteFileName } from '../../../src/links/note-template';
import { freePath } from '../../../src/obsidian/free-path';
import { noteFacts } from '../../../src/links/note-facts';
import { createResolver } from '../../../src/links/resolve/resolve';
import { translator } from '../../../src/i18n';
import { CATALOGUE, componentOf } from '../../../src/model/catalogue';
import type { ModelCard } from '../../../src/model/card';
import card from '../../../models/fr-en/model.json';

const MODEL = card as unknown as ModelCard;
const LANGUAGES = ['en', 'es', 'fr'] as const;

const text = (id: Parameters<typeof componentOf>[0], template = '', language: (typeof LANGUAGES)[number] = 'es'): string =>
  newNoteText(template, componentOf(id), MODEL, language, translator(language).links.template);

describe('a new note about a component', () => {
  it('has its name, formula, shapes, neighbours and a block that runs', () => {
    const note = text('attention-weights');
    expect(note).toContain('# Pesos de atención');
    expect(note).toContain('\\alpha_t = \\mathrm{softmax}(e_t)');
    expect(note).toContain('```attention\nNo hablo francés.\n```');
    expect(note).toContain('[[Softmax]]');
    expect(note).toContain('Bahdanau, Cho, Bengio 2015, (6), arXiv:1409.0473');
  });

  it('is found again as a note about just that component, in every language', () => {
    const resolver = createResolver();
    for (const component of CATALOGUE) {
      for (const language of LANGUAGES) {
        const frontmatter: unknown = parse(/^---\n([\s\S]*?)\n---/.exec(text(component.id, '', language))?.[1] ?? '');
        const resolution = resolver.note(noteFacts(`${noteFileName(component, language)}.md`, frontmatter, []));
        expect(resolution).toEqual({ kind: 'component', id: component.id, by: 'property' });
      }
    }
  });

  it('says where the model lacks the part', () => {
    expect(text('lstm')).toContain('no tiene esta parte');
    expect(text('encoder')).not.toContain('no tiene esta parte');
  });

  it('fills a template of one’s own and leaves what it does not know', () => {
    expect(text('softmax', '{{ name }}: {{id}} {{date}} $&')).toBe('Softmax: softmax {{date}} $&');
  });
});

describe('where a new note is made', () => {
  it('has a name that every system takes', () => {
    for (const component of CATALOGUE) for (const language of LANGUAGES) expect(noteFileName(component, language)).toMatch(/^[^\\/:*?"<>|#^[\]]+$/u);
  });

  it('never stands on another note', () => {
    const taken = new Set(['Notas/Softmax.md', 'Notas/Softmax 2.md']);
    expect(freePath('Notas', 'Softmax', (path) => taken.has(path))).toBe('Notas/Softmax 3.md');
    expect(freePath('', 'Softmax', (path) => taken.has(path))).toBe('Softmax.md');
  });
});
