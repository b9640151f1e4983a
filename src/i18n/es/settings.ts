/** Spanish texts of settings. */

import type { Texts } from '../index';

export const settings: Texts['settings'] = {
  defaultModel: 'Modelo predeterminado',
  defaultModelHint: 'Lo usan los bloques que no nombran ningún modelo.',
  firstModel: 'El primero',
  chips: 'Partes del modelo en las notas',
  chipsEverywhere: 'Marcarlas en todas las notas',
  chipsEverywhereHint: 'Si no, solo en las notas con un bloque attention o con la propiedad attention-lab: true. Nunca con attention-lab: false.',
  chipsAfterTerms: 'Marcar términos en negrita y títulos',
  chipsAfterTermsHint: 'Cuando todo su texto es el nombre de una parte.',
  noteFolder: 'Carpeta de las notas nuevas',
  noteFolderHint: 'Dónde se crean las notas sobre partes del modelo. Vacío: donde van las notas nuevas.',
  noteTemplate: 'Texto de las notas nuevas',
  noteTemplateHint: 'Variables: {{name}}, {{id}}, {{aliases}}, {{meaning}}, {{formula}}, {{shapes}}, {{parameters}}, {{source}}, {{connections}}, {{sentence}}, {{properties}}. Vacío: una nota con fórmula y bloque.',
};
