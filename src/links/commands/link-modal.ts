/** Proposes links for mentions that are none yet; the reader ticks which. */

import { type App, Modal } from 'obsidian';
import type { Texts } from '../../i18n';
import { componentOf } from '../../model/catalogue';
import type { UnlinkedMention } from '../unlinked';

export interface ProposedLink {
  readonly mention: UnlinkedMention;
  /** What will stand in the text, like `[[Encoder|encoders]]`. */
  readonly link: string;
  /** The note's name as readers know it. */
  readonly note: string;
  /** A little of the text on both sides. */
  readonly before: string;
  readonly after: string;
}

export class LinkModal extends Modal {
  readonly #ticked = new Set<ProposedLink>();

  /** The first mention of each component is ticked: one link per note and name is enough for most. */
  constructor(app: App, private readonly proposals: readonly ProposedLink[], private readonly texts: Texts, private readonly apply: (chosen: readonly ProposedLink[]) => void) {
    super(app);
    const seen = new Set<string>();
    for (const proposal of proposals) {
      if (!seen.has(proposal.mention.id)) this.#ticked.add(proposal);
      seen.add(proposal.mention.id);
    }
  }

  override onOpen(): void {
    const { links } = this.texts;
    this.setTitle(links.linkTitle);
    this.contentEl.addClass('attention-lab-list');
    this.contentEl.createEl('p', { text: links.linkExplanation });
    for (const proposal of this.proposals) this.#drawRow(proposal);
    const buttons = this.contentEl.createDiv({ cls: 'modal-button-container' });
    const confirm = buttons.createEl('button', { cls: 'mod-cta', attr: { type: 'button' } });
    const tell = (): void => {
      confirm.setText(links.linkButton(this.#ticked.size));
      confirm.disabled = this.#ticked.size === 0;
    };
    tell();
    this.contentEl.addEventListener('change', tell);
    confirm.addEventListener('click', () => {
      this.close();
      this.apply(this.proposals.filter((proposal) => this.#ticked.has(proposal)));
    });
    buttons.createEl('button', { text: links.cancel, attr: { type: 'button' } }).addEventListener('click', () => this.close());
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  #drawRow(proposal: ProposedLink): void {
    const row = this.contentEl.createEl('label', { cls: 'attention-lab-list-row' });
    const tick = row.createEl('input', { type: 'checkbox' });
    tick.checked = this.#ticked.has(proposal);
    tick.addEventListener('change', () => {
      if (tick.checked) this.#ticked.add(proposal);
      else this.#ticked.delete(proposal);
    });
    row.createSpan({ cls: `attention-lab-mark is-${componentOf(proposal.mention.id).group}`, attr: { 'aria-hidden': 'true' } });
    const context = row.createSpan({ cls: 'attention-lab-list-context' });
    context.createSpan({ text: proposal.before });
    context.createEl('strong', { text: proposal.mention.text });
    context.createSpan({ text: proposal.after });
    row.createSpan({ cls: 'attention-lab-list-count', text: this.texts.links.linkTo(proposal.note) });
  }
}
