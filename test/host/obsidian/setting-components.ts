/** The controls of a settings tab: toggles, text fields, dropdowns, sliders and buttons. */

import { setIcon } from './icons';
import { setTooltip } from './tooltip';

export abstract class BaseComponent {
  disabled = false;

  then(callback: (component: this) => unknown): this {
    callback(this);
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.disabled = disabled;
    return this;
  }
}

export abstract class ValueComponent<T> extends BaseComponent {
  protected changeCallback: ((value: T) => unknown) | null = null;

  abstract getValue(): T;
  abstract setValue(value: T): this;

  onChange(callback: (value: T) => unknown): this {
    this.changeCallback = callback;
    return this;
  }

  /** As the app's settings tab does with controls that are bound to a key. */
  registerOptionListener(listeners: Record<string, (value?: T) => T>, key: string): this {
    listeners[key] = (value) => {
      if (value !== undefined) this.setValue(value);
      return this.getValue();
    };
    return this;
  }
}

export class ToggleComponent extends ValueComponent<boolean> {
  readonly toggleEl: HTMLElement;
  private readonly inputEl: HTMLInputElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.toggleEl = containerEl.createDiv({ cls: 'checkbox-container' });
    this.inputEl = this.toggleEl.createEl('input', { type: 'checkbox', attr: { tabindex: 0 } });
    this.toggleEl.addEventListener('click', (event) => {
      event.preventDefault();
      this.onClick();
    });
    this.inputEl.addEventListener('keydown', (event) => { if (event.key === ' ' || event.key === 'Enter') this.onClick(); });
  }

  override setDisabled(disabled: boolean): this {
    this.toggleEl.toggleClass('is-disabled', disabled);
    this.inputEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  getValue(): boolean { return this.toggleEl.hasClass('is-enabled'); }

  setValue(on: boolean): this {
    this.toggleEl.toggleClass('is-enabled', on);
    this.inputEl.checked = on;
    return this;
  }

  setTooltip(tooltip: string): this { setTooltip(this.toggleEl, tooltip); return this; }

  onClick(): void {
    if (this.disabled) return;
    this.setValue(!this.getValue());
    this.changeCallback?.(this.getValue());
  }
}

export class AbstractTextComponent<E extends HTMLInputElement | HTMLTextAreaElement> extends ValueComponent<string> {
  constructor(readonly inputEl: E) {
    super();
    inputEl.addEventListener('input', () => this.onChanged());
  }

  override setDisabled(disabled: boolean): this {
    this.inputEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  getValue(): string { return this.inputEl.value; }
  setValue(value: string): this { this.inputEl.value = value; return this; }
  setPlaceholder(placeholder: string): this { this.inputEl.placeholder = placeholder; return this; }
  onChanged(): void { this.changeCallback?.(this.getValue()); }
}

export class TextComponent extends AbstractTextComponent<HTMLInputElement> {
  constructor(containerEl: HTMLElement) { super(containerEl.createEl('input', { type: 'text', attr: { spellcheck: 'false' } })); }
}

export class TextAreaComponent extends AbstractTextComponent<HTMLTextAreaElement> {
  constructor(containerEl: HTMLElement) { super(containerEl.createEl('textarea', { attr: { spellcheck: 'false' } })); }
}

export class MomentFormatComponent extends TextComponent {}

export class SearchComponent extends AbstractTextComponent<HTMLInputElement> {
  readonly clearButtonEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    const holder = containerEl.createDiv({ cls: 'search-input-container' });
    super(holder.createEl('input', { type: 'search', attr: { spellcheck: 'false' } }));
    this.clearButtonEl = holder.createDiv({ cls: 'search-input-clear-button' });
    this.clearButtonEl.addEventListener('click', () => { this.setValue(''); this.onChanged(); });
  }
}

export class DropdownComponent extends ValueComponent<string> {
  readonly selectEl: HTMLSelectElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.selectEl = containerEl.createEl('select', { cls: 'dropdown' });
    this.selectEl.addEventListener('change', () => this.changeCallback?.(this.getValue()));
  }

  override setDisabled(disabled: boolean): this {
    this.selectEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  addOption(value: string, display: string): this { this.selectEl.createEl('option', { value, text: display }); return this; }

  addOptions(options: Record<string, string>): this {
    for (const [value, display] of Object.entries(options)) this.addOption(value, display);
    return this;
  }

  getValue(): string { return this.selectEl.value; }
  setValue(value: string): this { this.selectEl.value = value; return this; }
}

