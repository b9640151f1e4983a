/**
 * Measures the index of notes over a generated vault: the first build and its longest slice, one update, and 5,000 links in a note.
 * In processor time, so that other programs don't count.
 */

import { mentionsInText } from '../../src/links/mentions';
import { createNameTable } from '../../src/links/resolve/names';
import { createResolver } from '../../src/links/resolve/resolve';
import type { NoteFacts } from '../../src/links/resolve/resolve';
import { VaultIndex } from '../../src/links/vault-index';

export interface BenchRow {
  readonly what: string;
  readonly milliseconds: number;
  /** The budget; null: for information. */
  readonly must: number | null;
}

export async function benchVaultIndex(notes = 20_000): Promise<readonly BenchRow[]> {
  const vault = generatedVault(notes);
  const tableStart = processorTime();
  const resolver = createResolver(createNameTable());
  const table = processorTime() - tableStart;

  let sliceStart = processorTime();
  let longest = 0;
  let total = 0;
  const endSlice = (): void => {
    const slice = processorTime() - sliceStart;
    longest = Math.max(longest, slice);
    total += slice;
  };
  const breathe = async (): Promise<void> => {
    endSlice();
    await new Promise<void>((resolve) => { setImmediate(resolve); });
    sliceStart = processorTime();
  };
  const index = new VaultIndex({ paths: () => [...vault.keys()], facts: (path) => vault.get(path) ?? null }, resolver, { now: () => processorTime(), breathe });
  await index.ready();
  endSlice();

  const paths = [...vault.keys()].slice(0, 1000);
  const updateStart = processorTime();
  for (const path of paths) index.update(path);
  const update = (processorTime() - updateStart) / paths.length;

  const note = Array.from({ length: 5000 }, (_, line) => `Línea ${line} con [[${TITLES[line % TITLES.length] ?? ''}|esto]] y **${TITLES[(line + 1) % TITLES.length] ?? ''}**.`).join('\n');
  const readStart = processorTime();
  for (const mention of mentionsInText(note)) resolver.mention(mention.kind === 'link' ? { kind: 'link', ...mention.reference, note: null } : mention, 'near');
  const read = processorTime() - readStart;

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

function generatedVault(count: number): Map<string, NoteFacts> {
  const vault = new Map<string, NoteFacts>();
  for (let number = 0; number < count; number++) {
    // One note in five has a title that names something of this model, or nearly so: more than in most vaults.
    const word = (step: number): string => WORDS[(number * step) % WORDS.length] ?? '';
    const title = number % 5 === 0 ? `${TITLES[(number / 5) % TITLES.length] ?? ''}` : `${word(7)} ${word(11)} de ${word(13)} ${number}`;
    const path = `${FOLDERS[number % FOLDERS.length] ?? ''}/${Math.floor(number / 100)}/${title}.md`;
    vault.set(path, {
      path,
      aliases: number % 5 === 0 ? [`Alias ${number}`, 'Otro nombre de la nota'] : [],
      componentProperty: number % 500 === 0 ? ['encoder'] : [],
      tags: number % 3 === 0 ? ['#nota', '#estudio/lectura'] : [],
    });
  }
  return vault;
}

/** Milliseconds that this process has computed. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
