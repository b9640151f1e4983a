/** From Markdown to elements: the sections of a note, its callouts, tasks, formulas and embeds, and what plugins make of them. */

import type { MarkdownSectionInformation } from 'obsidian';
import { Component } from './component';
import { setIcon } from './icons';
import { parseLinktext, resolveSubpath } from './links';
import { htmlOf, parseNote, type NoteSection } from './markdown';
import { drawMath } from './math';
import type { MetadataCache } from './metadata-cache';
import { sanitizeHTMLToDom } from './sanitize';
import type { TFile, Vault } from './vault';

const DEEPEST_EMBED = 4;
const IMAGES = ['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp'];

export interface PostProcessor {
  (el: HTMLElement, context: PostProcessorContext): unknown;
  sortOrder?: number;
}

export type CodeBlockHandler = (source: string, el: HTMLElement, context: PostProcessorContext) => unknown;

/** What a post processor is told of the place that it works in. */
export interface PostProcessorContext {
  readonly docId: string;
  readonly sourcePath: string;
  readonly frontmatter: unknown;
  addChild(child: MarkdownRenderChild): void;
  /** Null where the element is no section of the note itself: embeds, callouts, print. */
  getSectionInfo(el: HTMLElement): MarkdownSectionInformation | null;
  /** What processors returned; whoever draws waits for all of them. */
  readonly promises: unknown[];
}

export class MarkdownRenderChild extends Component {
  constructor(public containerEl: HTMLElement) {
    super();
  }
}

/** Where the app keeps the processors of all plugins, and everything that it takes to draw a note with them. */
export class MarkdownDrawing {
  private processors: PostProcessor[] = [];
  /** Fence languages that a plugin draws; Live Preview makes widgets of these. */
  readonly codeBlocks = new Map<string, CodeBlockHandler>();
  private documents = 0;
  /** Counts the changes of the processors; what was drawn under an older number is stale. */
  revision = 0;

  constructor(private readonly vault: Vault, private readonly metadataCache: MetadataCache) {}

  get processorCount(): number {
    return this.processors.length;
  }

  addProcessor(processor: PostProcessor): void {
    this.revision++;
    this.processors.push(processor);
    this.processors.sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
  }

  removeProcessor(processor: PostProcessor): void {
    this.revision++;
    this.processors = this.processors.filter((known) => known !== processor);
  }

  contextFor(sourcePath: string, owner: Component, sectionInfo: (el: HTMLElement) => MarkdownSectionInformation | null = () => null): PostProcessorContext {
    const file = this.vault.getFileByPath(sourcePath);
    return {
      docId: `document-${++this.documents}`,
      sourcePath,
      frontmatter: (file && this.metadataCache.getFileCache(file)?.frontmatter) ?? null,
      addChild: (child) => { owner.addChild(child); },
      getSectionInfo: sectionInfo,
      promises: [],
    };
  }

  /** Draws a whole text into an element, embeds included, and waits until every processor is done. */
  async render(text: string, el: HTMLElement, sourcePath: string, owner: Component, depth = 0): Promise<void> {
    const context = this.contextFor(sourcePath, owner);
    for (const section of parseNote(text).sections) el.appendChild(this.drawSection(section, context, depth));
    await Promise.all(context.promises);
  }

  /** One section as the reading view holds it: `div.el-p`, `div.el-h2`, `div.el-pre` … */
  drawSection(section: NoteSection, context: PostProcessorContext, depth = 0): HTMLElement {
    const content = sanitizeHTMLToDom(htmlOf(section.tokens));
    const tag = content.firstElementChild?.tagName.toLowerCase() ?? section.type;
    const el = createDiv({ cls: `el-${tag}` });
    el.append(content);
    shapeBlocks(el);
    for (const math of el.findAll('span.math, div.math')) drawMath(math.textContent, math.hasClass('math-block'), math);
    this.markUnresolvedLinks(el, context.sourcePath);
    // Where a section's text is inside a callout, the app can't say which lines it has.
    for (const processor of this.processors) context.promises.push(processor(el, el.find('.callout') === null ? context : { ...context, getSectionInfo: () => null }));
    for (const embed of el.findAll('span.internal-embed')) context.promises.push(this.loadEmbed(embed, context, depth));
    return el;
  }

  /** Draws one fenced block for Live Preview. */
  runCodeBlock(language: string, source: string, el: HTMLElement, context: PostProcessorContext): void {
    context.promises.push(this.codeBlocks.get(language)?.(source, el, context));
  }

  private markUnresolvedLinks(el: HTMLElement, sourcePath: string): void {
    for (const link of el.findAll('a.internal-link')) {
      const { path } = parseLinktext(link.getAttr('data-href') ?? '');
      link.toggleClass('is-unresolved', this.metadataCache.getFirstLinkpathDest(path, sourcePath) === null);
    }
  }

  async loadEmbed(el: HTMLElement, context: PostProcessorContext, depth: number): Promise<void> {
    const link = el.getAttr('src') ?? '';
    const { path, subpath } = parseLinktext(link);
    const file = this.metadataCache.getFirstLinkpathDest(path, context.sourcePath);
    if (!file) {
      el.addClass('file-embed', 'mod-empty');
      el.setText(`"${link}" is not created yet.`);
    } else if (IMAGES.includes(file.extension)) {
      el.addClass('media-embed', 'image-embed', 'is-loaded');
      el.createEl('img', { attr: { src: this.vault.getResourcePath(file), alt: el.getAttr('alt') } });
    } else if (file.extension === 'md' && depth < DEEPEST_EMBED) {
      el.addClass('markdown-embed', 'inline-embed', 'is-loaded');
      if (subpath === '') el.createDiv({ cls: 'embed-title markdown-embed-title', text: file.basename });
      const child = new MarkdownRenderChild(el.createDiv({ cls: 'markdown-embed-content' }));
      context.addChild(child);
      const body = child.containerEl.createDiv({ cls: 'markdown-preview-view markdown-rendered show-indentation-guide' });
      await this.render(await this.textOf(file, subpath), body, file.path, child, depth + 1);
    } else {
      el.addClass('file-embed', 'is-loaded');
      el.setText(file.name);
    }
  }

