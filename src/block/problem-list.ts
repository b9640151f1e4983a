/** What could not be read in a block, each with its line, what was expected, and the option that was probably meant. */

import type { Texts } from '../i18n';
import type { Problem } from './grammar';
import type { Expected } from './value-types';

export class ProblemList {
  readonly #element: HTMLElement;
  readonly #texts: Texts;
  readonly #onImport: (event: MouseEvent) => void;
  #shown = '';

  /** @param onImport the reader wants to import the model that is missing */
  constructor(parent: HTMLElement, texts: Texts, onImport: (event: MouseEvent) => void) {
    this.#texts = texts;
    this.#onImport = onImport;
    this.#element = parent.createDiv({ cls: 'attention-lab-problems', attr: { role: 'note' } });
    this.#element.hide();
  }

  show(problems: readonly Problem[]): void {
    const ordered = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
    const lines = ordered.map((problem) => [this.#texts.block.problemPlace(problem.line, problem.column), describe(problem, this.#texts), problem.kind] as const);
    const shown = JSON.stringify(lines);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#element.empty();
    this.#element.toggle(problems.length > 0);
    this.#element.createDiv({ cls: 'attention-lab-problems-title', text: this.#texts.block.problems(problems.length) });
    const list = this.#element.createEl('ul');
    for (const [place, text, kind] of lines) {
      const item = list.createEl('li');
      item.createSpan({ cls: 'attention-lab-problem-place', text: place });
      item.appendText(` · ${text}`);
      if (kind === 'no-model') this.#addImport(item);
    }
  }

  #addImport(item: HTMLElement): void {
    const button = item.createEl('button', { cls: 'attention-lab-quiet', text: this.#texts.block.importModel, type: 'button' });
    button.addEventListener('click', this.#onImport);
  }
}

export function describe(problem: Problem, texts: Texts): string {
  const { block } = texts;
  switch (problem.kind) {
    case 'unknown-option': return block.unknownOption(problem.key, problem.nearest, problem.known);
    case 'no-colon': return block.noColon(problem.text);
    case 'bad-value': return block.badValue(problem.key, problem.value, expectation(problem.expected, texts));
    case 'duplicate': return block.duplicateOption(problem.key, problem.firstLine);
    case 'no-separator': return block.noSeparator(problem.key);
    case 'no-fixed-context': return block.noFixedContext;
    case 'no-attention': return block.noAttention(problem.key, problem.value, problem.isOff);
    case 'spelled-out': return block.spelledOut(problem.words);
    case 'no-model': return block.noModel(problem.modelId, problem.nearest, problem.runs);
  }
}

function expectation(expected: Expected, { block: { expected: texts } }: Texts): string {
  switch (expected.kind) {
    case 'choice': return texts.choice(expected.values);
    case 'whole-number': return texts.wholeNumber(expected.from, expected.to);
    case 'positions': return texts.positions(expected.example);
    case 'examples': return texts.examples(expected.examples);
    case 'weights': return texts.weights(expected.examples);
    case 'visible': return texts.visible();
    case 'text': return texts.text();
  }
}
