/** Keyboard scopes: the topmost hears a key first, then those that it was made from. */

import type { KeymapContext, KeymapEventHandler, KeymapEventListener, Modifier, PaneType, UserEvent } from 'obsidian';

interface Handler extends KeymapEventHandler {
  readonly func: KeymapEventListener;
}

export class Scope {
  private handlers: Handler[] = [];

  constructor(private readonly parent?: Scope) {}

  register(modifiers: Modifier[] | null, key: string | null, func: KeymapEventListener): KeymapEventHandler {
    const handler = { modifiers: modifiers === null ? null : [...modifiers].sort().join(','), key, func, scope: this } as unknown as Handler;
    this.handlers.push(handler);
    return handler;
  }

  unregister(handler: KeymapEventHandler): void {
    this.handlers = this.handlers.filter((known) => known !== handler);
  }

  /** @returns false when a handler took the key */
  handleKey(event: KeyboardEvent, context: KeymapContext): unknown {
    for (const { modifiers, key, func } of [...this.handlers].reverse()) {
      const isKey = key === null || key.toLowerCase() === event.key.toLowerCase();
      if (isKey && (modifiers === null || modifiers === context.modifiers)) {
        const result: unknown = func(event, context);
        if (result !== undefined) return result;
      }
    }
    return this.parent?.handleKey(event, context);
  }
}

export class Keymap {
  private scopes: Scope[];

  constructor(private readonly rootScope: Scope) {
    this.scopes = [];
  }

  /** `Mod` is Ctrl here: the host is no Mac. */
  static isModifier(event: MouseEvent | TouchEvent | KeyboardEvent, modifier: Modifier): boolean {
    return { Mod: event.ctrlKey, Ctrl: event.ctrlKey, Meta: event.metaKey, Shift: event.shiftKey, Alt: event.altKey }[modifier];
  }

  static isModEvent(event?: UserEvent | null): PaneType | boolean {
    if (!event) return false;
    const isMiddle = 'button' in event && event.button === 1;
    if (!isMiddle && !Keymap.isModifier(event, 'Mod')) return false;
    if (event.altKey) return event.shiftKey ? 'window' : 'split';
    return 'tab';
  }

  pushScope(scope: Scope): void {
    this.popScope(scope);
    this.scopes.push(scope);
  }

  popScope(scope: Scope): void {
    this.scopes = this.scopes.filter((known) => known !== scope);
  }

  /** For the host: hears the keys of a window, the page's or a pop-out's, until the release that it returns is called. */
  listenTo(win: Window): () => void {
    const listener = (event: KeyboardEvent) => {
      const held = (['Alt', 'Mod', 'Shift', 'Meta'] as const).filter((modifier) => Keymap.isModifier(event, modifier));
      const context: KeymapContext = { modifiers: held.sort().join(','), key: event.key, vkey: event.key };
      const scope = this.scopes.at(-1) ?? this.rootScope;
      if (scope.handleKey(event, context) === false) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    win.addEventListener('keydown', listener, true);
    return () => win.removeEventListener('keydown', listener, true);
  }
}
