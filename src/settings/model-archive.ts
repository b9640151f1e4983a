/** Finds models in a .zip or among files, without trusting either. Nothing is written here. */

import { unzipSync } from 'fflate';
import { CARD_FILE, MODEL_FILES } from '../model/card-parser';

/** The files of one folder that may be a model, by name. */
export type ModelFiles = ReadonlyMap<string, Uint8Array>;

export type ArchiveProblem = 'not-a-zip' | 'too-large' | 'bad-path' | 'nothing';

export type FoundModels = { readonly folders: readonly ModelFiles[]; readonly problem: null } | { readonly folders: null; readonly problem: ArchiveProblem };

/** Bytes. The models of this project have 2 to 4 MB; an archive of all of them stays far below. */
export const LARGEST_ARCHIVE = 100_000_000;
export const LARGEST_FILE = 40_000_000;
const LARGEST_CONTENTS = 200_000_000;

/** The folders of an archive that hold a card. Archives inside the archive are not opened. */
export function readArchive(bytes: Uint8Array): FoundModels {
  if (bytes.length > LARGEST_ARCHIVE) return refused('too-large');
  let problem: ArchiveProblem | null = null;
  let contents = 0;
  let entries: Record<string, Uint8Array>;
  try {
    // What an entry claims to hold is all the room that it gets when it is unpacked, so the claims can be summed up first.
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (leadsOut(name)) problem ??= 'bad-path';
        if (!isModelFile(name)) return false;
        contents += originalSize;
        if (originalSize > LARGEST_FILE || contents > LARGEST_CONTENTS) problem ??= 'too-large';
        return problem === null;
      },
    });
  } catch {
    return refused('not-a-zip');
  }
  return problem === null ? foldersOf(entries) : refused(problem);
}

function foldersOf(entries: Readonly<Record<string, Uint8Array>>): FoundModels {
  const folders = new Map<string, Map<string, Uint8Array>>();
  for (const [path, bytes] of Object.entries(entries)) {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, slash + 1);
    folders.set(folder, (folders.get(folder) ?? new Map<string, Uint8Array>()).set(path.slice(slash + 1), bytes));
  }
  const models = [...folders.values()].filter((files) => files.has(CARD_FILE));
  return models.length === 0 ? refused('nothing') : { folders: models, problem: null };
}

function isModelFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === CARD_FILE || MODEL_FILES.some((known) => known === name);
}

function leadsOut(path: string): boolean {
  return path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
}

function refused(problem: ArchiveProblem): FoundModels {
  return { folders: null, problem };
}
