/** What a reader must know about a result: what was left out, what the model has never seen, what was changed about the run. */

import type { Texts } from '../i18n';
import { outOfReach } from '../model/reach';
import { isOrdinaryRun, type ReaderState } from '../model/reader-state';
import type { TokenizedText } from '../model/tokens';
import type { Picture } from './picture';

export class Notices {
  readonly #element: HTMLElement;
  readonly #texts: Texts;
  readonly #onReset: () => void;
  #result: Picture['result'] = null;

  constructor(parent: HTMLElement, texts: Texts, onReset: () => void) {
    this.#element = parent.createDiv('attention-lab-notices');
    this.#texts = texts;
    this.#onReset = onReset;
  }

  show({ state, card, result }: Picture): void {
    if (result === this.#result) return;
    this.#result = result;
    this.#element.empty();
    if (!result) return;
    const { block } = this.#texts;
    const { trace, ordinary } = result;
    if (trace.leftOut) this.#notice(block.leftOut(trace.leftOut.words), trace.leftOut.text);
    if (!trace.finished) this.#notice(block.unfinished);
    const beyond = outOfReach(card, trace.source);
    if (beyond) this.#notice(block.outOfReach(beyond.places, beyond.words));
    const unknown = unknownWords(trace.source);
    if (unknown.length > 0) this.#notice(block.unknownPieces(unknown));
    const changes = isOrdinaryRun(state) ? [] : changesOf(state, trace.source, this.#texts);
    if (changes.length === 0) return;
    const changed = this.#notice(`${block.captionChanged} ${changes.join('; ')}.`);
    if (ordinary.target.text !== trace.target.text) changed.createDiv({ text: block.ordinaryTranslation(ordinary.target.text) });
    const reset = changed.createEl('button', { cls: 'attention-lab-quiet', text: block.resetRun, type: 'button' });
    reset.addEventListener('click', this.#onReset);
  }

  #notice(text: string, quoted = ''): HTMLElement {
    const notice = this.#element.createDiv({ cls: 'attention-lab-notice', text });
    if (quoted !== '') notice.createDiv({ cls: 'attention-lab-quoted', text: quoted, attr: { dir: 'auto' } });
    return notice;
  }
}

function changesOf(state: ReaderState, source: TokenizedText, { block: { changes } }: Texts): readonly string[] {
  const hidden = state.hiddenWords.flatMap((word) => source.words[word]?.text ?? []);
  return [
    ...(state.attention ? [] : [changes.attention()]),
    ...(hidden.length === 0 ? [] : [changes.hidden(hidden)]),
    ...(state.weightChanges.length === 0 ? [] : [changes.weights()]),
    ...(state.forcedPieces.length === 0 ? [] : [changes.forced()]),
    ...(state.target === null ? [] : [changes.target()]),
  ];
}

/** Words that the model reads byte by byte or not at all, because no piece of its vocabulary covers them; each once. */
function unknownWords(source: TokenizedText): readonly string[] {
  const isStrange = (index: number): boolean => ['byte', 'unknown'].includes(source.tokens[index]?.kind ?? '');
  const words = source.words.filter(({ firstToken, endToken }) =>
    Array.from({ length: endToken - firstToken }, (_, offset) => firstToken + offset).some(isStrange));
  return [...new Set(words.map((word) => word.text))];
}
