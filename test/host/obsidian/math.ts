/** Formulas. The app draws them with MathJax; here it is KaTeX, so the inner elements differ and the outer ones don't. */

import katex from 'katex';

/** An element with the formula drawn in it. */
export function renderMath(source: string, display: boolean): HTMLElement {
  const el = createSpan({ cls: `math ${display ? 'math-block' : 'math-inline'}` });
  drawMath(source, display, el);
  return el;
}

/** The app adds MathJax's styles here; KaTeX has its own in the page from the start. */
export function finishRenderMath(): Promise<void> {
  return Promise.resolve();
}

export function drawMath(source: string, display: boolean, el: HTMLElement): void {
  katex.render(source, el, { displayMode: display, throwOnError: false, output: 'htmlAndMathml' });
  el.addClass('is-loaded');
}
