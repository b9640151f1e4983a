/** Which of the folders that were found are models that can be added, and what keeps the others from being one. */

import { lacksOf } from '../engine/runtime';
import type { ModelCard } from '../model/card';
import { CARD_FILE } from '../model/card-parser';
import { checkModel } from '../model/check';
import { exactly, thing, type ModelProblem } from '../model/problem';
import type { FoundFolder, ModelFiles, Steps } from './model-archive';

export interface ModelToAdd {
  readonly card: ModelCard;
  readonly files: ModelFiles;
}

export interface RefusedFolder {
  /** The model's id; the folder where the card can't be read. */
  readonly name: string;
  readonly problems: readonly ModelProblem[];
}

export interface CheckedFolders {
  readonly models: readonly ModelToAdd[];
  readonly refused: readonly RefusedFolder[];
}

export async function checkFolders(folders: readonly FoundFolder[], { onProgress, signal }: Steps): Promise<CheckedFolders> {
  const models: ModelToAdd[] = [];
  const refused: RefusedFolder[] = [];
  const total = folders.reduce((sum, { files }) => sum + bytesIn(files), 0);
  let done = 0;
  for (const { path, files } of folders) {
    const before = done;
    const { card, problems } = await checkModel(files, lacksOf, async (bytes) => {
      signal.throwIfAborted();
      done += bytes;
      await onProgress(done / Math.max(1, total));
    });
    const found = [...problems, ...(card !== null && problems.length === 0 ? sameId(card, models) : [])];
    if (card !== null && found.length === 0) models.push({ card, files });
    else refused.push({ name: card?.id ?? path, problems: found });
    done = before + bytesIn(files);
  }
  return { models, refused };
}

function sameId({ id }: ModelCard, models: readonly ModelToAdd[]): readonly ModelProblem[] {
  return models.some(({ card }) => card.id === id) ? [{ kind: 'value', path: `${CARD_FILE}: id`, expected: thing('new-id'), found: exactly(id) }] : [];
}

/** Without the card: its check is over at once. */
function bytesIn(files: ModelFiles): number {
  return [...files].reduce((sum, [name, { length }]) => sum + (name === CARD_FILE ? 0 : length), 0);
}
