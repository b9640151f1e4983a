import { describe, expect, it } from 'vitest';
import { createNameTable } from '../../../src/links/resolve/names';
import { CATALOGUE } from '../../../src/model/catalogue';

const names = createNameTable();
const written = CATALOGUE.flatMap((component) => [...Object.values(component.names).flat(), ...(component.acronyms ?? [])].map((name) => ({ id: component.id, name })));

describe('the table of names', () => {
  it.each<[string, (name: string) => string]>([
    ['as they are', (name) => name],
    ['inside a longer title', (name) => `Mis apuntes: ${name} (borrador)`],
    ['with accents decomposed', (name) => name.normalize('NFD')],
    ['with underscores', (name) => name.replace(/ /g, '_')],
    ['with words joined by capitals', (name) => name.split(' ').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')],
    ['beside another script', (name) => `注意 ${name}`],
  ])('overlooks no name when it looks quickly: %s', (_, spell) => {
    expect(written.map(({ name }) => spell(name)).filter((name) => !names.mayName(name))).toEqual([]);
  });

  it('overlooks most titles that name nothing', () => {
    for (const title of ['Reunión con el equipo', 'Lista de la compra', '2024-01-03', 'Proyecto robot seguidor de línea', 'Notes on category theory', 'Ключ', '日記', '']) expect(names.mayName(title)).toBe(false);
  });

  it('finds every component by each of its names', () => {
    expect(written.filter(({ id, name }) => !names.lookUp(name).some((match) => match.id === id))).toEqual([]);
  });
});
