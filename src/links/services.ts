/** What the links feature is handed by `main.ts`. */

import type { Plugin } from 'obsidian';
import type { Texts } from '../i18n';
import type { ModelCard } from '../model/card';
import type { ComponentId } from '../model/catalogue';
import type { OpenBlocks } from '../model/open-blocks';
import type { WrittenMention } from './mentions';

export type MarkedKinds = Readonly<Record<WrittenMention['kind'], boolean>>;

export interface LinkSettings {
  /** Show components in every note, not only in those with a block or that ask for it. */
  readonly everywhere: boolean;
  /** After which kinds of names they are shown. */
  readonly marked: MarkedKinds;
  /** Folder for new notes about components; empty: where the app puts new notes. */
  readonly noteFolder: string;
  /** Text of new notes with variables like `{{name}}`; empty: the default one. */
  readonly noteTemplate: string;
}

export interface LinkServices {
  readonly plugin: Plugin;
  readonly texts: Texts;
  /** Read anew each time: settings change. */
  readonly settings: () => LinkSettings;
  /** The default model first. */
  readonly models: () => readonly ModelCard[];
  readonly openBlocks: OpenBlocks;
  /** Opens the lens, with this component picked; null: there is none. */
  readonly showInLens: ((component: ComponentId, sourcePath: string) => void) | null;
}

/** The model whose numbers are shown where no block says which. */
export function modelCardFor(modelId: string | undefined, { models }: Pick<LinkServices, 'models'>): ModelCard {
  const cards = models();
  const card = cards.find(({ id }) => id === modelId) ?? cards[0];
  if (!card) throw new RangeError('The plugin carries no model.');
  return card;
}
