/**
 * What the client and the engine's host say to each other, whatever lies between them.
 * The client asks for one trace at a time and sends the runtime, the archive and a model along with the first request that needs them.
 */

import type { EngineProblemKind, TraceRequest } from '../model/engine';
import type { Trace } from '../model/trace';
import type { WebGpuProblemKind } from './backend';
import type { ArchivePayload, ModelPayload, RuntimePayload } from './model-bytes';

export type ToHost =
  | {
      readonly kind: 'trace';
      readonly id: number;
      readonly request: TraceRequest;
      /** A trace of the same sentence, to go on from. */
      readonly previous: Trace | null;
      /** null where the host has them already, or has no need of them. */
      readonly runtime: StartRuntime | null;
      readonly archive: ArchivePayload | null;
      readonly model: ModelMessage | null;
    }
  | { readonly kind: 'cancel'; readonly id: number };

/** What a host computes with, from its first request to its end. */
export type StartRuntime =
  | { readonly backend: 'wasm'; readonly runtime: RuntimePayload }
  | { readonly backend: 'webgpu'; readonly file: Uint8Array };

export interface ModelMessage extends ModelPayload {
  /** Whether it has passed the self-test of WebGPU on this device already. */
  readonly isProved: boolean;
}

export type FromHost =
  /** The host listens. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly stage: 'runtime' | 'model' | 'running' }
  /** Still at work; said about once a second. */
  | { readonly kind: 'alive'; readonly id: number }
  | { readonly kind: 'trace'; readonly id: number; readonly trace: Trace }
  | { readonly kind: 'cancelled'; readonly id: number }
  /** WebGPU runs, on this adapter, and the model of the request has passed the self-test. */
  | { readonly kind: 'on-webgpu'; readonly id: number; readonly adapter: string }
  /** WebGPU can't be used here, or not any more (id null: while nothing was asked). */
  | { readonly kind: 'no-webgpu'; readonly id: number | null; readonly problem: WebGpuProblemKind; readonly message: string }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: EngineProblemKind; readonly message: string };

/** A way to a host. */
export interface Connection {
  /** Given buffers move to the host instead of being copied. */
  send(message: ToHost, transfer?: readonly Transferable[]): void;
  /** Ends the host; no message comes any more. */
  close(): void;
}

export interface ConnectionEvents {
  onMessage(message: FromHost): void;
  /** The host is gone or cannot be understood. */
  onBroken(error: Error): void;
}

/** The buffers of a trace, each once, so that a trace can move instead of being copied. */
export function buffersOf(trace: Trace): ArrayBuffer[] {
  const arrays = [trace.encoderStates.values, trace.keys.values, trace.initialState];
  for (const { query, scores, weights, context, updateGate, resetGate, embedding, state, nextState } of trace.steps) {
    arrays.push(query, scores, weights, context, updateGate, resetGate, embedding, state, nextState);
  }
  return [...new Set(arrays.map(({ buffer }) => buffer))].filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
}
