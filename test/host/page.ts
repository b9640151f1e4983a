/** The page: starts the app over the served vault, hands the plugin its modules, and offers specs a way in. */

import * as autocomplete from '@codemirror/autocomplete';
import * as collab from '@codemirror/collab';
import * as commands from '@codemirror/commands';
import * as language from '@codemirror/language';
import * as search from '@codemirror/search';
import * as state from '@codemirror/state';
import * as view from '@codemirror/view';
import * as lezerCommon from '@lezer/common';
import * as highlight from '@lezer/highlight';
import * as lr from '@lezer/lr';
import type { ServedFile } from './obsidian/adapter';
import { App } from './obsidian/app';
import { installDomFunctions } from './obsidian/dom';
import { HostControls } from './host-controls';
import { tokenClassNodeProp } from './obsidian/markdown-language';
import { obsidianModule } from './obsidian/obsidian-module';
import { optionsOfUrl } from './obsidian/platform';
import { PluginLoader } from './obsidian/plugin-loader';

const PLUGIN_FOLDER = '.obsidian/plugins/attention-lab';

declare global {
  interface Window {
    /** What specs and curious readers may use in the console. */
    host?: HostControls;
    app?: App;
  }
}

async function start(): Promise<void> {
  installDomFunctions(window);
  const options = optionsOfUrl(new URL(window.location.href));
  const response = await fetch('/vault.json');
  const app = new App(options, (await response.json()) as ServedFile[], document.body);
  const modules: Record<string, unknown> = {
    'obsidian': obsidianModule(options),
    '@codemirror/autocomplete': autocomplete,
    '@codemirror/collab': collab,
    '@codemirror/commands': commands,
    '@codemirror/language': { ...language, tokenClassNodeProp },
    '@codemirror/search': search,
    '@codemirror/state': state,
    '@codemirror/view': view,
    '@lezer/common': lezerCommon,
    '@lezer/highlight': highlight,
    '@lezer/lr': lr,
  };
  const loader = new PluginLoader(app, PLUGIN_FOLDER, (name) => {
    if (!(name in modules)) throw new Error(`Cannot find module '${name}'`);
    return modules[name];
  });
  window.app = app;
  await app.start();
  if (options.plugin) await loader.enable();
  await app.workspace.start();
  const controls = new HostControls(app, loader);
  // A note at the top of the vault is its front door.
  const notes = app.vault.getMarkdownFiles().map(({ path }) => path);
  const first = options.note ?? notes.find((path) => !path.includes('/')) ?? notes[0];
  if (first !== undefined) await controls.openNote(first, 'reading');
  window.host = controls;
}

start().catch((error: unknown) => {
  document.body.append(`The host could not start: ${String(error)}`);
  throw error;
});
