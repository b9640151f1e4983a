/** The settings about where this device computes: the choice, the measurement, the file that WebGPU needs. */

import { Notice, type Setting, type SettingGroupItem } from 'obsidian';
import { WEBGPU_FILE } from '../engine/webgpu-file';
import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import type { Decoding } from '../model/trace';
import { pickFile } from '../obsidian/pick-file';
import { BACKEND_CHOICES, type BackendTimes } from './backend';
import type { DeviceBackend } from './device-backend';
import type { WebGpuStorage } from './webgpu-storage';

export interface BackendSettingsServices {
  readonly texts: Texts;
  readonly backend: DeviceBackend;
  readonly storage: WebGpuStorage;
  readonly models: () => readonly ModelCard[];
  readonly decoding: () => Decoding;
}

/** The key of the choice, for the tab: it is not one of the stored settings. */
export const BACKEND_KEY = 'backend';

export function backendItems(services: BackendSettingsServices): SettingGroupItem[] {
  const { texts: { backend } } = services;
  return [
    { name: backend.backend, desc: backend.backendHint, control: { type: 'dropdown', key: BACKEND_KEY, options: Object.fromEntries(BACKEND_CHOICES.map((choice) => [choice, backend.choices[choice]])) } },
    { name: backend.measure, desc: backend.measureHint, render: (setting) => renderMeasurement(setting, services) },
    { name: backend.file, render: (setting) => renderFile(setting, services) },
  ];
}

function renderMeasurement(setting: Setting, { texts, backend, models, decoding }: BackendSettingsServices): void {
  const words = texts.backend;
  const result = createDiv({ cls: 'attention-lab-measurement', attr: { 'role': 'status', 'aria-live': 'polite' } });
  const show = (times: BackendTimes | null): void => {
    if (times) result.setText((times.webgpu < times.wasm ? words.webgpuIsFaster : words.wasmIsFaster)(times.wasm, times.webgpu));
  };
  setting.infoEl.append(result);
  show(backend.chosen.times);
  setting.addButton((button) => button.setButtonText(words.start).onClick(() => {
    const [model] = models();
    if (!model) return;
    button.setDisabled(true);
    result.setText(words.measuring);
    backend.measure(model, decoding()).then(
      ({ times, problem }) => {
        if (problem === null) show(times);
        else result.setText(words.notMeasured(words.problems[problem]));
      },
      () => result.setText(words.measuringFailed),
    ).finally(() => { button.setDisabled(false); });
  }));
}

function renderFile(setting: Setting, { texts, backend, storage }: BackendSettingsServices): void {
  const words = texts.backend;
  const show = async (): Promise<void> => {
    const state = await storage.state();
    setting.setDesc(words.fileStates[state]);
    setting.controlEl.empty();
    if (state === 'ready') {
      setting.addButton((button) => button.setButtonText(words.removeFile).onClick(() => void storage.remove().then(() => {
        new Notice(words.removed);
        backend.fileMayHaveChanged();
        return show();
      })));
    } else {
      setting.addButton((button) => button.setButtonText(words.importFile).onClick(() => pickFile(setting.settingEl.doc, '.bin,application/octet-stream', (file) => void add(file))));
    }
  };
  const add = async (file: File): Promise<void> => {
    // A file of another size is another file; it need not be read to say so.
    const bytes = file.size === WEBGPU_FILE.bytes ? await file.arrayBuffer().catch(() => null) : new ArrayBuffer(0);
    const outcome = bytes === null ? 'unreadable' : await storage.add(new Uint8Array(bytes));
    if (outcome === 'wrong-file') new Notice(words.refused['wrong-file'](WEBGPU_FILE.sha256));
    else new Notice(outcome === 'added' ? words.added : words.refused[outcome]);
    backend.fileMayHaveChanged();
    await show();
  };
  void show();
}
