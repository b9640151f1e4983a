/** Spanish texts of translate. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { count } = numbersIn('es');
const SENTENCES = { one: 'oración', other: 'oraciones' };
const SECONDS = { one: 'segundo', other: 'segundos' };
const MINUTES = { one: 'minuto', other: 'minutos' };

export const translate: Texts['translate'] = {
  ribbon: 'Traducir con atención',
  commandSelection: 'Traducir la selección',
  commandParagraph: 'Traducir el párrafo',
  commandNote: 'Traducir la nota en una nota contigua',
  commandClipboard: 'Traducir el portapapeles',
  title: 'Traducción',
  model: 'Modelo',
  chooseModel: 'Elige de qué idioma traducir',
  direction: (source, target) => `${source} → ${target}`,
  unsure: 'No se puede saber el idioma de este texto. Elígelo arriba.',
  noModelFor: (language) => `Parece ${language}, y ningún modelo instalado lo lee. Elige arriba otro idioma o importa un modelo en los ajustes.`,
  severalSelections: (selections: number) => `${selections} selecciones: cada una se traduce y se reemplaza en su lugar.`,
  working: (done, of) => `${done} de ${count(of, SENTENCES)}`,
  done: (sentences) => count(sentences, SENTENCES),
  stopped: (done, of) => `Detenido tras ${done} de ${count(of, SENTENCES)}; el resto queda sin traducir.`,
  secondsLeft: (seconds) => (seconds < 90 ? `quedan unos ${count(Math.max(2, seconds), SECONDS)}` : `quedan unos ${count(Math.max(2, Math.round(seconds / 60)), MINUTES)}`),
  starting: 'Poniendo en marcha el modelo…',
  cancel: 'Cancelar',
  resume: 'Seguir',
  insertBelow: 'Insertar debajo',
  replace: 'Reemplazar',
  insertBlock: 'Insertar como bloque de atención',
  copy: 'Copiar',
  openLens: 'Abrir en la lente',
  createNote: 'Crear la nota',
  alternatives: 'Otras traducciones',
  noAlternatives: 'El modelo no tiene otra traducción.',
  chosen: 'La que se muestra',
  legend: 'Señala una palabra para ver a cuál miró el modelo. Subrayado: el modelo estaba menos seguro.',
  probability: (percent) => `Probabilidad: ${percent}`,
  waiting: 'Aún sin traducir',
  copied: 'Traducción copiada',
  notCopied: 'La aplicación no puede escribir en el portapapeles.',
  inserted: 'Traducción insertada',
  nothingHere: 'Aquí no hay nada que traducir: pon el cursor en un párrafo o selecciona un texto.',
  nothingCopied: 'No hay texto en el portapapeles.',
  clipboardRefused: 'La aplicación no puede leer el portapapeles.',
  noNote: 'Abre antes una nota, o traduce lo que copies con el comando para el portapapeles.',
  changed: 'El pasaje ha cambiado mientras tanto, así que no se ha escrito nada. Aún puedes copiar la traducción.',
  gone: 'La nota ya no existe, así que no se ha escrito nada. Aún puedes copiar la traducción.',
  failedToWrite: 'No se ha podido escribir en la nota. Aún puedes copiar la traducción.',
  failed: (reason) => `La traducción ha fallado: ${reason}`,
  retry: 'Reintentar',
  statusBar: (share) => `Traduciendo: ${share}`,
  translatedNote: (name, language) => `${name} (${language})`,
  noModels: 'No hay ningún modelo instalado.',
};
