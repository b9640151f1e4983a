/** Finds models in a .zip or among files, without trusting either. Nothing is written here. */

import { unzipSync } from 'fflate';
import { CARD_FILE, MODEL_FILES } from '../model/card-parser';

/** The files of one folder that may be a model, by name. */
export type ModelFiles = ReadonlyMap<string, Uint8Array>;

export interface FoundFolder {
  /** Its path; empty for the top. */
  readonly path: string;
  readonly files: ModelFiles;
}

export type ArchiveProblem = 'not-a-zip' | 'too-large' | 'bad-path' | 'nothing' | 'nested';

export type FoundModels = { readonly folders: readonly FoundFolder[]; readonly problem: null } | { readonly folders: null; readonly problem: ArchiveProblem };

/** Long work in short pieces. */
export interface Steps {
  /** Awaited after each piece, so that the window can be drawn and listens. `share` goes from 0 to 1. */
  readonly onProgress: (share: number) => Promise<void>;
  /** Asked before each piece; the work ends with its `AbortError`. */
  readonly signal: AbortSignal;
}

/** Bytes. The models of this project have 2 to 4 MB; an archive of all of them stays far below. */
export const LARGEST_ARCHIVE = 100_000_000;
export const LARGEST_FILE = 40_000_000;
const LARGEST_CONTENTS = 200_000_000;
export const MOST_FILES = 200;

/** The folders of an archive that hold a card. Archives inside the archive are not opened. */
export async function readArchive(bytes: Uint8Array, { onProgress, signal }: Steps): Promise<FoundModels> {
  if (bytes.length > LARGEST_ARCHIVE) return refused('too-large');
  try {
    const listed = list(bytes);
    if (typeof listed === 'string') return refused(listed);
    const contents = listed.reduce((sum, { size }) => sum + size, 0);
    const folders = new Map<string, Map<string, Uint8Array>>();
    let done = 0;
    for (const entry of listed) {
      signal.throwIfAborted();
      const slash = entry.path.lastIndexOf('/');
      const folder = entry.path.slice(0, Math.max(0, slash));
      folders.set(folder, (folders.get(folder) ?? new Map<string, Uint8Array>()).set(entry.path.slice(slash + 1), unpack(bytes, entry)));
      done += entry.size;
      await onProgress(contents === 0 ? 1 : done / contents);
    }
    const models = [...folders].filter(([, files]) => files.has(CARD_FILE)).map(([path, files]) => ({ path, files }));
    if (models.length === 0) return refused(holdsArchives(bytes) ? 'nested' : 'nothing');
    return { folders: models, problem: null };
  } catch (error) {
    if (signal.aborted) throw error;
    return refused('not-a-zip');
  }
}

interface Entry {
  /** Place in the archive's directory. */
  readonly index: number;
  readonly path: string;
  /** Unpacked, as the directory claims. */
  readonly size: number;
}

/** The files of models that the directory names. What it claims is all the room that unpacking gets, so the claims can be summed up first. */
function list(bytes: Uint8Array): readonly Entry[] | ArchiveProblem {
  const entries: Entry[] = [];
  let problem: ArchiveProblem | null = null;
  let index = 0;
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (leadsOut(name)) problem ??= 'bad-path';
      if (isModelFile(name)) {
        entries.push({ index, path: name, size: originalSize });
        if (originalSize > LARGEST_FILE) problem ??= 'too-large';
      }
      index += 1;
      return false;
    },
  });
  if (problem !== null) return problem;
  if (entries.length > MOST_FILES || entries.reduce((sum, { size }) => sum + size, 0) > LARGEST_CONTENTS) return 'too-large';
  return entries;
}

function holdsArchives(bytes: Uint8Array): boolean {
  let holds = false;
  unzipSync(bytes, {
    filter: ({ name }) => {
      holds ||= name.toLowerCase().endsWith('.zip');
      return false;
    },
  });
  return holds;
}

/** @throws when the archive is damaged there */
function unpack(bytes: Uint8Array, { index, path }: Entry): Uint8Array {
  let at = 0;
  const unpacked = unzipSync(bytes, { filter: () => at++ === index });
  return unpacked[path] ?? new Uint8Array();
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
