/** A line to try another sentence in. It changes what the block shows; the note is only written on a click. */

import type { Texts } from '../i18n';
import type { Picture } from './picture';

export interface SentenceInputEvents {
  readonly onEdit: (text: string) => void;
  readonly onSave: () => void;
}

export class SentenceInput {
  readonly #input: HTMLInputElement;
  readonly #unsaved: HTMLElement;
  readonly #events: SentenceInputEvents;
  #inNote: string | null = null;
  #timer = 0;

  constructor(parent: HTMLElement, texts: Texts, events: SentenceInputEvents) {
    this.#events = events;
    const { block } = texts;
    const element = parent.createDiv('attention-lab-try');
    this.#input = element.createEl('input', {
      cls: 'attention-lab-input',
      type: 'text',
      placeholder: block.tryAnother,
      attr: { 'aria-label': block.tryAnother, spellcheck: 'false', autocomplete: 'off', dir: 'auto' },
    });
    this.#input.addEventListener('input', () => this.#editSoon());
    this.#input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) this.#edit();
      else if (event.key === 'Escape') this.#back();
      else return;
      event.preventDefault();
    });

    this.#unsaved = element.createDiv('attention-lab-unsaved');
    this.#unsaved.createSpan({ cls: 'attention-lab-muted', text: block.tryHint });
    const save = this.#unsaved.createEl('button', { cls: 'attention-lab-quiet', text: block.saveToNote, type: 'button' });
    save.addEventListener('click', () => events.onSave());
    const back = this.#unsaved.createEl('button', { cls: 'attention-lab-quiet', text: block.backToNote, type: 'button' });
    back.addEventListener('click', () => this.#back());
    this.#unsaved.hide();
  }

  show({ state, sentenceInNote }: Picture): void {
    const shown = state.sentences[state.sentence] ?? '';
    const isEdited = shown !== sentenceInNote;
    this.#inNote = sentenceInNote;
    this.#unsaved.toggle(isEdited);
    // While the reader types, the line is theirs.
    if (this.#input.doc.activeElement !== this.#input) this.#input.value = isEdited ? shown : '';
  }

  destroy(): void {
    this.#input.win.clearTimeout(this.#timer);
  }

  #editSoon(): void {
    this.#input.win.clearTimeout(this.#timer);
    this.#timer = this.#input.win.setTimeout(() => this.#edit(), TYPING_PAUSE);
  }

  #edit(): void {
    this.#input.win.clearTimeout(this.#timer);
    const text = this.#input.value.trim();
    if (text !== '') this.#events.onEdit(text);
    else if (this.#inNote !== null) this.#events.onEdit(this.#inNote);
  }

  #back(): void {
    this.#input.value = '';
    this.#edit();
  }
}

/** Milliseconds without a key after which the sentence is run. */
const TYPING_PAUSE = 250;
