/** Switches the plugin on and off: evaluates the built main.js as the app does, with the host's modules behind `require`. */

import type { PluginManifest } from 'obsidian';
import type { App } from './app';
import type { Plugin } from './plugin';

type Require = (name: string) => unknown;
type PluginClass = new (app: App, manifest: PluginManifest) => Plugin;

const CSS_ID = 'plugin-styles';

export class PluginLoader {
  plugin: Plugin | null = null;
  /** How long the last evaluation and onload took, in milliseconds. */
  lastLoad = { evaluate: 0, onload: 0 };

  constructor(private readonly app: App, private readonly folder: string, private readonly require: Require) {}

  /** @param byUser whether a person switched it on just now, rather than the app starting */
  async enable(byUser = false): Promise<void> {
    if (this.plugin) return;
    const { adapter } = this.app.vault;
    const manifest = JSON.parse(await adapter.read(`${this.folder}/manifest.json`)) as PluginManifest;
    const code = await adapter.read(`${this.folder}/main.js`);
    const begin = performance.now();
    const PluginClass = this.evaluate(code, manifest.id);
    const plugin = new PluginClass(this.app, { ...manifest, dir: this.folder });
    const evaluated = performance.now();
    if (await adapter.exists(`${this.folder}/styles.css`)) document.head.createEl('style', { text: await adapter.read(`${this.folder}/styles.css`), attr: { id: CSS_ID } });
    const onload = plugin.onload.bind(plugin);
    // onload may be asynchronous; load() does not wait, so what it returned is kept.
    plugin.onload = () => { plugin.loading = Promise.resolve(onload()); };
    const styled = performance.now();
    plugin.load();
    await plugin.loading;
    this.lastLoad = { evaluate: evaluated - begin, onload: performance.now() - styled };
    this.plugin = plugin;
    this.app.plugins.plugins = { [manifest.id]: plugin };
    if (byUser) plugin.onUserEnable();
    this.app.workspace.trigger('css-change');
  }

  disable(): void {
    this.plugin?.unload();
    this.plugin = null;
    this.app.plugins.plugins = {};
    document.getElementById(CSS_ID)?.remove();
    this.app.workspace.trigger('css-change');
  }

  private evaluate(code: string, id: string): PluginClass {
    const module = { exports: {} as { default?: PluginClass } };
    const run = (0, eval)(`(function anonymous(require,module,exports){${code}\n})\n//# sourceURL=plugin:${id}\n`) as (require: Require, module: object, exports: object) => void;
    run(this.require, module, module.exports);
    return module.exports.default ?? (module.exports as unknown as PluginClass);
  }
}
