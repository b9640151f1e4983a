/** The parts of the model that a note mentions: how often, where, and what is only a guess. */

import { type App, Modal } from 'obsidian';
import type { Texts } from '../../i18n';
import { componentName, componentOf } from '../../model/catalogue';
import type { ComponentId } from '../../model/catalogue';

export interface ListedMention {
  readonly id: ComponentId;
  readonly isCertain: boolean;
  /** 0-based. */
  readonly line: number;
  readonly offset: number;
  readonly written: string;
}

export class MentionsModal extends Modal {
  constructor(app: App, private readonly mentions: readonly ListedMention[], private readonly texts: Texts, private readonly jumpTo: (mention: ListedMention) => void) {
    super(app);
  }

  override onOpen(): void {
    const { links } = this.texts;
    this.setTitle(links.mentionsTitle);
    this.contentEl.addClass('attention-lab-list');
    this.#drawGroups(this.mentions.filter((mention) => mention.isCertain));
    const guesses = this.mentions.filter((mention) => !mention.isCertain);
    if (guesses.length === 0) return;
    this.contentEl.createDiv({ cls: 'attention-lab-card-heading', text: links.guesses });
    this.#drawGroups(guesses);
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  #drawGroups(mentions: readonly ListedMention[]): void {
    const ids = [...new Set(mentions.map(({ id }) => id))];
    const ofId = (id: ComponentId): readonly ListedMention[] => mentions.filter((mention) => mention.id === id);
    ids.sort((a, b) => ofId(b).length - ofId(a).length);
    for (const id of ids) {
      const component = componentOf(id);
      const row = this.contentEl.createDiv({ cls: 'attention-lab-list-row' });
      row.createSpan({ cls: `attention-lab-mark is-${component.group}`, attr: { 'aria-hidden': 'true' } });
      row.createSpan({ cls: 'attention-lab-list-name', text: componentName(component, this.texts.language) });
      row.createSpan({ cls: 'attention-lab-list-count', text: this.texts.links.mentionCount(ofId(id).length) });
      const jumps = row.createDiv({ cls: 'attention-lab-list-jumps' });
      for (const mention of ofId(id)) {
        const jump = jumps.createEl('button', { text: this.texts.links.jumpToLine(mention.line + 1), attr: { type: 'button', 'aria-label': mention.written } });
        jump.addEventListener('click', () => {
          this.close();
          this.jumpTo(mention);
        });
      }
    }
  }
}
