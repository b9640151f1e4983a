// What main.js is made of, in bytes of the finished file.

/** Where a build leaves what it counted, for the bench. */
export const SIZES_FILE = '.cache/sizes.json';

/** Parts in the order of the printed table; the first pattern that matches an input's path takes it. */
const PARTS = [
  ['runtime (ONNX Runtime, zstd, base85)', /^embedded-files:.*runtime$/],
  ['models (zstd, base85) and their cards', /^embedded-files:.*models$/],
  ['worker (engine and the runtime\'s JavaScript)', /^inline-worker:/],
  ['runtime\'s JavaScript, for when no worker starts', /node_modules\/onnxruntime/],
  ['chart.js', /node_modules\/(chart\.js|@kurkle)\//],
  ['other packages', /node_modules\//],
  ['our own code', /./],
];

/** Bytes of each part of the build that `metafile` describes: [part, bytes][], largest first. */
export function sizesOfParts(metafile) {
  const { inputs, bytes: total } = Object.values(metafile.outputs)[0];
  const sizes = new Map(PARTS.map(([part]) => [part, 0]));
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const [part] = PARTS.find(([, pattern]) => pattern.test(path));
    sizes.set(part, sizes.get(part) + bytesInOutput);
  }
  const counted = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  return [...sizes, ['bundler\'s glue', total - counted], ['main.js', total]].sort(([, a], [, b]) => b - a);
}

/** Prints the table, the whole file first. */
export function printSizes(metafile) {
  for (const [part, bytes] of sizesOfParts(metafile)) {
    process.stdout.write(`${bytes.toLocaleString('en').padStart(11)}  ${part}\n`);
  }
}
