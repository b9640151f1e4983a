/** How far a translation is: a bar, a count, an estimate. The same words go to the status bar while it works. */

import { Platform, type Plugin } from 'obsidian';
import type { Texts } from '../i18n';
import { numbersIn } from '../i18n/numbers';
import type { Progress } from './translation';

export class ProgressLine {
  readonly element: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly label: HTMLElement;
  private statusItem: HTMLElement | null = null;

  constructor(parent: HTMLElement, private readonly plugin: Plugin, private readonly texts: Texts) {
    this.element = parent.createDiv({ cls: 'attention-lab-run-progress' });
    this.bar = this.element.createDiv({
      cls: 'attention-lab-run-progress-bar',
      attr: { role: 'progressbar', 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-label': texts.translate.title },
    });
    this.bar.createDiv({ cls: 'attention-lab-run-progress-fill' });
    this.label = this.element.createDiv({ cls: 'attention-lab-run-progress-label', attr: { 'aria-live': 'polite' } });
  }

  start(): void {
    this.element.addClass('is-working');
    this.fill(0);
    this.label.setText(this.texts.translate.starting);
    // Phones and tablets have no status bar.
    if (!Platform.isMobile) this.statusItem ??= this.plugin.addStatusBarItem();
    this.statusItem?.setText(this.status(0));
  }

  show({ sentencesDone, sentences, share, secondsLeft }: Progress): void {
    const { translate } = this.texts;
    this.fill(share);
    const left = secondsLeft === null || secondsLeft < 1 ? '' : `, ${translate.secondsLeft(Math.round(secondsLeft))}`;
    this.label.setText(translate.working(sentencesDone, sentences) + left);
    this.statusItem?.setText(this.status(share));
  }

  /** @param label what is said from now on */
  end(label: string): void {
    this.element.removeClass('is-working');
    this.label.setText(label);
    this.statusItem?.remove();
    this.statusItem = null;
  }

  private fill(share: number): void {
    this.bar.setAttribute('aria-valuenow', String(Math.round(share * 100)));
    this.bar.style.setProperty('--attention-lab-run-progress', String(share));
  }

  private status(share: number): string {
    return this.texts.translate.statusBar(numbersIn(this.texts.language).percent(share));
  }
}
