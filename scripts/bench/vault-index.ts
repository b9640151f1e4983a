/**
 * Measures the index of notes over a generated vault: the first build and its longest slice, one update, and 5,000 links in a note.
 * In processor time of the main thread, so that other programs don't count.
 */

import { mentionsInText } from '../../src/links/mentions';
import { noteFacts } from '../../src/links/note-facts';
import { createNameTable } from '../../src/links/resolve/names';
import { createResolver } from '../../src/links/resolve/resolve';
import { VaultIndex } from '../../src/links/vault-index';
import { mainThreadTime } from './measurement';

export interface BenchRow {
  readonly what: string;
  readonly milliseconds: number;
  /** The budget; null: for information. */
  readonly must: number | null;
}

export async function benchVaultIndex(notes = 20_000): Promise<readonly BenchRow[]> {
  const vault = generatedVault(notes);
  const tableStart = mainThreadTime();
  const resolver = createResolver(createNameTable());
  const table = mainThreadTime() - tableStart;

  let sliceStart = mainThreadTime();
  let longest = 0;
  let total = 0;
  const endSlice = (): void => {
    const slice = mainThreadTime() - sliceStart;
    longest = Math.max(longest, slice);
    total += slice;
  };
  const breathe = async (): Promise<void> => {
    endSlice();
    await new Promise<void>((resolve) => { setImmediate(resolve); });
    sliceStart = mainThreadTime();
  };
  // Slices are cut by the clock, as in the app; asking for processor time costs far more than reading a note.
  const index = new VaultIndex({ paths: () => [...vault.keys()], facts: (path) => { const note = vault.get(path); return note ? noteFacts(path, note.frontmatter, note.tags) : null; } }, resolver, { now: () => performance.now(), breathe });
  await index.ready();
  endSlice();

  const paths = [...vault.keys()].slice(0, 1000);
  const updateStart = mainThreadTime();
  for (const path of paths) index.update(path);
  const update = (mainThreadTime() - updateStart) / paths.length;

  const note = Array.from({ length: 5000 }, (_, line) => `Línea ${line} con [[${TITLES[line % TITLES.length] ?? ''}|esto]] y **${TITLES[(line + 1) % TITLES.length] ?? ''}**.`).join('\n');
  const readStart = mainThreadTime();
  for (const mention of mentionsInText(note)) resolver.mention(mention.kind === 'link' ? { kind: 'link', ...mention.reference, note: null } : mention, 'near');
  const read = mainThreadTime() - readStart;

  return [
    { what: 'names: table of the catalogue', milliseconds: table, must: null },
    { what: `index of ${notes} notes: main-thread time`, milliseconds: total, must: 300 },
    { what: `index of ${notes} notes: longest slice`, milliseconds: longest, must: 16 },
    { what: 'index: update of one note', milliseconds: update, must: 1 },
    { what: '5,000 links and 5,000 bold terms in one note, read and resolved', milliseconds: read, must: null },
  ];
}

const TITLES = [
  'Reunión con el equipo de producto', 'Sequence to Sequence (Seq2Seq)', 'Lista de la compra', 'Mecanismo de atención', '07 - Bahdanau Attention (2014)', 'Encoder', 'Ideas para el huerto',
  'Notes on category theory', 'Hidden State (GRU)', 'Receta de lentejas', 'Claim: small models generalise better in low-data regimes', 'Vector de contexto', 'Proyecto robot seguidor de línea',
  'Wheel encoder', 'Historia de Roma', 'Diario', 'RNN-based Seq2Seq Models', 'Cómo estudiar mejor y dormir bien', 'Attention is all you need — lectura', 'Zettel sobre memoria',
];
const WORDS = 'reunión producto cliente semana huerto lectura apuntes ideas proyecto informe viaje receta música historia cálculo álgebra física novela resumen tarea compra plan equipo review meeting book'.split(' ');
const FOLDERS = ['Diario', 'Zettelkasten/2024', 'Proyectos/Robótica', 'Estudio/NLP', 'Recursos', 'Archivo/2019/Trabajo'];

/** What the app's cache holds of a note. */
interface CachedNote {
  readonly frontmatter: unknown;
  readonly tags: readonly string[];
}

function generatedVault(count: number): Map<string, CachedNote> {
  const vault = new Map<string, CachedNote>();
  for (let number = 0; number < count; number++) {
    // One note in five has a title that names something of this model, or nearly so: more than in most vaults.
    const word = (step: number): string => WORDS[(number * step) % WORDS.length] ?? '';
    const title = number % 5 === 0 ? `${TITLES[(number / 5) % TITLES.length] ?? ''}` : `${word(7)} ${word(11)} de ${word(13)} ${number}`;
    const path = `${FOLDERS[number % FOLDERS.length] ?? ''}/${Math.floor(number / 100)}/${title}.md`;
    vault.set(path, {
      frontmatter: { ...(number % 5 === 0 && { aliases: [`Alias ${number}`, 'Otro nombre de la nota'] }), ...(number % 500 === 0 && { 'attention-component': 'encoder' }) },
      tags: number % 3 === 0 ? ['#nota', '#estudio/lectura'] : [],
    });
  }
  return vault;
}
