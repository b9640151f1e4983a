/** The table that stands behind a picture: for screen readers, for print, and for whoever wants the numbers. */

export interface ChartTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Writes the table. Where it has this shape already, only the cells that say something else are touched: laying out a table costs more than a chart. */
export function fillTable(table: HTMLTableElement, drawn: ChartTable): void {
  const texts = [drawn.caption, ...drawn.head, ...drawn.rows.flat()], shape = [drawn.head.length, ...drawn.rows.map((row) => row.length)].join(' ');
  if (table.dataset.shape !== shape) {
    build(table, drawn);
    table.dataset.shape = shape;
    return;
  }
  Array.from(table.querySelectorAll('caption, th, td')).forEach((cell, index) => {
    const text = texts[index] ?? '';
    if (cell.textContent !== text) cell.setText(text);
  });
}

function build(table: HTMLTableElement, { caption, head, rows }: ChartTable): void {
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
