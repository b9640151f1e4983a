/** Settings tabs: drawn from definitions where there are any, else by the tab's own display(). */

import type { SettingControl, SettingDefinition, SettingDefinitionItem, SettingDefinitionPage } from 'obsidian';
import type { App } from './app';
import type { Plugin } from './plugin';
import { Setting, SettingGroup } from './setting';
import { DisplayValueComponent, type ExtraButtonComponent, type SearchComponent, type ToggleComponent, type ValueComponent } from './setting-components';

/** A rendered row's `visible` and `disabled`, asked again by refreshDomState. */
interface Row {
  readonly el: HTMLElement;
  readonly visible: boolean | (() => boolean) | undefined;
  readonly disabled: boolean | (() => boolean) | undefined;
  readonly setting: Setting | null;
}

export abstract class SettingTab {
  icon = 'settings';
  settingItems: SettingDefinitionItem[] = [];
  readonly containerEl = createDiv({ cls: 'vertical-tab-content' });
  private rows: Row[] = [];
  private cleanups: (() => void)[] = [];
  private openPage: SettingDefinitionPage | null = null;
  private imperativePage: SettingPage | null = null;

  constructor(readonly app: App) {}

  getSettingDefinitions(): SettingDefinitionItem[] { return []; }
  getControlValue(_key: string): unknown { return undefined; }
  setControlValue(_key: string, _value: unknown): void | Promise<void> {}
  display(): void {}
  hide(): void {}

  /** Takes the definitions anew, and draws them if the tab is open. */
  update(): void {
    this.settingItems = this.getSettingDefinitions();
    if (this.containerEl.isConnected) this.draw();
  }

  refreshDomState(): void {
    for (const { el, visible, disabled, setting } of this.rows) {
      el.toggle(isOn(visible, true));
      setting?.setDisabled(isOn(disabled, false));
    }
  }

  /** For the settings window. */
  show(): void {
    this.settingItems = this.getSettingDefinitions();
    this.openPage = null;
    this.draw();
  }

  /** For the settings window. */
  close(): void {
    this.clearRows();
    this.hide();
    this.containerEl.empty();
  }

  private draw(): void {
    if (this.settingItems.length === 0) return this.display();
    this.clearRows();
    this.containerEl.empty();
    const page = this.openPage && findPage(this.settingItems, this.openPage.name);
    if (page) this.drawPage(page);
    else this.drawItems(this.settingItems, this.containerEl);
    this.refreshDomState();
  }

  private clearRows(): void {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
    this.imperativePage?.hide();
    this.imperativePage = null;
    this.rows = [];
  }

  private drawItems(items: readonly SettingDefinitionItem[], el: HTMLElement): void {
    let loose: SettingGroup | null = null;
    items.forEach((item, index) => {
      if ('type' in item && (item.type === 'group' || item.type === 'list')) {
        loose = null;
        this.drawGroup(item, el);
      } else {
        loose ??= new SettingGroup(el);
        this.drawRow(item as SettingDefinition | SettingDefinitionPage, loose, index);
      }
    });
  }

  private drawGroup(definition: Extract<SettingDefinitionItem, { type: 'group' | 'list' }>, el: HTMLElement): void {
    const group = new SettingGroup(el);
    const items = definition.items ?? [];
    if (definition.heading !== undefined) group.setHeading(definition.heading);
    if (definition.cls) group.addClass(...definition.cls.split(' '));
    for (const extra of definition.extraButtons ?? []) group.addExtraButton((button) => { (extra as unknown as (component: ExtraButtonComponent) => void)(button); });
    const rows = items.map((item, index) => this.drawRow(item, group, index));
    const { search } = definition;
    if (search) {
      group.addSearch((field: SearchComponent) => field.setPlaceholder(search.placeholder ?? '').onChange((query) => {
        items.forEach((item, index) => rows[index]?.settingEl.toggle('type' in item || item.searchable === false || search.match(item, query)));
      }));
    }
    if (definition.type === 'list') {
      const list = definition as Extract<SettingDefinitionItem, { type: 'list' }> & { onDelete?: (index: number) => void; emptyState?: string | DocumentFragment; addItem?: { name: string; action: (el: HTMLElement) => void } };
      group.addClass('mod-list');
      if (items.length === 0 && list.emptyState !== undefined) group.listEl.createDiv({ cls: 'setting-list-empty', text: list.emptyState });
      rows.forEach((row, index) => { if (list.onDelete) row.addExtraButton((button) => button.setIcon('trash').setTooltip('Delete').onClick(() => list.onDelete?.(index))); });
      const { addItem } = list;
      if (addItem) group.addExtraButton((button) => button.setIcon('plus').setTooltip(addItem.name).onClick(() => addItem.action(button.extraSettingsEl)));
    }
    this.rows.push({ el: group.groupEl, visible: definition.visible, disabled: undefined, setting: null });
  }

  private drawRow(definition: SettingDefinition | SettingDefinitionPage, group: SettingGroup, index: number): Setting {
    const setting = new Setting(group.listEl).setName(definition.name);
    if (definition.desc !== undefined) setting.setDesc(typeof definition.desc === 'string' ? definition.desc : (definition.desc.cloneNode(true) as DocumentFragment));
    let disabled: Row['disabled'];
    if ('type' in definition) this.drawPageEntry(definition, setting);
    else if (definition.control) {
      disabled = definition.control.disabled;
      this.drawControl(definition.control, setting);
    } else if (definition.render) {
      // The callback is typed with the app's own classes; the host's stand in for them.
      const cleanup = (definition.render as unknown as (row: Setting, owner: SettingGroup) => void | (() => void))(setting, group);
      if (typeof cleanup === 'function') this.cleanups.push(cleanup);
    } else if (definition.action) {
      disabled = definition.disabled;
      const { action } = definition;
      setting.settingEl.addClass('mod-action', 'tappable');
      setting.settingEl.setAttrs({ role: 'button', tabindex: 0 });
      setting.settingEl.addEventListener('click', () => { if (!isOn(definition.disabled, false)) action(setting.settingEl, index); });
    }
    this.rows.push({ el: setting.settingEl, visible: definition.visible, disabled, setting });
    return setting;
  }

