/** The model card: what `model.json` says. Its parser is the border; past it, a card is trusted. */

export const CARD_FORMAT = 1;

export type AttentionKind = 'dot' | 'general' | 'additive' | 'location' | 'none';

export interface ModelFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface DataSource {
  readonly name: string;
  readonly role: 'train' | 'dev' | 'test';
  readonly pairs: number;
  readonly licence: string;
  readonly attribution: string;
}

export interface LengthBucket {
  readonly from: number;
  /** null: no upper end. */
  readonly to: number | null;
  readonly sentences: number;
  readonly bleu: number;
  readonly bleuInterval: readonly [number, number];
  readonly chrf: number;
  readonly chrfInterval: readonly [number, number];
}

export interface TranslationScore {
  readonly set: string;
  readonly decoding: string;
  readonly attention: boolean;
  readonly arithmetic: string;
  readonly bleu: number;
  readonly chrf: number;
  readonly sentences: number;
  readonly signature: string;
  readonly byLength: readonly LengthBucket[];
}

export interface AlignmentScore {
  readonly set: string;
  readonly method: string;
  readonly aer: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly sentences: number;
  readonly baselines: Readonly<Record<string, number>>;
}

export interface ModelCard {
  readonly format: typeof CARD_FORMAT;
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly sourceLanguages: readonly string[];
  readonly targetLanguage: string;
  readonly attention: {
    readonly kind: AttentionKind;
    /** `after`: the query is made from s_t (Luong); `before`: from s_{t-1} (Bahdanau). */
    readonly queryState: 'after' | 'before';
    readonly scale: number;
    readonly fixedContext: boolean;
    /** Location attention looks at no source position past this one. */
    readonly maximumPosition: number | null;
  };
  readonly gates: 'pytorch';
  readonly sizes: {
    readonly sourceVocabulary: number;
    readonly targetVocabulary: number;
    readonly sourceEmbedding: number;
    readonly targetEmbedding: number;
    readonly encoderState: number;
    readonly encoderLayers: number;
    /** A linear layer on each token's embedding is added to its encoder state. Cards may leave it out: no. */
    readonly encoderSkip: boolean;
    readonly decoderState: number;
    /** The readout is added to the decoder's state, through a linear layer, before the next step. Cards may leave it out: no. */
    readonly inputFeeding: boolean;
    readonly attention: number;
    readonly readout: number;
  };
  readonly parameters: {
    readonly total: number;
    readonly sourceEmbedding: number;
    readonly encoder: number;
    readonly initialState: number;
    readonly queryLayer: number;
    readonly keyLayer: number;
    readonly score: number;
    readonly targetEmbedding: number;
    readonly decoder: number;
    readonly readout: number;
    readonly output: number;
  };
  readonly limits: { readonly sourceTokens: number; readonly targetTokens: number };
  readonly files: readonly ModelFile[];
  readonly licence: string;
  readonly data: readonly DataSource[];
  readonly training: Readonly<Record<string, string | number | boolean>>;
  readonly scores: {
    readonly translation: readonly TranslationScore[];
    readonly alignment: readonly AlignmentScore[];
    readonly faithfulness: Readonly<Record<string, number>> | null;
  };
}
