/** What is wrong with a model, in words. */

import type { Texts } from '../i18n';
import type { Expected, Found, ModelProblem } from '../model/problem';

/** What should be there and what is, as half a sentence. */
export function differenceOf({ expected, found }: ModelProblem, texts: Texts): string {
  return texts.modelProblems.difference(expectedText(expected, texts), foundText(found, texts));
}

/** One line for the command line, with what a file's reader said. */
export function lineOf(problem: ModelProblem, texts: Texts): string {
  const { path, found } = problem;
  return `${path}: ${differenceOf(problem, texts)}${found.kind === 'unreadable' ? ` (${found.message})` : ''}`;
}

function expectedText(expected: Expected, { modelProblems: words }: Texts): string {
  switch (expected.kind) {
    case 'thing': return words.things[expected.thing];
    case 'number': return words.number(expected.from, expected.to);
    case 'whole-number': return words.wholeNumber(expected.from, expected.to);
    case 'opset': return words.opset(expected.from, expected.to);
    case 'choice': return words.oneOf(expected.names);
    case 'each-once': return words.eachOnce(expected.names);
    case 'bytes': return words.bytes(expected.count);
    case 'format': return words.format(expected.count);
    case 'pieces': return words.pieces(expected.count);
    case 'pieces-at-least': return words.piecesAtLeast(expected.count);
    case 'sum': return words.sum(expected.count);
    case 'exactly': return expected.text;
  }
}

function foundText(found: Found, { modelProblems: words }: Texts): string {
  switch (found.kind) {
    case 'bytes': return words.bytes(found.count);
    case 'exactly': return found.text;
    default: return words.found[found.kind];
  }
}
