/** From what main.js carries, or what was read from a folder, to the bytes of a runtime or a model; nothing unproved passes. */

import { decompress } from 'fzstd';
import type { ModelCard } from '../model/card';
import { EngineError } from '../model/engine';
import { sha256 } from '../model/sha256';
import { bytesOfBase64 } from './base64';

/** Bytes on their way to the engine. */
export type Payload =
  /** As main.js carries them: one zstd frame, in base64. */
  | { readonly encoding: 'zstd-base64'; readonly text: string }
  | { readonly encoding: 'zstd'; readonly bytes: Uint8Array }
  | { readonly encoding: 'plain'; readonly bytes: Uint8Array };

export interface RuntimePayload {
  readonly payload: Payload;
  /** Of the unpacked bytes. */
  readonly sha256: string;
}

export interface ModelPayload {
  readonly card: ModelCard;
  /** The files that the card lists, one after another in its order. */
  readonly payload: Payload;
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

/** Throws an EngineError of kind `corrupt` when a file is not the one that the card describes. */
export async function unpackModel({ card, payload }: ModelPayload): Promise<ModelBytes> {
  const bytes = unpack(payload, `the model ${card.id}`);
  const files = new Map<string, Uint8Array>();
  let at = 0;
  for (const file of card.files) {
    const contents = bytes.subarray(at, at + file.bytes);
    await requireHash(contents, file.sha256, `${file.name} of the model ${card.id}`);
    files.set(file.name, contents);
    at += file.bytes;
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
      case 'zstd-base64':
        return decompress(bytesOfBase64(payload.text));
    }
  } catch (cause) {
    throw new EngineError('corrupt', `The bytes of ${what} cannot be unpacked.`, { cause });
  }
}

async function requireHash(bytes: Uint8Array, expected: string, what: string): Promise<void> {
  if ((await sha256(bytes)) !== expected) throw new EngineError('corrupt', `${what} is damaged: its bytes are not those that were made.`);
}
