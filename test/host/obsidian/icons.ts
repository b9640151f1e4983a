/** Icons by the app's names: Lucide's own drawings, at the version that the app ships. */

import iconNodes from 'lucide-static/icon-nodes.json';

type Shape = readonly [tag: 'path' | 'circle' | 'rect' | 'line' | 'polyline' | 'polygon' | 'ellipse', attributes: Readonly<Record<string, string>>];

const SHAPES = new Map(Object.entries(iconNodes as unknown as Readonly<Record<string, readonly Shape[]>>));
const added = new Map<string, string>();

export function addIcon(id: string, svgContent: string): void {
  added.set(id, svgContent);
}

export function removeIcon(id: string): void {
  added.delete(id);
}

export function getIconIds(): string[] {
  return [...[...SHAPES.keys()].map((name) => `lucide-${name}`), ...added.keys()];
}

export function getIcon(id: string): SVGSVGElement | null {
  const name = id.replace(/^lucide-/, '');
  const own = added.get(id);
  const shapes = SHAPES.get(name);
  if (own === undefined && !shapes) return null;
  const svg = createSvg('svg', { cls: `svg-icon ${own === undefined ? `lucide-${name}` : id}` });
  svg.setAttrs({ xmlns: 'http://www.w3.org/2000/svg', viewBox: own === undefined ? '0 0 24 24' : '0 0 100 100', fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
  if (own === undefined) {
    for (const [tag, attr] of shapes ?? []) svg.createSvg(tag, { attr });
  } else {
    const parsed = new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg">${own}</svg>`, 'image/svg+xml');
    svg.append(...Array.from(parsed.documentElement.childNodes).map((node) => document.importNode(node, true)));
  }
  return svg;
}

export function setIcon(parent: HTMLElement, id: string): void {
  parent.empty();
  const icon = getIcon(id);
  if (icon) parent.appendChild(icon);
}
