/** The reading view: a note's sections, drawn as the reader comes near, kept while their source stays the same. */

import type { MarkdownSectionInformation } from 'obsidian';
import type { App } from './app';
import { listenForLinks } from './link-events';
import { frontmatterOf, parseNote, type NoteSection, type ParsedNote } from './markdown';
import { MarkdownRenderChild } from './markdown-renderer';
import type { MarkdownView } from './markdown-view';
import { drawProperties } from './properties';

/** How many heights of the view are drawn below what is seen. */
const DRAWN_AHEAD = 2;

interface DrawnSection {
  readonly source: string;
  /** Owns what processors added for this section. */
  readonly owner: MarkdownRenderChild;
  section: NoteSection;
}

export class ReadingView extends MarkdownRenderChild {
  private readonly viewEl: HTMLElement;
  private readonly sizerEl: HTMLElement;
  private note: ParsedNote | null = null;
  private drawn: DrawnSection[] = [];

  constructor(private readonly app: App, containerEl: HTMLElement, private readonly view: MarkdownView) {
    super(containerEl);
    this.viewEl = containerEl.createDiv({ cls: 'markdown-preview-view markdown-rendered node-insert-event is-readable-line-width allow-fold-headings show-indentation-guide' });
    this.sizerEl = this.viewEl.createDiv({ cls: 'markdown-preview-sizer markdown-preview-section' });
    this.viewEl.addEventListener('scroll', () => this.drawNearby());
    listenForLinks(app, this.viewEl, () => this.file?.path ?? '', 'preview', view);
  }

  get file() { return this.view.file; }
  override onload(): void { this.registerEvent(this.app.workspace.on('post-processors-change', () => this.rerender(true))); }

  /** Shows a text; sections whose source has not changed keep their elements. */
  show(text: string): void {
    this.note = parseNote(text);
    const kept = [...this.drawn];
    this.drawn = [];
    for (const section of this.note.sections.filter(({ type }) => type !== 'yaml')) {
      const source = this.sourceOf(section);
      const index = kept.findIndex((old) => old.source === source);
      // Sections are drawn in order: past the first one that is new, drawNearby goes on.
      const [reused] = index < 0 ? [] : kept.splice(index, 1);
      if (!reused) break;
      reused.section = section;
      this.drawn.push(reused);
    }
    for (const old of kept) this.drop(old);
    this.sizerEl.setChildrenInPlace([this.headEl(), ...this.drawn.map(({ owner }) => owner.containerEl)]);
    this.drawNearby();
  }

  clear(): void {
    for (const old of this.drawn.splice(0)) this.drop(old);
    this.note = null;
    this.sizerEl.empty();
  }

  rerender(full = false): void {
    if (!this.note) return;
    const { text } = this.note;
    if (full) this.clear();
    this.show(text);
  }

  get(): string { return this.note?.text ?? ''; }
  set(text: string): void { this.show(text); }
  getScroll(): number { return this.viewEl.scrollTop; }
  applyScroll(scroll: number): void { this.viewEl.scrollTop = scroll; }
  onResize(): void { this.drawNearby(); }

  scrollToLine(line: number): void {
    while (this.drawn.every(({ section }) => section.lineEnd < line) && this.drawNext());
    const target = this.drawn.find(({ section }) => section.lineEnd >= line);
    target?.owner.containerEl.scrollIntoView();
  }

  private drawNearby(): void {
    if (!this.containerEl.isShown()) return;
    const isNear = () => this.viewEl.scrollHeight < this.viewEl.scrollTop + this.viewEl.clientHeight * (1 + DRAWN_AHEAD);
    while (isNear() && this.drawNext());
  }

  private drawNext(): boolean {
    const sections = this.note?.sections.filter(({ type }) => type !== 'yaml') ?? [];
    const section = sections[this.drawn.length];
    if (!section) return false;
    const holder = new MarkdownRenderChild(createDiv());
    holder.load();
    const drawn: DrawnSection = { source: this.sourceOf(section), owner: holder, section };
    const context = this.app.drawing.contextFor(this.file?.path ?? '', holder, (el) => this.sectionInfoOf(el));
    holder.containerEl = this.app.drawing.drawSection(section, context);
    this.drawn.push(drawn);
    this.sizerEl.appendChild(holder.containerEl);
    return true;
  }

  private drop({ owner }: DrawnSection): void {
    owner.unload();
    owner.containerEl.detach();
  }

  /** Elements inside an embed belong to another note, so they have no lines here. */
  private sectionInfoOf(el: HTMLElement): MarkdownSectionInformation | null {
    if (!this.note || el.closest('.internal-embed, .callout')) return null;
    const found = this.drawn.find(({ owner }) => owner.containerEl.contains(el));
    return found ? { text: this.note.text, lineStart: found.section.lineStart, lineEnd: found.section.lineEnd } : null;
  }

  private sourceOf({ lineStart, lineEnd }: NoteSection): string {
    return this.note?.lines.slice(lineStart, lineEnd + 1).join('\n') ?? '';
  }

  /** Title and properties. */
  private headEl(): HTMLElement {
    const head = this.sizerEl.querySelector<HTMLElement>(':scope > .mod-header') ?? createDiv({ cls: 'mod-header' });
    head.empty();
    head.createDiv({ cls: 'inline-title', text: this.file?.basename ?? '' });
    const frontmatter = frontmatterOf(this.note?.text ?? '');
    if (frontmatter) drawProperties(frontmatter.yaml, head);
    return head;
  }
}
