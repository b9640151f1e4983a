/** Modules that the build makes; see scripts/build. */

declare module 'embedded:runtime' {
  /** The runtime's WebAssembly: one zstd frame in base64, and the SHA-256 of what is in it. */
  const runtime: { readonly base64: string; readonly sha256: string };
  export default runtime;
}

declare module 'embedded:models' {
  /** The first one is the default. */
  const models: ReadonlyArray<{ readonly card: import('../model/card').ModelCard; readonly base64: string }>;
  export default models;
}

declare module 'inline:./worker' {
  /** The script of the engine's worker. */
  const script: string;
  export default script;
}
