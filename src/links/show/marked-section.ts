/** One section of rendered Markdown with its chips. It can be looked at again: chips that say the same stay where they are. */

import { MarkdownRenderChild, type MarkdownPostProcessorContext } from 'obsidian';
import type { WrittenMention } from '../mentions';
import { decodePath, parseReference } from '../resolve/reference';
import type { Resolution, Trust } from '../resolve/resolve';
import { createChip } from './chip';
import type { ReadingViewParts } from './reading-view';

const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const MENTIONS = `a.internal-link, strong, ${HEADINGS}`;
/** Where nothing is marked: code, formulas, properties, what other notes embed, and our own block. */
const NOT_PROSE = 'pre, code, .math, .metadata-container, .frontmatter, .internal-embed, .block-language-attention';

export function mayMention(section: HTMLElement): boolean {
  return section.querySelector(MENTIONS) !== null;
}

export class MarkedSection extends MarkdownRenderChild {
  readonly #shown = new Map<HTMLElement, ShownChip>();
  #isClosed = false;

  constructor(section: HTMLElement, private readonly context: MarkdownPostProcessorContext, private readonly parts: ReadingViewParts, private readonly onClose: () => void) {
    super(section);
  }

  get sourcePath(): string {
    return this.context.sourcePath;
  }

  /** @param trust null: nothing is shown in this note */
  draw(trust: Trust | null): void {
    if (this.#isClosed) return;
    for (const el of this.containerEl.findAll(MENTIONS)) {
      const resolution = this.#resolutionOf(el, trust);
      const key = JSON.stringify(resolution);
      const shown = this.#shown.get(el);
      if (shown ? shown.key === key : resolution.kind === 'none') continue;
      if (shown) this.#remove(el, shown);
      if (resolution.kind !== 'none') this.#add(el, { key, chip: createChip(resolution, this.parts.texts), resolution });
    }
  }

  override onunload(): void {
    this.#isClosed = true;
    for (const { chip } of this.#shown.values()) this.parts.chips.delete(chip);
    this.onClose();
  }

  #resolutionOf(el: HTMLElement, trust: Trust | null): Resolution {
    const mention = trust !== null && this.#isOurs(el) ? mentionOf(el) : null;
    return trust !== null && mention && this.parts.isMarked(mention.kind) ? this.parts.finder.find(mention, this.sourcePath, trust) : { kind: 'none' };
  }

  /** Prose of this note that no outer section has marked. */
  #isOurs(el: HTMLElement): boolean {
    const other = el.closest(NOT_PROSE);
    if (other !== null && this.containerEl.contains(other) && other !== this.containerEl) return false;
    if (this.#shown.has(el)) return true;
    return !el.nextElementSibling?.hasClass('attention-lab-part-chip') && el.querySelector(':scope > .attention-lab-part-chip') === null;
  }

  #add(el: HTMLElement, { key, chip, resolution }: ShownChip & { readonly resolution: Exclude<Resolution, { kind: 'none' }> }): void {
    const { context, containerEl } = this;
    const written = el.innerText;
    if (el.matches(HEADINGS)) el.append(chip);
    else el.after(chip);
    this.#shown.set(el, { key, chip });
    this.parts.chips.add({
      el: chip, resolution, sourcePath: context.sourcePath, written,
      place: () => {
        const info = context.getSectionInfo(containerEl);
        return info ? { text: info.text, line: info.lineStart } : null;
      },
    });
  }

  #remove(el: HTMLElement, { chip }: ShownChip): void {
    this.#shown.delete(el);
    this.parts.chips.delete(chip);
    chip.remove();
  }
}

interface ShownChip {
  /** What it stands for, as one comparable text. */
  readonly key: string;
  readonly chip: HTMLElement;
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
