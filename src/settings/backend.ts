/** Which backend the user chose on this device, what was measured there, and what follows. Pure; kept by device-backend.ts. */

import { WEBGPU_FILE } from '../engine/webgpu-file';

export const BACKEND_CHOICES = ['automatic', 'wasm', 'webgpu'] as const;
export type BackendPreference = (typeof BACKEND_CHOICES)[number];

/** Milliseconds per sentence on this device. */
export interface BackendTimes {
  readonly wasm: number;
  readonly webgpu: number;
}

export interface StoredBackend {
  readonly preference: BackendPreference;
  /** Of the runtime's present file; null where nothing was measured with it. */
  readonly times: BackendTimes | null;
}

/** What is kept on the device as a choice; anything malformed counts as not there. */
export function readBackend(stored: unknown): StoredBackend {
  const values = isRecord(stored) ? stored : {};
  const { wasm, webgpu, file } = isRecord(values['times']) ? values['times'] : {};
  return {
    preference: BACKEND_CHOICES.find((choice) => choice === values['preference']) ?? 'automatic',
    times: isTime(wasm) && isTime(webgpu) && file === WEBGPU_FILE.sha256 ? { wasm, webgpu } : null,
  };
}

export function writeBackend({ preference, times }: StoredBackend): unknown {
  return { preference, times: times && { ...times, file: WEBGPU_FILE.sha256 } };
}

/** Automatic means WebAssembly, until a measurement on this device found WebGPU faster. */
export function wantsWebGpu({ preference, times }: StoredBackend): boolean {
  return preference === 'webgpu' || (preference === 'automatic' && times !== null && times.webgpu < times.wasm);
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
