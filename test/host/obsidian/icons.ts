/** Icons by the app's (Lucide's) names. A handful is drawn here, simply; any other name gets a plain ring. */

const STROKES: Readonly<Record<string, string>> = {
  'align-left': 'M3 6h18M3 12h12M3 18h15',
  'arrow-left': 'M19 12H5M12 5l-7 7 7 7',
  'arrow-right': 'M5 12h14M12 5l7 7-7 7',
  'arrow-up-right': 'M7 17 17 7M7 7h10v10',
  'book-open': 'M12 7v13M3 5h6a3 3 0 0 1 3 3 3 3 0 0 1 3-3h6v14h-7a2 2 0 0 0-2 2 2 2 0 0 0-2-2H3z',
  'check': 'm5 13 4 4L19 7',
  'chevron-down': 'm6 9 6 6 6-6',
  'chevron-left': 'm15 6-6 6 6 6',
  'chevron-right': 'm9 6 6 6-6 6',
  'chevrons-left': 'm11 6-6 6 6 6M18 6l-6 6 6 6',
  'chevrons-right': 'm6 6 6 6-6 6M13 6l6 6-6 6',
  'clipboard': 'M8 4h8v3H8zM8 5H5v16h14V5h-3',
  'code-2': 'm8 7-5 5 5 5M16 7l5 5-5 5',
  'copy': 'M9 9h11v11H9zM5 15H4V4h11v1',
  'download': 'M12 3v12M7 10l5 5 5-5M4 20h16',
  'eye': 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  'eye-off': 'M3 3l18 18M10 6a10 10 0 0 1 12 6 13 13 0 0 1-2 3M6 7a13 13 0 0 0-4 5s4 7 10 7a9 9 0 0 0 4-1',
  'external-link': 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  'file-plus': 'M6 2h8l5 5v15H6zM14 2v5h5M12 11v6M9 14h6',
  'file-text': 'M6 2h8l5 5v15H6zM14 2v5h5M9 13h6M9 17h6',
  'folder': 'M3 5h6l2 3h10v11H3z',
  'grid-3x3': 'M3 3h18v18H3zM3 9h18M3 15h18M9 3v18M15 3v18',
  'image': 'M3 4h18v16H3zM8 8.500v.500M21 15l-5-5-10 10',
  'info': 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 7.5v.5',
  'languages': 'M4 6h9M8.5 4v2M11 6c-1 4-3.500 6-7 8M6 9c1 2.500 3 4 5.500 5M13 20l4-9 4 9M14.500 17h5',
  'lightbulb': 'M9 18h6M10 21h4M12 3a6 6 0 0 1 4 10c-1 1-1 2-1 3H9c0-1 0-2-1-3a6 6 0 0 1 4-10z',
  'link': 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  'list': 'M8 6h13M8 12h13M8 18h13M3 6h.010M3 12h.010M3 18h.010',
  'microscope': 'M6 21h12M9 17h4M9 4h4v9H9zM13 7a7 7 0 0 1 3 13M11 2v2',
  'more-horizontal': 'M5 12h.01M12 12h.01M19 12h.01',
  'pause': 'M8 5v14M16 5v14',
  'pencil': 'M4 20l1-5L16 4l4 4L9 19z',
  'pin': 'M12 17v5M8 3h8l-1 7 3 4H6l3-4z',
  'play': 'M7 4l13 8-13 8z',
  'plus': 'M12 5v14M5 12h14',
  'quote': 'M4 15c3 0 4-2 4-5V6H4v5h4M14 15c3 0 4-2 4-5V6h-4v5h4',
  'refresh-cw': 'M20 8a8 8 0 0 0-15-1M4 4v4h4M4 16a8 8 0 0 0 15 1M20 20v-4h-4',
  'rotate-ccw': 'M4 4v5h5M4.500 9a8 8 0 1 1-.500 6',
  'save': 'M4 4h13l3 3v13H4zM8 4v5h7V4M7 20v-6h10v6',
  'scan-search': 'M3 7V4h3M18 4h3v3M21 17v3h-3M6 20H3v-3M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM15 15l2 2',
  'search': 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  'settings': 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.100 2.100M16.300 16.300l2.100 2.100M5.600 18.400l2.100-2.100M16.300 7.700l2.100-2.100',
  'sliders-horizontal': 'M3 7h10M17 7h4M3 17h4M11 17h10M15 5v4M9 15v4',
  'step-forward': 'M6 5v14l9-7zM19 5v14',
  'table': 'M3 4h18v16H3zM3 10h18M3 15h18M10 10v10',
  'terminal': 'm4 17 6-5-6-5M12 19h8',
  'trash': 'M4 6h16M9 6V4h6v2M6 6l1 15h10l1-15',
  'triangle-alert': 'M12 4 2 20h20zM12 10v4M12 17v.5',
  'x': 'M6 6l12 12M18 6 6 18',
};

const RING = 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z';
const added = new Map<string, string>();

export function addIcon(id: string, svgContent: string): void {
  added.set(id, svgContent);
}

export function removeIcon(id: string): void {
  added.delete(id);
}

export function getIconIds(): string[] {
  return [...Object.keys(STROKES).map((name) => `lucide-${name}`), ...added.keys()];
}

export function getIcon(id: string): SVGSVGElement {
  const name = id.replace(/^lucide-/, '');
  const own = added.get(id);
  const svg = createSvg('svg', { cls: `svg-icon ${own === undefined ? `lucide-${name}` : id}` });
  svg.setAttrs({ xmlns: 'http://www.w3.org/2000/svg', viewBox: own === undefined ? '0 0 24 24' : '0 0 100 100', fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
  if (own === undefined) {
    svg.createSvg('path', { attr: { d: STROKES[name] ?? RING } });
  } else {
    const parsed = new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg">${own}</svg>`, 'image/svg+xml');
    svg.append(...Array.from(parsed.documentElement.childNodes).map((node) => document.importNode(node, true)));
  }
  return svg;
}

export function setIcon(parent: HTMLElement, id: string): void {
  parent.empty();
  if (id) parent.appendChild(getIcon(id));
}
