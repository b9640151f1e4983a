/** One row of a settings tab, and groups of rows. */

import * as components from './setting-components';
import { setTooltip } from './tooltip';

type Add<C> = (component: C) => unknown;

export class Setting {
  readonly settingEl: HTMLElement;
  readonly infoEl: HTMLElement;
  readonly nameEl: HTMLElement;
  readonly descEl: HTMLElement;
  readonly controlEl: HTMLElement;
  components: components.BaseComponent[] = [];
  errorEl: HTMLElement | null = null;

  constructor(containerEl: HTMLElement) {
    this.settingEl = containerEl.createDiv({ cls: 'setting-item' });
    this.infoEl = this.settingEl.createDiv({ cls: 'setting-item-info' });
    this.nameEl = this.infoEl.createDiv({ cls: 'setting-item-name' });
    this.descEl = this.infoEl.createDiv({ cls: 'setting-item-description' });
    this.controlEl = this.settingEl.createDiv({ cls: 'setting-item-control' });
  }

  setName(name: string | DocumentFragment): this { this.nameEl.setText(name); return this; }
  setDesc(desc: string | DocumentFragment): this { this.descEl.setText(desc); return this; }
  setClass(name: string): this { this.settingEl.addClass(name); return this; }
  setTooltip(tooltip: string): this { setTooltip(this.nameEl, tooltip); return this; }
  setHeading(): this { this.settingEl.addClass('setting-item-heading'); return this; }

  setErrorMessage(message: string | null): this {
    this.errorEl?.detach();
    this.errorEl = message ? this.infoEl.createDiv({ cls: 'setting-item-error', text: message, attr: { role: 'alert' } }) : null;
    this.settingEl.toggleClass('mod-error', message !== null);
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.settingEl.toggleClass('is-disabled', disabled);
    for (const component of this.components) component.setDisabled(disabled);
    return this;
  }

  addButton(add: Add<components.ButtonComponent>): this { return this.add(new components.ButtonComponent(this.controlEl), add); }
  addExtraButton(add: Add<components.ExtraButtonComponent>): this { return this.add(new components.ExtraButtonComponent(this.controlEl), add); }
  addToggle(add: Add<components.ToggleComponent>): this { this.settingEl.addClass('mod-toggle'); return this.add(new components.ToggleComponent(this.controlEl), add); }
  addText(add: Add<components.TextComponent>): this { return this.add(new components.TextComponent(this.controlEl), add); }
  addSearch(add: Add<components.SearchComponent>): this { return this.add(new components.SearchComponent(this.controlEl), add); }
  addTextArea(add: Add<components.TextAreaComponent>): this { return this.add(new components.TextAreaComponent(this.controlEl), add); }
  addMomentFormat(add: Add<components.MomentFormatComponent>): this { return this.add(new components.MomentFormatComponent(this.controlEl), add); }
  addDropdown(add: Add<components.DropdownComponent>): this { return this.add(new components.DropdownComponent(this.controlEl), add); }
  addColorPicker(add: Add<components.ColorComponent>): this { return this.add(new components.ColorComponent(this.controlEl), add); }
  addProgressBar(add: Add<components.ProgressBarComponent>): this { return this.add(new components.ProgressBarComponent(this.controlEl), add); }
  addSlider(add: Add<components.SliderComponent>): this { return this.add(new components.SliderComponent(this.controlEl), add); }
  addDisplayValue(add: Add<components.DisplayValueComponent>): this { return this.add(new components.DisplayValueComponent(this.controlEl), add); }

  addComponent<C extends components.BaseComponent>(make: (el: HTMLElement) => C): this {
    this.components.push(make(this.controlEl));
    return this;
  }

  then(callback: (setting: this) => unknown): this {
    callback(this);
    return this;
  }

  clear(): this {
    this.controlEl.empty();
    this.components = [];
    return this;
  }

  private add<C extends components.BaseComponent>(component: C, add: Add<C>): this {
    this.components.push(component);
    add(component);
    return this;
  }
}

export class SettingGroup {
  readonly groupEl: HTMLElement;
  readonly listEl: HTMLElement;
  private readonly headerEl: HTMLElement;
  private readonly headingEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    this.groupEl = containerEl.createDiv({ cls: 'setting-group' });
    this.headerEl = this.groupEl.createDiv({ cls: 'setting-group-heading' });
    this.headingEl = this.headerEl.createDiv({ cls: 'setting-item-name' });
    this.listEl = this.groupEl.createDiv({ cls: 'setting-items' });
  }

  setHeading(text: string | DocumentFragment): this { this.headingEl.setText(text); return this; }
  addClass(...classes: string[]): this { this.groupEl.addClass(...classes); return this; }
  addSetting(add: Add<Setting>): this { add(new Setting(this.listEl)); return this; }
  addSearch(add: Add<components.SearchComponent>): this { add(new components.SearchComponent(this.headerEl)); return this; }
  addExtraButton(add: Add<components.ExtraButtonComponent>): this { add(new components.ExtraButtonComponent(this.headerEl)); return this; }
}
