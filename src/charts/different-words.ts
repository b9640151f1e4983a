/** A text on the page with the words that another text lacks marked. */

/** Words of `text` in order, each with whether it is missing from the longest common sequence with `other`. Pure. */
export function differentWords(text: string, other: string): { readonly word: string; readonly isDifferent: boolean }[] {
  const own = text.split(' '), theirs = other.split(' ');
  // common[i][j]: length of the longest common sequence of own[i…] and theirs[j…].
  const common = Array.from({ length: own.length + 1 }, () => new Array<number>(theirs.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = own.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row) row[j] = own[i] === theirs[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const marked: { word: string; isDifferent: boolean }[] = [];
  for (let i = 0, j = 0; i < own.length;) {
    const word = own[i] ?? '';
    if (word === theirs[j]) { marked.push({ word, isDifferent: false }); i++; j++; }
    else if (j >= theirs.length || at(i + 1, j) >= at(i, j + 1)) { marked.push({ word, isDifferent: true }); i++; }
    else j++;
  }
  return marked;
}

/** Fills an element; the difference is said by underline and weight, not by colour alone. */
export function showDifference(element: HTMLElement, text: string, other: string): void {
  element.empty();
  differentWords(text, other).forEach(({ word, isDifferent }, index) => {
    if (index > 0) element.appendText(' ');
    if (isDifferent) element.createEl('mark', { cls: 'attention-lab-different', text: word }); else element.appendText(word);
  });
}