  private drawPageEntry(definition: SettingDefinitionPage, setting: Setting): void {
    setting.settingEl.addClass('mod-page', 'tappable');
    setting.settingEl.setAttrs({ role: 'button', tabindex: 0 });
    const value = typeof definition.displayValue === 'function' ? definition.displayValue() : definition.displayValue;
    if (value !== undefined) setting.addComponent((el) => new DisplayValueComponent(el).setValue(value));
    setting.addExtraButton((button) => button.setIcon('chevron-right'));
    setting.settingEl.addEventListener('click', () => {
      this.openPage = definition;
      this.draw();
    });
  }

  private drawPage(definition: SettingDefinitionPage): void {
    const bar = this.containerEl.createDiv({ cls: 'setting-page-titlebar' });
    const back = bar.createEl('button', { cls: 'clickable-icon', text: '‹', attr: { 'aria-label': 'Back' } });
    back.addEventListener('click', () => { this.openPage = null; this.draw(); });
    bar.createSpan({ text: definition.name });
    if (definition.page) {
      this.imperativePage = definition.page() as unknown as SettingPage;
      this.containerEl.append(this.imperativePage.containerEl);
      this.imperativePage.display();
    } else {
      this.drawItems(definition.items ?? [], this.containerEl);
    }
  }

  /** Binds a control to its key: value from the tab, checked before it is kept. */
  private drawControl(control: SettingControl, setting: Setting): void {
    const bind = <T>(component: ValueComponent<T>, defaultValue: T): void => {
      component.setValue((this.getControlValue(control.key) as T | undefined | null) ?? (control.defaultValue as T | undefined) ?? defaultValue);
      const validate = control.validate as ((value: T) => string | void | Promise<string | void>) | undefined;
      const check = async (value: T) => {
        const message = (await validate?.(value)) || null;
        setting.setErrorMessage(message);
        return message === null;
      };
      if (validate) void check(component.getValue());
      component.onChange((value) => {
        void check(value).then(async (isValid) => {
          if (!isValid) return;
          await this.setControlValue(control.key, value);
          this.refreshDomState();
        });
      });
    };
    switch (control.type) {
      case 'toggle': setting.addToggle((toggle: ToggleComponent) => bind(toggle, false)); break;
      case 'dropdown': setting.addDropdown((dropdown) => bind(dropdown.addOptions(control.options), '')); break;
      case 'textarea': setting.addTextArea((area) => { area.inputEl.rows = control.rows ?? 4; bind(area.setPlaceholder(control.placeholder ?? ''), ''); }); break;
      case 'slider': setting.addSlider((slider) => bind(slider.setLimits(control.min, control.max, control.step).setDisplayFormat(control.displayFormat ?? String), control.min)); break;
      case 'number': setting.addText((text) => {
        text.inputEl.type = 'number';
        text.inputEl.setAttrs({ min: control.min ?? null, max: control.max ?? null, step: control.step ?? null });
        bind(asNumber(text.setPlaceholder(control.placeholder ?? ''), control.defaultValue ?? 0), 0);
      }); break;
      case 'color': setting.addColorPicker((color) => bind(color, '#000000')); break;
      case 'file':
      case 'folder':
      case 'text': setting.addText((text) => bind(text.setPlaceholder(control.placeholder ?? ''), '')); break;
    }
  }
}

export abstract class PluginSettingTab extends SettingTab {
  constructor(app: App, readonly plugin: Plugin) {
    super(app);
  }

  override getControlValue(key: string): unknown {
    return (this.plugin.settings as Record<string, unknown> | undefined)?.[key];
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    this.plugin.settings = Object.assign(this.plugin.settings ?? {}, { [key]: value });
    await this.plugin.saveData(this.plugin.settings);
  }
}

export abstract class SettingPage {
  title = '';
  readonly rootEl = createDiv();
  readonly titlebarEl = createDiv({ cls: 'setting-page-titlebar' });
  readonly containerEl = createDiv({ cls: 'setting-page' });

  abstract display(): void;
  hide(): void {}
}

function isOn(value: boolean | (() => boolean) | undefined, otherwise: boolean): boolean {
  return typeof value === 'function' ? value() : value ?? otherwise;
}

function findPage(items: readonly SettingDefinitionItem[], name: string): SettingDefinitionPage | null {
  for (const item of items) {
    if (!('type' in item)) continue;
    if (item.type === 'page' && item.name === name) return item;
    const inside = findPage(item.items ?? [], name);
    if (inside) return inside;
  }
  return null;
}

/** A text field that gives and takes numbers; what is no number counts as the default. */
function asNumber(text: { getValue(): string; setValue(value: string): unknown; onChange(callback: (value: string) => unknown): unknown }, otherwise: number): ValueComponent<number> {
  const parsed = () => (Number.isFinite(parseFloat(text.getValue())) ? parseFloat(text.getValue()) : otherwise);
  const field = {
    getValue: parsed,
    setValue: (value: number) => { text.setValue(String(value)); return field; },
    onChange: (callback: (value: number) => unknown) => { text.onChange(() => callback(parsed())); return field; },
  };
  return field as unknown as ValueComponent<number>;
}
