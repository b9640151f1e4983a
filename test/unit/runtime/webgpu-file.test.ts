/** The file that WebGPU needs is what the committed list makes of the published one, and nothing else passes for it. */

import { readFileSync } from 'node:fs';
import { decompress } from 'fzstd';
import { beforeAll, describe, expect, it } from 'vitest';
import facts from '../../../src/engine/runtime/webgpu-runtime.json';
import { isWebGpuFile, unpackWebGpuFile, WEBGPU_FILE } from '../../../src/engine/webgpu-file';
import { OFFICIAL, OFFICIAL_WEBGPU, sha256Of } from '../../../scripts/trim-runtime/official-runtime.mjs';
import { makeWebGpuFile } from '../../../scripts/trim-runtime/webgpu-file.mjs';

let file: Uint8Array;
let made: object;
beforeAll(async () => {
  ({ bytes: file, facts: made } = await makeWebGpuFile());
}, 600_000);

describe('the file for WebGPU', () => {
  it('comes out as it is written down, from the pinned version', () => {
    expect(made).toEqual(facts);
    expect(facts.version).toBe(OFFICIAL.version);
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ devDependencies: { 'onnxruntime-web': OFFICIAL_WEBGPU.version } });
  });

  it('holds the script and the trimmed binary', async () => {
    expect(await isWebGpuFile(file)).toBe(true);
    const { script, wasm } = await unpackWebGpuFile(file);
    expect([script.length, sha256Of(new TextEncoder().encode(script))]).toEqual([facts.script.bytes, facts.script.sha256]);
    expect([wasm.length, sha256Of(wasm)]).toEqual([facts.trimmed.bytes, facts.trimmed.sha256]);
    expect(script).toMatch(/^(?:"use strict";)?var attentionLabWebGpu=/);
    expect(script).toContain('maximum:8192');
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['with one bit flipped', (bytes) => bytes.map((byte, index) => (index === 1_000_000 ? byte ^ 1 : byte))],
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 1)],
    ['with a byte more', (bytes) => Uint8Array.from([...bytes, 0])],
    ['unpacked and not packed again', (bytes) => decompress(bytes)],
    ['that is empty', () => new Uint8Array()],
  ])('is refused %s', async (_, change) => {
    const other = change(file);
    expect(await isWebGpuFile(other)).toBe(false);
    await expect(unpackWebGpuFile(other)).rejects.toMatchObject({ kind: 'wrong-file', message: expect.stringContaining(WEBGPU_FILE.sha256) as string });
  });
});
