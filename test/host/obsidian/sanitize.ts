/** Turns HTML into elements without anything that runs or loads by itself, as the app does with HTML in notes. */

const REFUSED = 'script, style, link, meta, iframe[srcdoc], object, embed, base';

export function sanitizeHTMLToDom(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const refused of Array.from(parsed.querySelectorAll(REFUSED))) refused.remove();
  for (const el of Array.from(parsed.body.querySelectorAll('*'))) {
    for (const { name, value } of Array.from(el.attributes)) {
      if (name.startsWith('on') || /^\s*javascript:/i.test(value)) el.removeAttribute(name);
    }
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...Array.from(parsed.body.childNodes).map((node) => document.adoptNode(node)));
  return fragment;
}
