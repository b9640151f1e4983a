/** Shows a passage being translated, and does with the result what the reader asks for. */

import { ButtonComponent, DropdownComponent, Modal, Notice, type App, type Plugin } from 'obsidian';
import { languageNamesIn } from '../i18n/numbers';
import type { ModelCard } from '../model/card';
import { messageOf } from '../model/error-message';
import type { Decoding, Trace } from '../model/trace';
import { NO_INTERVENTIONS } from '../model/trace';
import { attentionBlock, translationCallout } from './insertions';
import { chooseModel, directionsOf, maximumWords } from './model-choice';
import type { NotePassage, WriteOutcome } from '../obsidian/note-passage';
import { inserted, insertionBelow } from './note-ranges';
import { ProgressLine } from './progress-line';
import { SentenceList } from './sentence-list';
import type { SentenceOptions } from './sentence-translator';
import type { TextRange } from '../obsidian/passage';
import type { TranslateServices } from './services';
import { Translation } from './translation';

export interface PassageToTranslate {
  readonly note: string;
  /** In the order of the note, and whole: see `wholeRanges`. */
  readonly ranges: readonly TextRange[];
  /** Where a result can be written; null: it can only be copied. */
  readonly place: NotePassage | null;
  /** Said above the sentences; empty: nothing. */
  readonly remark: string;
  /** For a whole note: takes the translated text instead of the buttons that write into this one. */
  readonly onWholeNote: ((markdown: string, language: string) => Promise<void>) | null;
}

interface Direction {
  readonly card: ModelCard;
  readonly language: string;
}

export class TranslationModal extends Modal {
  private readonly directions: readonly Direction[];
  private translation: Translation | null = null;
  private direction: Direction | null = null;
  private list: SentenceList | null = null;
  private progress: ProgressLine | null = null;
  private stop: AbortController | null = null;
  /** Ends what is asked beside the run of the passage, which may have been called off long before. */
  private readonly closing = new AbortController();
  private readonly body: HTMLElement;
  private readonly footer: HTMLElement;

  constructor(app: App, private readonly plugin: Plugin, private readonly services: TranslateServices, private readonly passage: PassageToTranslate) {
    super(app);
    this.directions = directionsOf(services.engine().models);
    this.modalEl.addClass('attention-lab-translation');
    this.setTitle(services.texts.translate.title);
    this.body = this.contentEl.createDiv({ cls: 'attention-lab-translation-body' });
    this.footer = this.contentEl.createDiv({ cls: 'attention-lab-translation-footer' });
  }

  override onOpen(): void {
    const { texts, engine, preferences } = this.services;
    const choice = chooseModel(this.passage.ranges.map(({ start, end }) => this.passage.note.slice(start, end)).join('\n'), engine().models, preferences().modelOfLanguage);
    this.addModelMenu(choice.kind === 'model' ? choice : null);
    if (choice.kind === 'model') {
      void this.begin(choice);
      return;
    }
    if (this.directions.length === 0) this.say(texts.translate.noModels);
    else this.say(choice.kind === 'unsure' ? texts.translate.unsure : texts.translate.noModelFor(this.languageName(choice.language)));
    new ButtonComponent(this.footer).setButtonText(texts.block.importModel).onClick((event) => {
      this.close();
      this.services.importModel(event);
    });
  }

  override onClose(): void {
    this.stop?.abort();
    this.closing.abort();
    this.list?.close();
    this.progress?.end('');
    this.contentEl.empty();
  }

  private addModelMenu(chosen: Direction | null): void {
    const { translate } = this.services.texts;
    const label = createEl('label', { cls: 'attention-lab-model-choice' });
    label.createSpan({ text: translate.model });
    const menu = new DropdownComponent(label);
    if (chosen === null) menu.addOption('', translate.chooseModel);
    this.directions.forEach(({ card, language }, index) => {
      menu.addOption(String(index), `${translate.direction(this.languageName(language), this.languageName(card.targetLanguage))} (${card.id})`);
    });
    const selected = this.directions.findIndex(({ card, language }) => card.id === chosen?.card.id && language === chosen.language);
    menu.setValue(selected < 0 ? '' : String(selected));
    menu.onChange((value) => {
      const direction = this.directions[Number(value)];
      if (value !== '' && direction !== undefined) void this.begin(direction);
    });
    this.contentEl.prepend(label);
  }

