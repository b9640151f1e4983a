/** Notices at the top right, gone after some seconds or a click. */

const DEFAULT_MILLISECONDS = 5000;

export class Notice {
  readonly noticeEl: HTMLElement;
  readonly containerEl: HTMLElement;
  readonly messageEl: HTMLElement;

  /** @param duration milliseconds; 0 stays until it is clicked */
  constructor(message: string | DocumentFragment, duration = DEFAULT_MILLISECONDS) {
    this.containerEl = activeDocument.body.querySelector<HTMLElement>(':scope > .notice-container') ?? activeDocument.body.createDiv({ cls: 'notice-container' });
    this.noticeEl = this.containerEl.createDiv({ cls: 'notice' });
    this.messageEl = this.noticeEl.createDiv({ cls: 'notice-message' });
    this.setMessage(message);
    this.noticeEl.addEventListener('click', () => this.hide());
    if (duration > 0) window.setTimeout(() => this.hide(), duration);
  }

  setMessage(message: string | DocumentFragment): this {
    this.messageEl.setText(message);
    return this;
  }

  hide(): void {
    this.noticeEl.detach();
    if (this.containerEl.childElementCount === 0) this.containerEl.detach();
  }
}
