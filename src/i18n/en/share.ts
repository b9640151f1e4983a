/** English texts of share. */

export const share = {
  takeAlong: 'Take along',
  copyAs: {
    'markdown': 'Copy as Markdown table',
    'csv': 'Copy as CSV',
    'latex-table': 'Copy as LaTeX table',
    'latex-heat-map': 'Copy as LaTeX heat map (TikZ)',
    'pharaoh': 'Copy alignment as i-j pairs',
    'json': 'Copy everything computed as JSON',
  },
  copyImage: 'Copy image',
  insertImage: 'Insert image below the block',
  saveDrawing: 'Save drawing (SVG)',
  saveTable: 'Save table (CSV)',
  freeze: 'Freeze into note',
  renewFrozen: 'Renew frozen result',
  removeFrozen: 'Remove frozen result',
  copied: 'Copied',
  written: 'Written to the note',
  saved: (path: string) => `Saved as ${path}`,
  failed: 'That did not work; nothing was changed.',
  noPlace: 'The block can’t be told for sure in its note, so nothing was written.',
  notYet: 'There is nothing to take along yet.',
  badLink: 'This link asks for nothing that can be shown.',
  caption: (model: string) => `Attention of ${model}`,
  summary: (source: string, target: string) => `Attention weights of “${target}” over “${source}”`,
};
