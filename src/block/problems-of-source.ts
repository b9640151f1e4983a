/** The list of a block's problems where another view follows the block's text. */

import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import type { ReaderState } from '../model/reader-state';
import type { Trace } from '../model/trace';
import { BlockProblems } from './block-problems';
import { parseBlock, type BlockDefaults, type ParsedBlock } from './grammar';
import { ProblemList } from './problem-list';
import { chooseModel } from './run-problems';

export interface SourceServices {
  readonly texts: Texts;
  readonly defaults: () => BlockDefaults;
  readonly models: () => readonly ModelCard[];
  readonly preferredModel: (sentence: string) => string | null;
  readonly importModel: (event: MouseEvent) => void;
}

export function listProblems(parent: HTMLElement, { texts, defaults, models, preferredModel, importModel }: SourceServices) {
  const list = new ProblemList(parent, texts, importModel);
  let known: { readonly source: string; readonly parsed: ParsedBlock; readonly problems: BlockProblems } | null = null;
  return {
    /** `source` is the block's text, null: there is none; `run` what is shown of it, null: nothing yet. */
    show: (source: string | null, run: { readonly trace: Trace; readonly state: ReaderState } | null): void => {
      if (source === null) { list.show([]); return; }
      if (known?.source !== source) {
        const parsed = parseBlock(source, defaults());
        known = { source, parsed, problems: new BlockProblems(parsed) };
      }
      const { parsed, problems } = known, { modelId, sentences, sentence } = run?.state ?? parsed.state;
      const card = chooseModel(models(), modelId, preferredModel(sentences[sentence] ?? ''));
      // Without a sentence no model is asked.
      list.show(card === null || sentences.length === 0 ? parsed.problems : problems.list(models(), card, run));
    },
  };
}
