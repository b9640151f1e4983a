import { describe, expect, it } from 'vitest';
import { createResolver } from '../../../src/links/resolve/resolve';
import type { NoteFacts } from '../../../src/links/resolve/resolve';
import { VaultIndex } from '../../../src/links/vault-index';

/** A vault in memory whose notes can be changed. */
class MemoryVault {
  readonly notes = new Map<string, NoteFacts>();
  add(path: string, facts: Partial<NoteFacts> = {}): void {
    this.notes.set(path, { path, aliases: [], componentProperty: [], tags: [], ...facts });
  }
  paths(): string[] {
    return [...this.notes.keys()];
  }
  facts(path: string): NoteFacts | null {
    return this.notes.get(path) ?? null;
  }
}

/** A clock that goes on by one millisecond each time it is read, and counts the pauses. */
function pacing(): { now: () => number; breathe: () => Promise<void>; pauses: number; onPause: () => void } {
  let time = 0;
  const pace = { now: () => (time += 1), breathe: () => { pace.pauses += 1; pace.onPause(); return Promise.resolve(); }, pauses: 0, onPause: () => {} };
  return pace;
}

function made(): { vault: MemoryVault; index: VaultIndex; pace: ReturnType<typeof pacing> } {
  const vault = new MemoryVault();
  vault.add('es/Encoder.md');
  vault.add('Codificador de la red.md', { aliases: ['Encoder'] });
  vault.add('Robótica/Encoder.md');
  vault.add('en/Context vector.md', { componentProperty: ['context-vector'] });
  vault.add('Diario.md');
  vault.add('Mal.md', { componentProperty: ['encodr'] });
  const pace = pacing();
  return { vault, index: new VaultIndex(vault, createResolver(), pace), pace };
}

describe('the index of notes', () => {
  it('reads nothing before it is asked', () => {
    const { index } = made();
    index.update('es/Encoder.md');
    expect(index.notesAbout('encoder')).toEqual([]);
  });

  it('knows the notes about a component, and the properties that name none', async () => {
    const { index } = made();
    await index.ready();
    expect(index.notesAbout('encoder')).toEqual(['Codificador de la red.md', 'es/Encoder.md']);
    expect(index.notesAbout('context-vector')).toEqual(['en/Context vector.md']);
    expect(index.notesAbout('bottleneck')).toEqual([]);
    expect(index.problems).toEqual([{ path: 'Mal.md', value: 'encodr', nearest: 'encoder' }]);
  });

  it('follows renaming, deleting, new aliases and a mended property', async () => {
    const { vault, index } = made();
    await index.ready();
    vault.notes.delete('es/Encoder.md');
    vault.add('es/Softmax.md');
    index.rename('es/Encoder.md', 'es/Softmax.md');
    expect(index.notesAbout('encoder')).toEqual(['Codificador de la red.md']);
    expect(index.notesAbout('softmax')).toEqual(['es/Softmax.md']);

    vault.add('Codificador de la red.md', { aliases: [] });
    index.update('Codificador de la red.md');
    expect(index.notesAbout('encoder')).toEqual([]);

    vault.add('Mal.md', { componentProperty: ['encoder'] });
    index.update('Mal.md');
    expect(index.problems).toEqual([]);
    expect(index.notesAbout('encoder')).toEqual(['Mal.md']);

    vault.notes.delete('Mal.md');
    index.remove('Mal.md');
    expect(index.notesAbout('encoder')).toEqual([]);
  });

  it('keeps both of two notes with one title', async () => {
    const { vault, index } = made();
    vault.add('en/Encoder.md');
    await index.ready();
    expect(index.notesAbout('encoder')).toEqual(['Codificador de la red.md', 'en/Encoder.md', 'es/Encoder.md']);
  });

  it('pauses while it reads a big vault, and takes changes of meanwhile into account', async () => {
    const { vault, index, pace } = made();
    for (let note = 0; note < 1000; note++) vault.add(`Notas/Nota ${note}.md`);
    vault.add('Softmax.md');
    pace.onPause = () => {
      if (pace.pauses !== 3) return;
      vault.notes.delete('Softmax.md');
      index.remove('Softmax.md');
      vault.notes.delete('es/Encoder.md');
      index.remove('es/Encoder.md');
    };
    await index.ready();
    expect(pace.pauses).toBeGreaterThan(5);
    expect(index.notesAbout('softmax')).toEqual([]);
    expect(index.notesAbout('encoder')).toEqual(['Codificador de la red.md']);
  });

  it('stops when it is told to', async () => {
    const { vault, index, pace } = made();
    for (let note = 0; note < 1000; note++) vault.add(`Notas/Nota ${note}.md`);
    vault.add('Softmax.md');
    pace.onPause = () => index.stop();
    await index.ready();
    expect(index.notesAbout('softmax')).toEqual([]);
  });
});
