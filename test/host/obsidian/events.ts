/** Events, as the vault, the workspace and the metadata cache send them. */

export interface EventRef {
  readonly events: Events;
  readonly name: string;
  readonly callback: (...data: never[]) => unknown;
  readonly context: unknown;
}

export class Events {
  private readonly listeners = new Map<string, EventRef[]>();

  on(name: string, callback: (...data: never[]) => unknown, context?: unknown): EventRef {
    const ref = { events: this, name, callback, context };
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), ref]);
    return ref;
  }

  off(name: string, callback: (...data: never[]) => unknown): void {
    this.keep(name, (ref) => ref.callback !== callback);
  }

  offref(ref: EventRef): void {
    this.keep(ref.name, (known) => known !== ref);
  }

  trigger(name: string, ...data: unknown[]): void {
    for (const ref of this.listeners.get(name) ?? []) this.tryTrigger(ref, data);
  }

  /** One listener's error must not keep the event from the others. */
  tryTrigger(ref: EventRef, data: unknown[]): void {
    try {
      ref.callback.apply(ref.context, data as never[]);
    } catch (error) {
      reportError(error);
    }
  }

  /** How many listeners there are; leak specs compare it before and after a plugin's life. */
  get listenerCount(): number {
    return [...this.listeners.values()].reduce((sum, refs) => sum + refs.length, 0);
  }

  private keep(name: string, test: (ref: EventRef) => boolean): void {
    this.listeners.set(name, (this.listeners.get(name) ?? []).filter(test));
  }
}
