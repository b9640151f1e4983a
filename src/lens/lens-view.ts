/** The pane beside the note. It follows the reader's sentence, or stays with the block that they pinned it to. */

import { ItemView, Notice, setIcon, type ViewStateResult, type WorkspaceLeaf } from 'obsidian';
import type { ComponentId } from '../model/catalogue';
import { blockKey } from '../model/open-blocks';
import { formulaSetter } from '../obsidian/set-formula';
import { writeBlock } from '../obsidian/write-block';
import { LensScreen } from './lens-screen';
import type { LensServices } from './lens-services';
import { LensSession, type Followed } from './lens-session';
import { isLensTab, type LensTab } from './lens-tabs';
import { NoteFollower } from './note-follower';

export const LENS_VIEW = 'attention-lab-lens';

/** What the workspace remembers of a lens. */
interface LensViewState extends Record<string, unknown> {
  readonly tab: LensTab;
  /** null: the lens follows the cursor. */
  readonly pinned: Followed | null;
}

export class LensView extends ItemView {
  override icon = 'scan-search';
  override navigation = false;
  #screen: LensScreen | null = null;
  #session: LensSession | null = null;
  #follower: NoteFollower | null = null;
  #pinned: Followed | null = null;
  #tab: LensTab = 'alignment';

  constructor(leaf: WorkspaceLeaf, private readonly services: LensServices) {
    super(leaf);
  }

  override getViewType(): string { return LENS_VIEW; }
  override getDisplayText(): string { return this.services.texts.lens.title; }

  override getState(): LensViewState { return { tab: this.#screen?.tab ?? this.#tab, pinned: this.#pinned }; }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const { tab, pinned } = readState(state);
    this.#tab = tab;
    this.#screen?.choose(tab);
    if (pinned !== null) this.pinTo(pinned);
    await super.setState(state, result);
  }

  protected override onOpen(): Promise<void> {
    const { app, services } = this, engine = services.engine();
    const session = new LensSession(engine, services.openBlocks, services.read, services.modelIdOf, {
      onShow: (input) => { this.#screen?.show(input, session.followed?.source ?? null); },
      onEmpty: (source) => { this.#screen?.showEmpty(source); },
      onProgress: (stage) => { this.#screen?.showProgress(stage); },
      onProblem: (error) => { this.#screen?.showProblem(error, session.followed?.source ?? null); },
    });
    this.#session = session;
    this.#build(session);
    const follower = new NoteFollower(app, services.openBlocks, services.editing, (followed) => { if (this.#pinned === null) session.follow(followed); });
    this.#follower = follower;
    this.registerEvent(app.workspace.on('css-change', () => { this.#screen?.restyle(); }));
    void services.ready().then(() => {
      if (this.#follower !== follower) return;
      if (this.#pinned !== null) this.pinTo(this.#pinned); else void follower.look();
    });
    return Promise.resolve();
  }

  protected override onClose(): Promise<void> {
    this.#follower?.stop();
    this.#session?.close();
    this.#screen?.destroy();
    this.#follower = this.#session = this.#screen = null;
    return Promise.resolve();
  }

  /** Stays with a block until the reader lets it go. */
  pinTo(followed: Followed): void {
    this.#pinned = followed;
    this.#screen?.showPinned(true);
    this.#session?.follow(followed);
    void this.app.workspace.requestSaveLayout();
  }

  chooseTab(tab: LensTab): void {
    this.#tab = tab;
    this.#screen?.choose(tab);
  }

  /** The model of the block may be there now, or be gone. */
  modelsChanged(): void {
    this.#session?.retry();
    this.#screen?.modelsChanged();
  }

  chooseComponent(component: ComponentId): void {
    this.#session?.dispatch({ kind: 'choose-component', component });
  }

  #build(session: LensSession): void {
    const { services } = this;
    this.#screen = new LensScreen(this.contentEl, {
      texts: services.texts, engine: services.engine(), quizScores: services.quizScores, listProblems: services.listProblems, setIcon,
      renderMath: formulaSetter(),
      drawNotes: (parent, component) => { services.drawNotes(parent, component, session.followed?.sourcePath ?? ''); },
      dispatch: (action) => { session.dispatch(action); },
      undo: () => { session.undo(); },
      canUndo: () => session.canUndo(),
      onInsert: () => { void services.insertBlock().then(() => this.#follower?.look()); },
      onRetry: () => { session.retry(); },
      onTab: () => { void this.app.workspace.requestSaveLayout(); },
      onPin: () => { this.#togglePin(); },
      onSave: () => { void this.#save(); },
      onShare: (event) => { this.#share(event); },
    }, this.#tab);
    this.#screen.showPinned(this.#pinned !== null);
  }

  #togglePin(): void {
    const followed = this.#session?.followed ?? null;
    if (this.#pinned !== null) {
      this.#pinned = null;
      this.#screen?.showPinned(false);
      void this.app.workspace.requestSaveLayout();
    } else if (followed !== null) this.pinTo(followed);
  }

  /** What is on screen, as the block that the lens is at. */
  #share(event: MouseEvent): void {
    const followed = this.#session?.followed, input = this.#session?.input, screen = this.#screen;
    if (!followed || !input || !screen) return;
    this.services.share(blockKey(followed.sourcePath, followed.source), event, {
      view: screen.savedView ?? this.services.viewOf(screen.tab) ?? 'heatmap', pieces: screen.comparison,
    });
  }

  /** Writes what the reader chose into the block: on this click only, taken back by one undo. */
  async #save(): Promise<void> {
    const followed = this.#session?.followed, input = this.#session?.input, { texts } = this.services;
    if (!followed || !input || !this.#screen) return;
    const content = this.services.print(input.state, this.#screen.tab, this.#screen.savedView);
    const result = await writeBlock(this.app, { sourcePath: followed.sourcePath, content: followed.source, line: null }, content);
    new Notice(result === 'written' ? texts.lens.saved : texts.lens.notSaved);
    if (result !== 'written') return;
    const written = { ...followed, source: content };
    if (this.#pinned !== null) this.pinTo(written); else this.#session?.follow(written);
  }
}

/** A stored layout is outside input. */
function readState(state: unknown): LensViewState {
  const { tab, pinned } = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
  const { sourcePath, source, sentence } = (typeof pinned === 'object' && pinned !== null ? pinned : {}) as Record<string, unknown>;
  return {
    tab: isLensTab(tab) ? tab : 'alignment',
    pinned: typeof sourcePath === 'string' && typeof source === 'string' ? { sourcePath, source, sentence: typeof sentence === 'number' ? sentence : null } : null,
  };
}
