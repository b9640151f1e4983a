/** Modules that the build makes; see scripts/build. */

declare module 'embedded:runtime' {
  /** The runtime's WebAssembly: one zstd frame in base85, and the SHA-256 of what is in it. */
  const runtime: { readonly base85: string; readonly sha256: string };
  export default runtime;
}

declare module 'embedded:models' {
  const models: {
    /** The first one is the default. */
    readonly cards: readonly import('../model/card').ModelCard[];
    /** What the frame holds, one after another: all files of all cards, each once. */
    readonly files: ReadonlyArray<{ readonly sha256: string; readonly bytes: number }>;
    /** One zstd frame in base85. */
    readonly base85: string;
  };
  export default models;
}

declare module 'inline:./worker' {
  /** The script of the engine's worker. */
  const script: string;
  export default script;
}
