/** Spanish texts of settings. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { count, decimal } = numbersIn('es');
const megabytes = (bytes: number): string => `${decimal(bytes / 1e6, 1)} MB`;

export const settings: Texts['settings'] = {
  models: 'Modelos',
  modelFor: (language) => `Modelo para ${language}`,
  modelForHint: 'Traduce los textos en este idioma cuando ni el bloque ni el comando nombran un modelo.',
  modelHint: (size, bleu, licence) =>
    [megabytes(size), ...(bleu === null ? [] : [`BLEU ${decimal(bleu, 1)}`]), licence].join(' · '),
  carried: 'Viene con el complemento',
  removeModel: 'Quitar',
  removed: (name) => `Se ha quitado ${name}`,
  importFile: 'Importar de un archivo',
  importFileHint: 'Un .zip con los cuatro archivos de un modelo, como los que hace npm run package-models. No se descarga nada.',
  importFolder: 'Importar de una carpeta de la bóveda',
  importFolderHint: 'Una carpeta con model.json, tokenizer.json, encoder.onnx y decoder.onnx.',
  choose: 'Elegir…',

  translation: 'Traducción',
  decoding: 'Búsqueda',
  decodingHint: 'La voraz toma en cada paso la mejor palabra. El haz conserva cinco comienzos y toma la mejor oración entera, cinco veces más despacio.',
  decodings: { greedy: 'Voraz', beam: 'Haz de cinco' },
  longestSentence: 'Oración más larga',
  longestSentenceHint: 'En palabras; las más largas se traducen por partes. Un modelo pequeño aprendió con oraciones cortas, y su atención compara cada palabra que escribe con cada palabra leída: cuanto más larga la oración, más hay que confundir.',

  appearance: 'Apariencia',
  view: 'Los bloques muestran primero',
  viewHint: 'La vista de los bloques que no nombran ninguna con view:. Los bloques abiertos cambian enseguida.',
  grain: 'Palabras o piezas',
  grainHint: 'Qué son las filas y columnas en los bloques que no lo dicen con words:. Las piezas son lo que el modelo lee y escribe de verdad.',
  lensSide: 'Lado de la lente',
  lensSideHint: 'La barra lateral en la que se abre la lente; si está abierta, se muda allí.',
  lensSides: { right: 'Derecha', left: 'Izquierda' },
  palette: 'Colores de la atención',
  paletteHint: 'Todos se distinguen con cualquier visión del color, porque el peso lo lleva la claridad.',
  palettes: { violet: 'Violeta', blue: 'Azul', grey: 'Gris' },

  chips: 'Partes del modelo en las notas',
  chipsEverywhere: 'Marcarlas en todas las notas',
  chipsEverywhereHint: 'Si no, solo en las notas con un bloque attention o con la propiedad attention-lab: true. Nunca con attention-lab: false.',
  chipsAfterLinks: 'Marcar enlaces',
  chipsAfterLinksHint: 'Tras los enlaces a notas sobre una parte del modelo.',
  chipsAfterTerms: 'Marcar términos en negrita',
  chipsAfterTermsHint: 'Cuando todo su texto es el nombre de una parte.',
  chipsAfterHeadings: 'Marcar títulos',
  chipsAfterHeadingsHint: 'Cuando todo su texto es el nombre de una parte.',
  noteFolder: 'Carpeta de las notas nuevas',
  noteFolderHint: 'Dónde se crean las notas sobre partes del modelo. Vacío: donde van las notas nuevas.',
  noteTemplate: 'Texto de las notas nuevas',
  noteTemplateHint: 'Variables: {{name}}, {{id}}, {{aliases}}, {{meaning}}, {{formula}}, {{shapes}}, {{parameters}}, {{source}}, {{connections}}, {{sentence}}, {{properties}}. Vacío: una nota con fórmula y bloque.',

  device: 'Este dispositivo',
  idleMinutes: 'Liberar la memoria tras',
  idleMinutesHint: 'Minutos sin trabajo tras los que el modelo deja la memoria. Vale desde el próximo inicio de la aplicación.',
  cacheMegabytes: 'Espacio para resultados',
  cacheMegabytesHint: 'Megabytes de este dispositivo para las oraciones ya calculadas. Vale desde el próximo inicio de la aplicación.',
  cache: 'Oraciones calculadas',
  cacheSize: (bytes) => `Ocupan ${megabytes(bytes)}`,
  clearCache: 'Vaciar',
  cacheCleared: 'Se han olvidado las oraciones calculadas',
  report: 'Informe para preguntas y errores',
  reportHint: 'Versiones, modelos, tamaños y el último error. Ningún texto de tus notas.',
  copyReport: 'Copiar el informe',
  reportCopied: 'Informe copiado',

  import: {
    title: 'Importar un modelo',
    reading: 'Leyendo…',
    checking: 'Comprobando…',
    facts: (direction, parameters) => `${direction}, ${count(parameters, { one: 'parámetro', other: 'parámetros' })}`,
    trainedOn: (sets) => `Entrenado con ${sets}`,
    replaces: 'Ocupa el lugar del modelo instalado con este identificador.',
    add: 'Añadir',
    cancel: 'Cancelar',
    added: (name) => `Se ha añadido ${name}`,
    refused: 'Este modelo no se puede usar aquí:',
    problems: {
      'not-a-zip': 'El archivo no es un .zip que se pueda leer.',
      'too-large': 'El archivo, o uno de los que contiene, es mayor de lo que puede ser un modelo.',
      'bad-path': 'El archivo contiene una ruta que sale de él.',
      'nothing': 'No contiene ningún model.json.',
      'write-failed': 'No se ha podido escribir el modelo; quizá el disco esté lleno. No ha cambiado nada.',
      'unreadable': 'No se ha podido leer el archivo.',
    },
    expected: (path, expected, found) => `${path}: se esperaba ${expected} y hay ${found}`,
    noFolders: 'Ninguna carpeta de esta bóveda contiene un model.json.',
    chooseFolder: 'Elige una carpeta con un modelo',
  },
};