export class SliderComponent extends ValueComponent<number> {
  readonly sliderEl: HTMLInputElement;
  private isInstant = false;
  private format: (value: number) => string = String;
  private readonly shownEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.shownEl = containerEl.createSpan({ cls: 'slider-value' });
    this.sliderEl = containerEl.createEl('input', { cls: 'slider', type: 'range' });
    this.sliderEl.addEventListener('input', () => { this.show(); if (this.isInstant) this.changeCallback?.(this.getValue()); });
    this.sliderEl.addEventListener('change', () => { if (!this.isInstant) this.changeCallback?.(this.getValue()); });
  }

  override setDisabled(disabled: boolean): this {
    this.sliderEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  setInstant(instant: boolean): this { this.isInstant = instant; return this; }

  setLimits(min: number | null, max: number | null, step: number | 'any'): this {
    this.sliderEl.setAttrs({ min, max, step });
    return this;
  }

  getValue(): number { return Number(this.sliderEl.value); }
  getValuePretty(): string { return this.format(this.getValue()); }
  setDisplayFormat(format: (value: number) => string): this { this.format = format; this.show(); return this; }
  setDynamicTooltip(): this { return this; }

  setValue(value: number): this {
    this.sliderEl.value = String(value);
    this.show();
    return this;
  }

  showTooltip(): void { this.show(); }

  private show(): void { this.shownEl.setText(this.getValuePretty()); }
}

export class ProgressBarComponent extends ValueComponent<number> {
  private readonly lineEl: HTMLElement;
  private value = 0;

  constructor(containerEl: HTMLElement) {
    super();
    this.lineEl = containerEl.createDiv({ cls: 'setting-progress-bar' }).createDiv({ cls: 'setting-progress-bar-inner' });
  }

  getValue(): number { return this.value; }
  setValue(value: number): this { this.value = value; this.lineEl.setCssStyles({ width: `${value}%` }); return this; }
}

export class ColorComponent extends ValueComponent<string> {
  readonly colorPickerEl: HTMLInputElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.colorPickerEl = containerEl.createEl('input', { type: 'color' });
    this.colorPickerEl.addEventListener('input', () => this.changeCallback?.(this.getValue()));
  }

  getValue(): string { return this.colorPickerEl.value; }
  setValue(value: string): this { this.colorPickerEl.value = value; return this; }
}

export class ButtonComponent extends BaseComponent {
  readonly buttonEl: HTMLButtonElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.buttonEl = containerEl.createEl('button', { type: 'button' });
  }

  override setDisabled(disabled: boolean): this {
    this.buttonEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  setCta(): this { return this.setClass('mod-cta'); }
  removeCta(): this { this.buttonEl.removeClass('mod-cta'); return this; }
  setWarning(): this { return this.setClass('mod-warning'); }
  setDestructive(): this { return this.setClass('mod-destructive'); }
  removeDestructive(): this { this.buttonEl.removeClass('mod-destructive'); return this; }
  setTooltip(tooltip: string): this { setTooltip(this.buttonEl, tooltip); return this; }
  setButtonText(text: string): this { this.buttonEl.setText(text); return this; }
  setIcon(icon: string): this { setIcon(this.buttonEl, icon); return this; }
  setClass(name: string): this { this.buttonEl.addClass(name); return this; }

  onClick(callback: (event: MouseEvent) => unknown): this {
    this.buttonEl.addEventListener('click', (event) => { callback(event); });
    return this;
  }
}

export class ExtraButtonComponent extends BaseComponent {
  readonly extraSettingsEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.extraSettingsEl = containerEl.createDiv({ cls: 'clickable-icon extra-setting-button', attr: { role: 'button', tabindex: 0 } });
    this.setIcon('settings');
  }

  override setDisabled(disabled: boolean): this {
    this.extraSettingsEl.toggleClass('is-disabled', disabled);
    return super.setDisabled(disabled);
  }

  setTooltip(tooltip: string): this { setTooltip(this.extraSettingsEl, tooltip); return this; }
  setIcon(icon: string): this { setIcon(this.extraSettingsEl, icon); return this; }

  onClick(callback: () => unknown): this {
    this.extraSettingsEl.addEventListener('click', () => { if (!this.disabled) callback(); });
    return this;
  }
}

export class DisplayValueComponent extends BaseComponent {
  private readonly el: HTMLElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.el = containerEl.createSpan({ cls: 'setting-display-value' });
  }

  setValue(value: string): this { this.el.setText(value); return this; }
}
