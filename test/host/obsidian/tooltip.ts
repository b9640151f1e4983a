/** Tooltips. The app draws its own from `aria-label`; here the label is set and the browser's title shows it. */

export function setTooltip(el: HTMLElement, tooltip: string): void {
  el.setAttr('aria-label', tooltip || null);
  el.setAttr('title', tooltip || null);
}

export function displayTooltip(el: HTMLElement, content: string | DocumentFragment): void {
  setTooltip(el, typeof content === 'string' ? content : content.textContent ?? '');
}
