/** How far an import is: a bar, a stage with its percentage, and the button that calls it off. */

import { ButtonComponent } from 'obsidian';
import type { Texts } from '../i18n';

export type ImportStage = 'reading' | 'unpacking' | 'checking' | 'writing';

export class ImportProgress {
  private readonly element: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly label: HTMLElement;

  constructor(parent: HTMLElement, private readonly texts: Texts, onCancel: () => void) {
    const { import: words } = texts.settings;
    this.element = parent.createDiv({ cls: 'attention-lab-run-progress is-working' });
    this.bar = this.element.createDiv({
      cls: 'attention-lab-run-progress-bar', attr: { 'role': 'progressbar', 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-label': words.title },
    });
    this.bar.createDiv({ cls: 'attention-lab-run-progress-fill' });
    this.label = this.element.createDiv({ cls: 'attention-lab-run-progress-label', attr: { 'aria-live': 'polite' } });
    new ButtonComponent(parent.createDiv({ cls: 'modal-button-container' })).setButtonText(words.cancel).onClick(onCancel);
  }

  /** Resolves when the window has had time to draw it. */
  show(stage: ImportStage, share: number): Promise<void> {
    this.bar.setAttribute('aria-valuenow', String(Math.round(share * 100)));
    this.bar.style.setProperty('--attention-lab-run-progress', String(share));
    this.label.setText(this.texts.settings.import.working[stage](share));
    return new Promise((resolve) => { this.element.win.setTimeout(resolve); });
  }
}
