/** What a question or a bug report needs to know, and nothing of anybody's notes. */

import { apiVersion, Platform, type App, type PluginManifest } from 'obsidian';
import type { ModelCard } from '../model/card';
import { EngineError, type Engine } from '../model/engine';
import type { Settings } from './settings';

export interface DiagnosticsSources {
  readonly app: App;
  readonly manifest: PluginManifest;
  readonly models: () => readonly ModelCard[];
  readonly settings: () => Settings;
  /** Where the engine computes, in English. */
  readonly backend: () => Promise<string>;
}

export class DiagnosticsReport {
  private lastError = 'none';

  constructor(private readonly sources: DiagnosticsSources) {}

  /** Remembers what went wrong last in this engine; only kind and message of our own errors, which hold no text of notes. */
  watch<E extends Engine>(engine: E): E {
    const trace = engine.trace.bind(engine);
    return Object.assign(engine, {
      trace: (...request: Parameters<Engine['trace']>) => trace(...request).catch((error: unknown) => {
        if (error instanceof EngineError) this.lastError = `${error.kind}: ${error.message}`;
        throw error;
      }),
    });
  }

  /** In English, for whoever mends it. */
  async text(): Promise<string> {
    const { app, manifest, models, settings, backend } = this.sources;
    // Folder and template of new notes are the reader's own words, and unknown settings may be anything.
    const { version, modelOfLanguage, palette, view, grain, lensSide, decoding, longestSentence, chipsEverywhere, chipsAfterLinks, chipsAfterTerms, chipsAfterHeadings, idleMinutes, cacheMegabytes } = settings();
    return [
      `Attention Lab ${manifest.version}`,
      `Obsidian API ${apiVersion}, ${platformName()}, ${app.isDarkMode() ? 'dark' : 'light'}`,
      await backend(),
      'Models:',
      ...models().map(({ id, version, files }) => `  ${id} ${version}, ${files.reduce((sum, { bytes }) => sum + bytes, 0)} bytes, ${files[0]?.sha256.slice(0, 12) ?? ''}`),
      `Settings: ${JSON.stringify({ version, modelOfLanguage, palette, view, grain, lensSide, decoding, longestSentence, chipsEverywhere, chipsAfterLinks, chipsAfterTerms, chipsAfterHeadings, idleMinutes, cacheMegabytes })}`,
      `Last error: ${this.lastError}`,
      '',
    ].join('\n');
  }
}

function platformName(): string {
  if (Platform.isIosApp) return 'iOS';
  if (Platform.isAndroidApp) return 'Android';
  if (Platform.isMacOS) return 'macOS';
  return Platform.isWin ? 'Windows' : 'Linux';
}
