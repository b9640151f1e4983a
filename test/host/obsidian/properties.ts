/** The properties of a note as a small list above its text. The app lets one edit them there; here they are only shown. */

import { parse as parseYaml } from 'yaml';

export function drawProperties(yaml: string, el: HTMLElement): void {
  const container = el.createDiv({ cls: 'metadata-container' });
  for (const [key, value] of Object.entries(propertiesOf(yaml))) {
    const row = container.createDiv({ cls: 'metadata-property', attr: { 'data-property-key': key } });
    row.createDiv({ cls: 'metadata-property-key', text: key });
    const valueEl = row.createDiv({ cls: 'metadata-property-value' });
    if (Array.isArray(value)) for (const item of value) valueEl.createSpan({ cls: 'multi-select-pill', text: textOf(item) });
    else valueEl.setText(textOf(value));
  }
}

function propertiesOf(yaml: string): Record<string, unknown> {
  try {
    return (parseYaml(yaml) as Record<string, unknown> | null) ?? {};
  } catch {
    return { '': yaml };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value) ?? '';
}