  /** A note's text, or the part of it that a link names. */
  async textOf(file: TFile, subpath: string): Promise<string> {
    const text = await this.vault.cachedRead(file);
    const cache = this.metadataCache.getFileCache(file);
    const part = subpath === '' || !cache ? null : resolveSubpath(cache, subpath);
    return part ? text.slice(part.start.offset, part.end?.offset) : text;
  }
}

/** The post processor that stands behind registerMarkdownCodeBlockProcessor. */
export function codeBlockPostProcessor(language: string, handler: CodeBlockHandler): PostProcessor {
  return (el, context) => {
    const blocks = el.findAll('pre > code').filter((code) => code.hasClass(`language-${language}`));
    return Promise.all(blocks.map((code) => {
      const target = createDiv({ cls: `block-language-${language}` });
      code.parentElement?.replaceWith(target);
      return handler(code.textContent.replace(/\n$/, ''), target, context);
    }));
  };
}

/** What the app makes of plain elements: headings, callouts, tasks, tables, images. */
function shapeBlocks(el: HTMLElement): void {
  for (const heading of el.findAll('h1, h2, h3, h4, h5, h6')) heading.setAttr('data-heading', heading.textContent);
  for (const text of el.findAll('p, li, h1, h2, h3, h4, h5, h6')) hideBlockId(text);
  for (const quote of el.findAll('blockquote')) shapeCallout(quote);
  for (const item of el.findAll('li')) shapeTask(item);
  for (const list of el.findAll('ul, ol')) list.addClass('has-list-bullet');
  for (const image of el.findAll('img')) image.setAttr('referrerpolicy', 'no-referrer');
}

function hideBlockId(el: HTMLElement): void {
  const last = el.lastChild;
  if (last?.nodeType === Node.TEXT_NODE) last.textContent = (last.textContent ?? '').replace(/(?:^|\s)\^[a-zA-Z0-9-]+\s*$/, '');
}

function shapeTask(item: HTMLElement): void {
  const holder = item.firstElementChild?.tagName === 'P' ? item.firstElementChild : item;
  const first = holder.firstChild;
  const mark = first?.nodeType === Node.TEXT_NODE ? /^\[(.)\]\s/.exec(first.textContent ?? '') : null;
  if (!first || !mark) return;
  first.textContent = (first.textContent ?? '').slice(mark[0].length);
  item.addClass('task-list-item');
  item.setAttr('data-task', mark[1]?.trim() ?? '');
  const box = createEl('input', { cls: 'task-list-item-checkbox', type: 'checkbox' });
  box.checked = mark[1] !== ' ';
  holder.prepend(box);
  item.parentElement?.addClass('contains-task-list');
}

const CALLOUT_ICONS: Readonly<Record<string, string>> = {
  note: 'pencil', info: 'info', tip: 'lightbulb', hint: 'lightbulb', question: 'info', warning: 'triangle-alert', example: 'align-left', quote: 'quote', abstract: 'file-text', success: 'check',
};

function shapeCallout(quote: HTMLElement): void {
  const first = quote.firstElementChild;
  const head = first?.tagName === 'P' ? /^\[!([\w-]+)(?:\|([^\]]*))?\]([+-]?)[ \t]*/.exec(first.textContent) : null;
  const firstText = first?.firstChild;
  if (!first || !head || firstText?.nodeType !== Node.TEXT_NODE) return;
  const type = (head[1] ?? 'note').toLowerCase();
  firstText.textContent = (firstText.textContent ?? '').slice(head[0].length);

  const callout = createDiv({ cls: 'callout', attr: { 'data-callout': type, 'data-callout-fold': head[3] ?? '', 'data-callout-metadata': head[2] ?? '' } });
  const title = callout.createDiv({ cls: 'callout-title' });
  setIcon(title.createDiv({ cls: 'callout-icon' }), CALLOUT_ICONS[type] ?? 'pencil');
  const titleText = title.createDiv({ cls: 'callout-title-inner' });
  // The title is the first line; what follows it in the same paragraph is content.
  while (first.firstChild && first.firstChild.nodeName !== 'BR') titleText.append(first.firstChild);
  if (titleText.textContent.trim() === '') titleText.setText(type.charAt(0).toUpperCase() + type.slice(1));
  first.firstChild?.remove();
  if (first.textContent.trim() === '' && first.childElementCount === 0) first.remove();

  const content = callout.createDiv({ cls: 'callout-content' });
  content.append(...Array.from(quote.childNodes));
  if (head[3]) {
    callout.addClass('is-collapsible');
    setIcon(title.createDiv({ cls: 'callout-fold' }), 'chevron-down');
    const fold = (collapsed: boolean) => {
      callout.toggleClass('is-collapsed', collapsed);
      content.toggle(!collapsed);
    };
    title.addEventListener('click', () => fold(!callout.hasClass('is-collapsed')));
    fold(head[3] === '-');
  }
  quote.replaceWith(callout);
}