  private say(message: string): void {
    this.body.createEl('p', { cls: 'attention-lab-remark', text: message });
  }

  private async begin(direction: Direction): Promise<void> {
    this.stop?.abort();
    this.list?.close();
    this.progress?.end('');
    this.body.empty();
    if (this.passage.remark !== '') this.say(this.passage.remark);
    this.direction = direction;
    this.translation = null;
    this.footer.empty();
    const { win } = this.contentEl, { note, ranges } = this.passage;
    const rest = (): Promise<void> => new Promise((resolve) => { win.setTimeout(resolve); });
    const translation = await Translation.read(note, ranges, direction.language, rest, () => win.performance.now());
    // Meanwhile the reader chose another language, or closed the window.
    if (this.direction !== direction || !this.contentEl.isConnected) return;
    this.translation = translation;
    const { texts } = this.services;
    if (translation.sentences.length === 0) {
      this.say(texts.translate.nothingHere);
      return;
    }
    this.list = new SentenceList(this.body, translation.sentences, texts, (index, row) => void this.offerAlternatives(index, row));
    this.progress = new ProgressLine(this.body, this.plugin, texts);
    this.body.createEl('p', { cls: 'attention-lab-translation-legend', text: texts.translate.legend });
    void this.work(translation);
  }

  private async work(translation: Translation): Promise<void> {
    const { texts } = this.services;
    const stop = new AbortController();
    this.stop = stop;
    this.progress?.start();
    this.showStopButton(stop);
    let problem: string | null = null;
    try {
      await translation.run((text, decoding) => this.trace(text, decoding, stop.signal), this.options(), (index, progress) => {
        if (translation !== this.translation) return;
        this.list?.update(index);
        this.progress?.show(progress);
      }, () => performance.now());
    } catch (error) {
      if (!stop.signal.aborted) problem = texts.translate.failed(messageOf(error));
    }
    // The reader chose another model, or closed the window, while this one was still answering.
    if (translation !== this.translation || !this.contentEl.isConnected) return;
    const done = translation.sentences.filter(({ result }) => result !== null).length;
    this.progress?.end(problem ?? (translation.isComplete ? texts.translate.done(done) : texts.translate.stopped(done, translation.sentences.length)));
    if (translation.isComplete && this.passage.onWholeNote !== null) await this.finishNote(translation);
    else this.showActions(translation, problem !== null);
  }

  private trace(text: string, decoding: Decoding, signal: AbortSignal): Promise<Trace> {
    const modelId = this.direction?.card.id ?? '';
    return this.services.engine().trace({ modelId, text, decoding, interventions: NO_INTERVENTIONS }, { signal });
  }

  private options(): SentenceOptions {
    const card = this.direction?.card;
    const { decoding, longestSentence } = this.services.preferences();
    return { targetLanguage: card?.targetLanguage ?? 'en', decoding, maximumWords: card === undefined ? 1 : maximumWords(card, longestSentence) };
  }

  private showStopButton(stop: AbortController): void {
    this.footer.empty();
    new ButtonComponent(this.footer).setButtonText(this.services.texts.translate.cancel).onClick(() => stop.abort());
  }

