/** An SVG of the page as one that stands by itself: what style sheets say of it becomes attributes. */

/** @returns the attributes and content of an `<svg`, for `width` CSS pixels, and how high it then is */
export function styledPicture(picture: SVGSVGElement, width: number): { readonly svg: string; readonly height: number } {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const originals = Array.from(picture.querySelectorAll<SVGElement>('*')), copies = Array.from(copy.querySelectorAll<SVGElement>('*'));
  originals.forEach((original, index) => {
    const style = original.win.getComputedStyle(original), target = copies[index];
    if (target === undefined) return;
    for (const { name } of Array.from(target.attributes)) if (/^(?:class|role|tabindex|style|data-|aria-)/.test(name)) target.removeAttribute(name);
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property);
      if (value !== '' && value !== DEFAULTS[property]) target.setAttribute(property, value);
    }
    if (style.display === 'none') target.remove();
  });
  const [, , boxWidth = width, boxHeight = width] = (picture.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const height = (boxHeight / boxWidth) * width;
  return { svg: `width="${width}" height="${height}" viewBox="0 0 ${boxWidth} ${boxHeight}">${new XMLSerializer().serializeToString(copy).replace(/^<svg[^>]*>/, '')}`, height };
}

const PROPERTIES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'opacity', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline',
] as const;

/** What an attribute that is left out means. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'fill-opacity': '1', 'stroke': 'none', 'stroke-opacity': '1', 'stroke-dasharray': 'none', 'stroke-linecap': 'butt', 'opacity': '1', 'text-anchor': 'start', 'dominant-baseline': 'auto',
};
