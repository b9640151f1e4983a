/** Spanish texts of share. */

import type { Texts } from '../index';

export const share: Texts['share'] = {
  takeAlong: 'Llevarse el resultado',
  copyAs: {
    'markdown': 'Copiar como tabla de Markdown',
    'csv': 'Copiar como CSV',
    'latex-table': 'Copiar como tabla de LaTeX',
    'latex-heat-map': 'Copiar como mapa de calor de LaTeX (TikZ)',
    'pharaoh': 'Copiar el alineamiento como pares de Pharaoh',
    'json': 'Copiar todo lo calculado como JSON',
  },
  copyImage: 'Copiar la imagen',
  copyDrawing: 'Copiar dibujo (SVG)',
  saveImage: 'Guardar imagen (PNG)',
  insertImage: 'Insertar la imagen debajo del bloque',
  saveDrawing: 'Guardar el dibujo (SVG)',
  saveTable: 'Guardar la tabla (CSV)',
  freeze: 'Fijar el resultado en la nota',
  renewFrozen: 'Renovar el resultado fijado',
  removeFrozen: 'Quitar el resultado fijado',
  copied: 'Copiado',
  notCopied: 'La aplicación no puede escribir en el portapapeles.',
  written: 'Escrito en la nota',
  saved: (path) => `Guardado como ${path}`,
  failed: 'No ha funcionado; no ha cambiado nada.',
  noPlace: 'No se puede saber con certeza cuál es el bloque en su nota, así que no se ha escrito nada.',
  gone: 'La nota ya no existe, así que no se ha escrito nada.',
  notYet: 'Aún no hay nada que llevarse.',
  badLink: 'Este enlace no pide nada que se pueda mostrar.',
  caption: (model) => `Atención de ${model}`,
  summary: (source, target) => `Pesos de atención de «${target}» sobre «${source}»`,
};
