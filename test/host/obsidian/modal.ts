/** Modals: a window over the active window, closed by Escape, its cross or a click beside it. */

import type { App } from './app';
import { ButtonComponent, ToggleComponent } from './setting-components';
import { Scope } from './keymap';

export class Modal {
  readonly scope: Scope;
  readonly containerEl = createDiv({ cls: 'modal-container mod-dim' });
  readonly modalEl: HTMLElement;
  readonly headerEl: HTMLElement;
  readonly titleEl: HTMLElement;
  readonly contentEl: HTMLElement;
  shouldRestoreSelection = true;
  private focusedBefore: Element | null = null;
  private closeCallback: (() => unknown) | null = null;

  constructor(readonly app: App) {
    this.scope = new Scope(app.scope);
    this.scope.register([], 'Escape', () => { this.close(); return false; });
    this.containerEl.createDiv({ cls: 'modal-bg' }).addEventListener('click', () => this.close());
    this.modalEl = this.containerEl.createDiv({ cls: 'modal', attr: { role: 'dialog', 'aria-modal': 'true' } });
    this.modalEl.createDiv({ cls: 'modal-close-button', attr: { 'aria-label': 'Close' } }).addEventListener('click', () => this.close());
    this.headerEl = this.modalEl.createDiv({ cls: 'modal-header' });
    this.titleEl = this.headerEl.createDiv({ cls: 'modal-title' });
    this.contentEl = this.modalEl.createDiv({ cls: 'modal-content' });
  }

  open(): void {
    if (this.containerEl.isConnected) return;
    this.focusedBefore = activeDocument.activeElement;
    activeDocument.body.appendChild(this.containerEl);
    this.app.keymap.pushScope(this.scope);
    void this.onOpen();
    const first = this.contentEl.querySelector<HTMLElement>('input, button, select, textarea, [tabindex="0"]');
    first?.focus();
  }

  close(): void {
    if (!this.containerEl.isConnected) return;
    this.app.keymap.popScope(this.scope);
    this.containerEl.detach();
    this.onClose();
    this.closeCallback?.();
    if (this.shouldRestoreSelection) (this.focusedBefore as HTMLElement | null)?.focus();
  }

  onOpen(): Promise<void> | void {}
  onClose(): void {}

  setTitle(title: string): this {
    this.titleEl.setText(title);
    return this;
  }

  setContent(content: string | DocumentFragment): this {
    this.contentEl.setText(content);
    return this;
  }

  setCloseCallback(callback: () => unknown): this {
    this.closeCallback = callback;
    return this;
  }
}

export class ConfirmationButton extends ButtonComponent {
  constructor(containerEl: HTMLElement, private readonly modal: ConfirmationModal) {
    super(containerEl);
  }

  override onClick(handler: (event: MouseEvent) => unknown): this {
    return super.onClick(async (event) => { if (await handler(event) !== true) this.modal.close(); });
  }

  setInitialFocus(): this {
    this.buttonEl.autofocus = true;
    return this;
  }

  setSecondary(): this { return this.setClass('mod-secondary'); }
  setCancel(): this { return this.setClass('mod-cancel'); }
}

export class ConfirmationModal extends Modal {
  readonly buttonContainerEl: HTMLElement;

  constructor(app: App) {
    super(app);
    this.modalEl.addClass('mod-confirmation');
    this.buttonContainerEl = this.modalEl.createDiv({ cls: 'modal-button-container' });
  }

  addClass(name: string): this {
    this.modalEl.addClass(name);
    return this;
  }

  addCheckbox(label: string, callback: (value: boolean) => unknown): this {
    const row = this.buttonContainerEl.createEl('label', { cls: 'mod-checkbox', text: label });
    new ToggleComponent(row).onChange(callback);
    return this;
  }

  addButton(callback: (button: ConfirmationButton) => unknown): this {
    callback(new ConfirmationButton(this.buttonContainerEl, this));
    return this;
  }

  addCancelButton(text = 'Cancel'): this {
    return this.addButton((button) => button.setButtonText(text).setCancel().onClick(() => undefined));
  }
}
