/** The same engine in Node, for the command line and the tests: models from folders, the host in the same thread. */

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCard, CARD_FILE } from '../../src/model/card-parser';
import type { Engine } from '../../src/model/engine';
import { translator } from '../../src/i18n';
import { lineOf } from '../../src/settings/model-problem-text';
import { EngineClient } from '../../src/engine/client';
import type { ModelSource, RuntimePayload } from '../../src/engine/model-bytes';
import { openLocal } from '../../src/engine/local-connection';
import { RUNTIME_SHA256 } from '../../src/engine/runtime';

export interface NodeEngineOptions {
  /** The runtime's WebAssembly: the trimmed one (.zst), or the vendor's. */
  readonly runtimeFile: string;
  readonly models: readonly ModelSource[];
}

export function createNodeEngine({ runtimeFile, models }: NodeEngineOptions): Engine {
  return new EngineClient({
    models,
    loadRuntime: () => readRuntime(runtimeFile),
    webgpu: null,
    archive: null,
    connect: (events) => Promise.resolve(openLocal(events)),
    schedule: (action, milliseconds) => {
      const timer = setTimeout(action, milliseconds).unref();
      return () => clearTimeout(timer);
    },
    store: null,
    memoryBytes: 32_000_000,
    idleAfter: () => 120_000,
    silenceLimit: 120_000,
  });
}

/** The models in the folders of a folder, by id. Throws where a card cannot be read. */
export async function readModelFolders(parent: string): Promise<ModelSource[]> {
  const entries = await readdir(parent, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(parent, name));
  const sources = await Promise.all(folders.map(async (folder) => (await hasCard(folder)) ? readModelFolder(folder) : null));
  return sources.filter((source) => source !== null).sort((one, other) => (one.card.id < other.card.id ? -1 : 1));
}

/** The model in a folder; its graphs are read when they are needed. */
export async function readModelFolder(folder: string): Promise<ModelSource> {
  const { value: card, problems } = parseCard(await readFile(join(folder, CARD_FILE), 'utf8'));
  if (problems) throw new Error(`${folder} holds no model that can be used:\n${problems.map((problem) => lineOf(problem, translator('en'))).join('\n')}`);
  return {
    card,
    load: async () => ({ encoding: 'plain', bytes: Buffer.concat(await Promise.all(card.files.map(({ name }) => readFile(join(folder, name))))) }),
  };
}

async function hasCard(folder: string): Promise<boolean> {
  return (await readdir(folder)).includes(CARD_FILE);
}

async function readRuntime(file: string): Promise<RuntimePayload> {
  const bytes = new Uint8Array(await readFile(file));
  if (file.endsWith('.zst')) return { payload: { encoding: 'zstd', bytes }, sha256: RUNTIME_SHA256 };
  return { payload: { encoding: 'plain', bytes }, sha256: createHash('sha256').update(bytes).digest('hex') };
}
