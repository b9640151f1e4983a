/** The table that stands behind a picture: for screen readers, for print, and for whoever wants the numbers. */

export interface ChartTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function fillTable(table: HTMLTableElement, { caption, head, rows }: ChartTable): void {
  table.empty();
  table.createEl('caption', { text: caption });
  const headRow = table.createEl('thead').createEl('tr');
  for (const text of head) headRow.createEl('th', { text, attr: { scope: 'col' } });
  const body = table.createEl('tbody');
  for (const row of rows) {
    const line = body.createEl('tr');
    row.forEach((text, index) => { if (index === 0) line.createEl('th', { text, attr: { scope: 'row' } }); else line.createEl('td', { text }); });
  }
}
