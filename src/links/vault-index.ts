/**
 * Which notes of the vault are about which component. Built when it is first asked for, in short slices,
 * and kept up to date note by note.
 */

import type { ComponentId } from '../model/catalogue';
import type { NoteFacts, Resolution, Resolver } from './resolve/resolve';

/** What the index needs of the vault. */
export interface NoteSource {
  paths(): readonly string[];
  /** null: there is no such note (any more). */
  facts(path: string): NoteFacts | null;
}

export interface Pacing {
  /** Milliseconds, from any origin. */
  now(): number;
  /** Resolves when the main thread has done what else it had to do. */
  breathe(): Promise<void>;
}

export interface PropertyProblem {
  readonly path: string;
  readonly value: string;
  readonly nearest: ComponentId | null;
}

const SLICE_MILLISECONDS = 5;
const NOTES_BETWEEN_LOOKS_AT_THE_CLOCK = 16;

export class VaultIndex {
  readonly #pathsOf = new Map<ComponentId, Set<string>>();
  readonly #problems = new Map<string, PropertyProblem>();
  readonly #idsOf = new Map<string, readonly ComponentId[]>();
  #building: Promise<void> | null = null;
  #isStopped = false;

  constructor(private readonly source: NoteSource, private readonly resolver: Resolver, private readonly pacing: Pacing) {}

  /** Resolves when every note has been read; the first call starts it. */
  ready(): Promise<void> {
    this.#building ??= this.#build();
    return this.#building;
  }

  /** Whether anybody has asked yet; before, changes need not be told. */
  get isStarted(): boolean {
    return this.#building !== null;
  }

  /** Paths of the notes about a component, in alphabetical order. What has been read so far, while it is being built. */
  notesAbout(id: ComponentId): readonly string[] {
    return [...(this.#pathsOf.get(id) ?? [])].sort((a, b) => a.localeCompare(b));
  }

  /** Notes whose property names no component. */
  get problems(): readonly PropertyProblem[] {
    return [...this.#problems.values()];
  }

  /** Reads one note again: it was made, or its title, aliases or property may have changed. */
  update(path: string): void {
    if (!this.isStarted) return;
    this.#forget(path);
    const facts = this.source.facts(path);
    if (facts) this.#remember(path, this.resolver.note(facts));
  }

  remove(path: string): void {
    this.#forget(path);
  }

  rename(from: string, to: string): void {
    this.#forget(from);
    this.update(to);
  }

  /** Ends a build that is going on. */
  stop(): void {
    this.#isStopped = true;
  }

  async #build(): Promise<void> {
    await this.pacing.breathe();
    let sliceStart = this.pacing.now();
    let sinceLook = 0;
    for (const path of this.source.paths()) {
      if (this.#isStopped) return;
      if (!this.#idsOf.has(path) && !this.#problems.has(path)) this.update(path);
      sinceLook += 1;
      if (sinceLook < NOTES_BETWEEN_LOOKS_AT_THE_CLOCK) continue;
      sinceLook = 0;
      if (this.pacing.now() - sliceStart < SLICE_MILLISECONDS) continue;
      await this.pacing.breathe();
      sliceStart = this.pacing.now();
    }
  }

  #remember(path: string, resolution: Resolution): void {
    if (resolution.kind === 'problem') {
      this.#problems.set(path, { path, value: resolution.value, nearest: resolution.nearest });
      return;
    }
    const ids = resolution.kind === 'component' ? [resolution.id] : resolution.kind === 'ambiguous' ? resolution.ids : [];
    if (ids.length === 0) return;
    this.#idsOf.set(path, ids);
    for (const id of ids) {
      const paths = this.#pathsOf.get(id);
      if (paths) paths.add(path);
      else this.#pathsOf.set(id, new Set([path]));
    }
  }

  #forget(path: string): void {
    this.#problems.delete(path);
    for (const id of this.#idsOf.get(path) ?? []) this.#pathsOf.get(id)?.delete(path);
    this.#idsOf.delete(path);
  }
}
