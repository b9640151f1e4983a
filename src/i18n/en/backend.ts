/** English texts about where the engine computes. */

import { numbersIn } from '../numbers';

const { decimal } = numbersIn('en');
const time = (milliseconds: number): string => `${decimal(milliseconds, milliseconds < 10 ? 1 : 0)} ms`;
const times = (wasm: number, webgpu: number): string => `Per sentence: WASM ${time(wasm)}, WebGPU ${time(webgpu)}.`;

export const backend = {
  backend: 'Backend',
  backendHint: 'What computes on this device: WASM runs on the processor and is always there; WebGPU runs on the graphics card and needs the file below. The automatic choice takes WebGPU only after a measurement here found it faster. This choice is not synced.',
  choices: { automatic: 'Automatic', wasm: 'WASM', webgpu: 'WebGPU' },
  measure: 'Measure both',
  measureHint: 'Translates three sentences with each of them, in the search chosen above, and compares.',
  start: 'Measure',
  measuring: 'Measuring…',
  wasmIsFaster: (wasm: number, webgpu: number) => `${times(wasm, webgpu)} WASM is faster here, ${decimal(webgpu / wasm, 1)} times.`,
  webgpuIsFaster: (wasm: number, webgpu: number) => `${times(wasm, webgpu)} WebGPU is faster here, ${decimal(wasm / webgpu, 1)} times.`,
  notMeasured: (reason: string) => `WebGPU can't be used here. ${reason} WASM computes.`,
  measuringFailed: 'The measurement could not be finished.',
  file: 'Runtime for WebGPU',
  fileStates: {
    missing: 'Not installed. The plugin downloads nothing: the file webgpu-runtime.bin is beside the plugin in a release, or npm run install-plugin makes it and puts it in place.',
    ready: 'Installed on this device.',
    wrong: 'The file in the plugin\'s folder is not the one that this version needs, and is not used.',
  },
  importFile: 'Import…',
  removeFile: 'Remove',
  added: 'The runtime for WebGPU was added',
  removed: 'The runtime for WebGPU was removed',
  refused: {
    'wrong-file': (sha256: string) => `This is not the runtime that this version of the plugin needs. Its SHA-256 would be ${sha256}.`,
    'write-failed': 'The runtime could not be written. The disk may be full. Nothing was changed.',
    'unreadable': 'The file could not be read.',
  },
  fellBack: (reason: string) => `WebGPU can't be used. ${reason} WASM computes instead.`,
  problems: {
    'no-file': 'Its runtime is not installed.',
    'wrong-file': 'Its runtime is not the one that this version needs.',
    'no-worker': 'The app allows no worker.',
    'no-adapter': 'This device offers none.',
    'too-slow': 'It did not start in time.',
    'wrong-results': 'It computed wrong numbers.',
    'lost': 'The graphics card was taken away.',
    'failed': 'It stopped.',
  },
};
