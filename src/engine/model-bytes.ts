/** From what main.js carries, or what was read from a folder, to the bytes of a runtime or a model; nothing unproved passes. */

import { decompress } from 'fzstd';
import type { ModelCard, ModelFile } from '../model/card';
import { EngineError } from '../model/engine';
import { sha256 } from '../model/sha256';
import { bytesOfBase85 } from './base85';

/** Bytes on their way to the engine. */
export type Payload =
  /** As main.js carries them: one zstd frame, in base85. */
  | { readonly encoding: 'zstd-base85'; readonly text: string }
  | { readonly encoding: 'zstd'; readonly bytes: Uint8Array }
  | { readonly encoding: 'plain'; readonly bytes: Uint8Array };

/** The WebAssembly that main.js carries. */
export interface RuntimePayload {
  readonly payload: Payload;
  /** Of the unpacked bytes. */
  readonly sha256: string;
}

/** Files of several models, packed together; a file that is part of more than one model is in it once. */
export interface ArchivePayload {
  /** What the payload holds, one after another. */
  readonly files: ReadonlyArray<Pick<ModelFile, 'bytes' | 'sha256'>>;
  readonly payload: Payload;
}

/** The files of an archive by the SHA-256 that they should have. */
export type Archive = ReadonlyMap<string, Uint8Array>;

export interface ModelPayload {
  readonly card: ModelCard;
  /** The files that the card lists, one after another in its order; or they are in the archive. */
  readonly payload: Payload | { readonly encoding: 'archived' };
}

/** A model that can be asked for. Its bytes are fetched at the first request that needs them. */
export interface ModelSource {
  readonly card: ModelCard;
  load(): Promise<ModelPayload['payload']>;
}

export interface ModelBytes {
  readonly encoder: Uint8Array;
  readonly decoder: Uint8Array;
  readonly tokenizer: Uint8Array;
}

/** Throws an EngineError of kind `corrupt` when the bytes are not those that were packed. */
export async function unpackRuntime(runtime: RuntimePayload): Promise<Uint8Array> {
  const bytes = unpack(runtime.payload, 'the runtime');
  await requireHash(bytes, runtime.sha256, 'The runtime');
  return bytes;
}

/** Throws an EngineError of kind `corrupt` when the bytes cannot be unpacked. What they are is proved model by model. */
export function unpackArchive({ files, payload }: ArchivePayload): Archive {
  return takeApart(files, unpack(payload, 'the models'));
}

/** Throws an EngineError of kind `corrupt` when a file is not the one that the card describes. */
export async function unpackModel({ card, payload }: ModelPayload, archive: Archive | null = null): Promise<ModelBytes> {
  const packed = payload.encoding === 'archived' ? archive : takeApart(card.files, unpack(payload, `the model ${card.id}`));
  const files = new Map<string, Uint8Array>();
  for (const { name, sha256: expected } of card.files) {
    const contents = packed?.get(expected) ?? new Uint8Array();
    await requireHash(contents, expected, `${name} of the model ${card.id}`);
    files.set(name, contents);
  }
  const file = (name: string): Uint8Array => {
    const contents = files.get(name);
    if (!contents) throw new EngineError('corrupt', `The model ${card.id} has no ${name}.`);
    return contents;
  };
  return { encoder: file('encoder.onnx'), decoder: file('decoder.onnx'), tokenizer: file('tokenizer.json') };
}

function unpack(payload: Payload, what: string): Uint8Array {
  try {
    switch (payload.encoding) {
      case 'plain':
        return payload.bytes;
      case 'zstd':
        return decompress(payload.bytes);
      case 'zstd-base85':
        return decompress(bytesOfBase85(payload.text));
    }
  } catch (cause) {
    throw new EngineError('corrupt', `The bytes of ${what} cannot be unpacked.`, { cause });
  }
}

/** Files that lie one after another. */
function takeApart(files: ArchivePayload['files'], bytes: Uint8Array): Archive {
  const parts = new Map<string, Uint8Array>();
  let at = 0;
  for (const file of files) {
    parts.set(file.sha256, bytes.subarray(at, at + file.bytes));
    at += file.bytes;
  }
  return parts;
}

async function requireHash(bytes: Uint8Array, expected: string, what: string): Promise<void> {
  if ((await sha256(bytes)) !== expected) throw new EngineError('corrupt', `${what} is damaged: its bytes are not those that were made.`);
}
