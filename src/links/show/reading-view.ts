/** Chips in rendered Markdown: reading view, embeds, callouts, canvas cards, page previews. */

import { MarkdownRenderChild, type MarkdownPostProcessor, type MarkdownPostProcessorContext } from 'obsidian';
import type { Texts } from '../../i18n';
import type { ComponentFinder } from '../component-finder';
import type { WrittenMention } from '../mentions';
import { decodePath, parseReference } from '../resolve/reference';
import type { Trust } from '../resolve/resolve';
import { createChip } from './chip';
import type { ShownChips } from './shown-chips';

export interface ReadingViewParts {
  readonly finder: ComponentFinder;
  readonly chips: ShownChips;
  readonly texts: Texts;
  readonly isMarked: (kind: WrittenMention['kind']) => boolean;
}

const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const MENTIONS = `a.internal-link, strong, ${HEADINGS}`;
/** Where nothing is marked: code, formulas, properties, what other notes embed, and our own block. */
const NOT_PROSE = 'pre, code, .math, .metadata-container, .frontmatter, .internal-embed, .block-language-attention';

export function chipsInReadingView(parts: ReadingViewParts): MarkdownPostProcessor {
  return (section, context) => {
    if (section.querySelector(MENTIONS) === null) return undefined;
    const trust = parts.finder.trustIn(context.sourcePath);
    if (!(trust instanceof Promise)) return mark(section, context, trust, parts);
    return trust.then((known) => mark(section, context, known, parts));
  };
}

function mark(section: HTMLElement, context: MarkdownPostProcessorContext, trust: Trust | null, parts: ReadingViewParts): void {
  if (trust === null) return;
  const made: HTMLElement[] = [];
  for (const el of section.findAll(MENTIONS)) {
    const mention = isProse(el, section) ? mentionOf(el) : null;
    if (!mention || !parts.isMarked(mention.kind)) continue;
    const resolution = parts.finder.find(mention, context.sourcePath, trust);
    if (resolution.kind === 'none') continue;
    const chip = createChip(resolution, parts.texts);
    if (el.matches(HEADINGS)) el.append(chip);
    else el.after(chip);
    made.push(chip);
    parts.chips.add({
      el: chip, resolution, sourcePath: context.sourcePath, written: el.innerText,
      place: () => {
        const info = context.getSectionInfo(section);
        return info ? { text: info.text, line: info.lineStart } : null;
      },
    });
  }
  if (made.length === 0) return;
  const owner = new MarkdownRenderChild(section);
  owner.register(() => { for (const chip of made) parts.chips.delete(chip); });
  context.addChild(owner);
}

function isProse(el: HTMLElement, section: HTMLElement): boolean {
  const other = el.closest(NOT_PROSE);
  if (other !== null && section.contains(other) && other !== section) return false;
  return !el.nextElementSibling?.hasClass('attention-lab-part-chip') && el.querySelector(':scope > .attention-lab-part-chip') === null;
}

function mentionOf(el: HTMLElement): WrittenMention | null {
  const text = el.textContent.trim();
  if (el.matches('a')) {
    const href = decodePath(el.dataset['href'] ?? '');
    const reference = parseReference(href);
    if (!reference) return null;
    const isWritten = text !== href && text !== [reference.target, reference.heading].filter(Boolean).join(' > ');
    return { kind: 'link', from: 0, to: 0, reference: { ...reference, display: isWritten ? text : null } };
  }
  if (text === '' || el.querySelector('a.internal-link') !== null || el.closest('a.internal-link') !== null) return null;
  return { kind: el.matches('strong') ? 'term' : 'heading', from: 0, to: 0, text };
}
