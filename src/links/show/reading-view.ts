/** Chips in rendered Markdown: reading view, embeds, callouts, canvas cards, page previews. */

import type { MarkdownPostProcessor } from 'obsidian';
import type { Texts } from '../../i18n';
import type { ComponentFinder } from '../component-finder';
import type { WrittenMention } from '../mentions';
import { MarkedSection, mayMention } from './marked-section';
import type { ShownChips } from './shown-chips';

export interface ReadingViewParts {
  readonly finder: ComponentFinder;
  readonly chips: ShownChips;
  readonly texts: Texts;
  readonly isMarked: (kind: WrittenMention['kind']) => boolean;
}

export class ReadingViewChips {
  readonly #sections = new Set<MarkedSection>();

  constructor(private readonly parts: ReadingViewParts) {}

  readonly processor: MarkdownPostProcessor = (el, context) => {
    if (!mayMention(el)) return undefined;
    const section: MarkedSection = new MarkedSection(el, context, this.parts, () => this.#sections.delete(section));
    this.#sections.add(section);
    context.addChild(section);
    return this.#draw(section);
  };

  /** Other notes, or the settings, may now say something else; what a section shows and still holds is not drawn again. */
  lookAgain(sourcePath: string | null = null): void {
    for (const section of this.#sections) {
      if (sourcePath === null || section.sourcePath === sourcePath) void this.#draw(section);
    }
  }

  /** A promise only where the note must be read first. */
  #draw(section: MarkedSection): Promise<void> | undefined {
    const trust = this.parts.finder.trustIn(section.sourcePath);
    if (trust instanceof Promise) return trust.then((known) => section.draw(known));
    section.draw(trust);
    return undefined;
  }
}
