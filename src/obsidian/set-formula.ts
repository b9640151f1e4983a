/** Formulas set by the app. It asks to be told when a batch of them is over. */

import { finishRenderMath, renderMath } from 'obsidian';

/** @returns a function that sets one formula inline; the batch ends by itself */
export function formulaSetter(): (tex: string) => HTMLElement {
  let isWaiting = false;
  return (tex) => {
    if (!isWaiting) {
      isWaiting = true;
      void Promise.resolve().then(() => {
        isWaiting = false;
        return finishRenderMath();
      });
    }
    return renderMath(tex, false);
  };
}
