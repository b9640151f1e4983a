/** The small mark after a link, term or heading that stands for a component. Its sign is drawn by CSS, so that text stays as it is for search and copying. */

import { componentName, componentOf } from '../../model/catalogue';
import type { Component, ComponentId } from '../../model/catalogue';
import type { Texts } from '../../i18n';
import type { Place } from '../nearest-block';
import type { Resolution } from '../resolve/resolve';

export type ShownResolution = Exclude<Resolution, { kind: 'none' }>;

export interface Chip {
  readonly el: HTMLElement;
  readonly resolution: ShownResolution;
  readonly sourcePath: string;
  /** What the chip stands after, as written. */
  readonly written: string;
  /** Where it stands now; null if that is not known. */
  readonly place: () => Place | null;
}

/** The components that a resolution names, the likeliest first. */
export function idsOf(resolution: Resolution): readonly ComponentId[] {
  switch (resolution.kind) {
    case 'component': return [resolution.id];
    case 'ambiguous':
    case 'suggestion': return resolution.ids;
    case 'problem': return resolution.nearest ? [resolution.nearest] : [];
    case 'none': return [];
  }
}

export function createChip(resolution: ShownResolution, texts: Texts): HTMLElement {
  const first = idsOf(resolution)[0];
  const component = first === undefined ? null : componentOf(first);
  const el = createSpan({
    cls: ['attention-lab-part-chip', `is-${component?.group ?? 'model'}`, `is-${CERTAINTY[resolution.kind]}`],
    attr: { role: 'button', tabindex: '0', 'aria-haspopup': 'dialog', 'aria-label': chipLabel(resolution, component, texts) },
  });
  el.dataset['sign'] = resolution.kind === 'problem' ? '!' : component?.sign ?? '?';
  if (first !== undefined) el.dataset['component'] = first;
  return el;
}

const CERTAINTY: Readonly<Record<ShownResolution['kind'], string>> = { component: 'certain', ambiguous: 'ambiguous', suggestion: 'suggestion', problem: 'problem' };

function chipLabel(resolution: ShownResolution, component: Component | null, texts: Texts): string {
  const name = component ? componentName(component, texts.language) : '';
  switch (resolution.kind) {
    case 'component': return texts.links.chipCertain(name);
    case 'ambiguous': return texts.links.chipAmbiguous(resolution.ids.map((id) => componentName(componentOf(id), texts.language)));
    case 'suggestion': return texts.links.chipSuggestion(name);
    case 'problem': return texts.links.chipProblem(resolution.value);
  }
}