  private showActions(translation: Translation, failed: boolean): void {
    const { translate } = this.services.texts;
    const { place } = this.passage;
    this.footer.empty();
    if (!translation.isComplete) this.button(failed ? translate.retry : translate.resume, () => void this.work(translation));
    if (translation.sentences.every(({ result }) => result === null)) return;
    if (this.passage.onWholeNote !== null) {
      this.button(translate.createNote, () => void this.finishNote(translation)).setCta();
    } else if (place !== null) {
      this.button(translate.insertBelow, () => void this.insertBelow(place, this.callout(translation))).setCta();
      this.button(translate.replace, () => void this.replace(place, translation));
      this.button(translate.insertBlock, () => void this.insertBelow(place, this.block(translation)));
    }
    const copy = this.button(translate.copy, () => void this.copy(translation));
    if (place === null && this.passage.onWholeNote === null) copy.setCta();
    const { openLens } = this.services;
    if (openLens === null) return;
    this.button(translate.openLens, () => {
      this.close();
      openLens(translation.sentences[0]?.source ?? '', this.direction?.card.id ?? '');
    });
  }

  private button(text: string, onClick: () => void): ButtonComponent {
    return new ButtonComponent(this.footer).setButtonText(text).onClick(onClick);
  }

  private callout(translation: Translation): string {
    const { translate } = this.services.texts;
    const title = translate.direction(this.languageName(this.direction?.language ?? ''), this.languageName(this.direction?.card.targetLanguage ?? ''));
    return translationCallout(title.charAt(0).toUpperCase() + title.slice(1), translation.markdown());
  }

  private block(translation: Translation): string {
    return attentionBlock(this.direction?.card.id ?? '', translation.sentences.map(({ source }) => source));
  }

  private async insertBelow(place: NotePassage, text: string): Promise<void> {
    this.tell(await place.write((note, ranges) => {
      const insertion = insertionBelow(note, ranges[ranges.length - 1]?.end ?? note.length);
      return [{ from: insertion.at, to: insertion.at, text: inserted(insertion, text) }];
    }));
  }

  private async replace(place: NotePassage, translation: Translation): Promise<void> {
    const texts = translation.markdownOfEach();
    this.tell(await place.write((_, ranges) => ranges.map(({ start, end }, index) => ({ from: start, to: end, text: texts[index] ?? '' }))));
  }

  private tell(outcome: WriteOutcome): void {
    const { translate } = this.services.texts;
    const message = { written: translate.inserted, changed: translate.changed, gone: translate.gone, failed: translate.failedToWrite }[outcome];
    new Notice(message);
    if (outcome === 'written') this.close();
  }

  private async copy(translation: Translation): Promise<void> {
    const { translate } = this.services.texts;
    await this.contentEl.win.navigator.clipboard.writeText(translation.markdown()).then(() => new Notice(translate.copied), () => new Notice(translate.notCopied));
  }

  private async finishNote(translation: Translation): Promise<void> {
    try {
      await this.passage.onWholeNote?.(translation.markdown(), this.direction?.card.targetLanguage ?? '');
      this.close();
    } catch {
      new Notice(this.services.texts.translate.failedToWrite);
      this.showActions(translation, false);
    }
  }

  private async offerAlternatives(index: number, row: HTMLElement): Promise<void> {
    const open = row.find('.attention-lab-wordings');
    if (open) {
      open.remove();
      return;
    }
    const { translation } = this;
    const { translate } = this.services.texts;
    if (translation === null) return;
    const list = row.createEl('ul', { cls: 'attention-lab-wordings', attr: { 'aria-label': translate.alternatives } });
    const run = (text: string, decoding: Decoding): Promise<Trace> => this.trace(text, decoding, this.closing.signal);
    const fail = (error: unknown): void => {
      list.remove();
      if (!this.closing.signal.aborted) new Notice(translate.failed(messageOf(error)));
    };
    const wordings = await translation.alternatives(index, run, this.options()).catch(fail);
    if (!wordings) return;
    if (wordings.length < 2) list.createEl('li', { text: translate.noAlternatives });
    for (const wording of wordings) {
      const item = list.createEl('li').createEl('button', { text: wording.shown });
      item.addEventListener('click', () => {
        void translation.reword(index, wording, run, this.options()).then((placed) => {
          if (placed) this.list?.update(index);
          list.remove();
        }, fail);
      });
    }
  }

  private languageName(language: string): string {
    return languageNamesIn(this.services.texts.language)(language);
  }
}
