/**
 * What a spec can do in a notes app, whichever it is: the bench host (bench-app.ts), or the real app (see test/app/README.md).
 * Nothing here knows how the app is driven.
 */

import type { HostOptions } from './obsidian/platform';
import type { NoteMode, Traces } from './host-controls';

export type { NoteMode, Traces };
export type StartOptions = Partial<HostOptions>;

/** Some elements of the app, found anew whenever they are used. Actions and readings wait until there is one. */
export interface Part {
  find(selector: string): Part;
  /** The element at an index, 0-based. */
  at(index: number): Part;
  count(): Promise<number>;
  text(): Promise<string>;
  /** The text of each of them. */
  texts(): Promise<string[]>;
  attribute(name: string): Promise<string | null>;
  isVisible(): Promise<boolean>;
  /** Pixels in the window. */
  box(): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }>;
  waitUntilShown(): Promise<void>;
  waitUntilGone(): Promise<void>;
  scrollIntoView(): Promise<void>;
  /** @param place where in the element, as shares of its width and height; its middle unless told */
  click(place?: readonly [x: number, y: number]): Promise<void>;
  /** With a finger; only where the app was started as a phone or tablet. */
  tap(): Promise<void>;
  /** Opens the context menu there; its entries are `.menu .menu-item`. */
  rightClick(): Promise<void>;
  hover(place?: readonly [x: number, y: number]): Promise<void>;
  focus(): Promise<void>;
  fill(text: string): Promise<void>;
  select(value: string): Promise<void>;
  /** Runs a function on the element, in its window. It can use nothing from around it but its argument. */
  evaluate<R, A = undefined>(read: (el: HTMLElement, argument: A) => R | Promise<R>, argument?: A): Promise<R>;
  /** Saves `test-results/NAME.png`. */
  screenshot(name: string): Promise<void>;
}

/** A window of the app: the main one, or a pop-out. */
export interface AppWindow {
  find(selector: string): Part;
  /** A key as Playwright writes it: `ArrowRight`, `Control+z`. */
  press(key: string): Promise<void>;
  /** Types where the focus is. */
  type(text: string): Promise<void>;
  setSize(width: number, height: number): Promise<void>;
  screenshot(name: string): Promise<void>;
  closeWindow(): Promise<void>;
}

export interface NotesApp extends AppWindow {
  /** Starts anew on the same vault, as when the app is closed and opened. */
  restart(options?: StartOptions): Promise<void>;
  openNote(path: string, mode: NoteMode): Promise<void>;
  setMode(mode: NoteMode): Promise<void>;
  /** Writes a note, making it if need be; where it is open, it changes as if another program had written it. */
  writeNote(path: string, text: string): Promise<void>;
  readNote(path: string): Promise<string>;
  /** Any file by its path in the vault, those in `.obsidian` included (data.json, and main.js itself, for the next restart). */
  readFile(path: string): Promise<string>;
  writeFile(path: string, text: string): Promise<void>;
  /** Puts the cursor into the open note, 0-based, and the focus into its editor. */
  setCursor(line: number, column: number): Promise<void>;
  undo(): Promise<void>;
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  /** The width of the note's pane, with both sidebars hidden below 900 pixels. */
  setNoteWidth(width: number): Promise<void>;
  setSidePaneWidth(width: number): Promise<void>;
  setReducedMotion(isReduced: boolean): Promise<void>;
  /** As what the window's styles are taken: `print` is how a printed page looks. */
  setMedia(media: 'screen' | 'print'): Promise<void>;
  clipboard(): Promise<string>;
  copy(text: string): Promise<void>;
  /** Does something that opens the device's file picker, and picks this file there. */
  pickFile(open: () => Promise<void>, name: string, bytes: Uint8Array): Promise<void>;
  enablePlugin(): Promise<void>;
  disablePlugin(): Promise<void>;
  /** @returns whether the command could run */
  runCommand(id: string): Promise<boolean>;
  commands(): Promise<string[]>;
  openSettings(): Promise<Part>;
  closeSettings(): Promise<void>;
  openPopout(path: string, mode: NoteMode): Promise<AppWindow>;
  /** Moves the active tab with all that lives in it. */
  moveToPopout(): Promise<AppWindow>;
  /** Draws a note as for PDF export and gives what was drawn; `pdf` prints it. */
  print(path: string): Promise<Part>;
  pdf(): Promise<Uint8Array>;
  endPrint(): Promise<void>;
  /** Draws a text card of a canvas, as `.canvas-node`. */
  drawCanvasCard(canvas: string, text: string): Promise<void>;
  changeDataFromOutside(data: unknown): Promise<void>;
  openedLinks(): Promise<readonly { readonly linktext: string; readonly sourcePath: string; readonly newLeaf: unknown }[]>;
  /** Runs a function in the main window. It can use nothing from around it but its argument. */
  evaluate<R, A = undefined>(read: (argument: A) => R | Promise<R>, argument?: A): Promise<R>;

  /** Errors that nobody caught, and what was written to the console as an error. */
  errors(): readonly string[];
  /** Requests to anywhere but the app's own files. */
  foreignRequests(): readonly string[];
  workerCount(): number;
  /** Lets the app's own clock run from the next start on as the spec says: see `passMinutes`. */
  holdClock(): Promise<void>;
  /** So many minutes go by at once for the app, after `holdClock`. */
  passMinutes(minutes: number): Promise<void>;
  /** Runs a function in the plugin's worker. It can use nothing from around it. */
  evaluateInWorker<R>(read: () => R | Promise<R>): Promise<R>;
  /** From now on until the next start, workers run this function first. It can use nothing from around it. */
  changeWorkers(before: () => void): Promise<void>;
  traces(): Promise<Traces>;
  /** Ends what nothing refers to any more, in every window. */
  collectGarbage(): Promise<void>;
  close(): Promise<void>;
}
