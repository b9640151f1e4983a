import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], environment: 'node', testTimeout: 120_000, hookTimeout: 180_000 } },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], environment: 'node', fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000, expect: { poll: { timeout: 30_000 } } } },
      ...[
        { name: 'webgpu', include: ['test/webgpu/*.test.ts'] },
        // Apart from npm test: a processor that plays a graphics card takes minutes.
        { name: 'webgpu-long', include: ['test/webgpu/long/*.test.ts'] },
      ].map((specs) => ({ test: { ...specs, globalSetup: 'test/webgpu/find-adapter.ts', environment: 'node' as const, fileParallelism: false, testTimeout: 600_000, hookTimeout: 300_000, expect: { poll: { timeout: 120_000 } } } })),
      { test: { name: 'pictures', include: ['scripts/pictures/*.pictures.ts'], environment: 'node', fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000, expect: { poll: { timeout: 30_000 } } } },
    ],
  },
});
