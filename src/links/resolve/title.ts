/** What a title says: its core, what stands in brackets, and the parts that it joins. Titles come from links, notes, bold terms and headings. */

import { foldName, foldWords } from './fold';

/** A title without its furniture: file ending, numbers in front, emoji, marks around it. */
export function bareTitle(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/\.md$/i, '')
    .trim()
    .replace(NUMBER_IN_FRONT, '')
    .replace(/^[\p{So}\p{Sk}\uFE0F\s"'“”«»¿¡*_~=•·-]+/u, '')
    .replace(/[\p{So}\uFE0F\s"'“”«»:;,.!?*_~=-]+$/u, '')
    .replace(QUESTION_IN_FRONT, '')
    .trim();
}

export interface Bracketed {
  readonly core: string;
  readonly inside: string;
}

/** "X (Y)" → X and Y; null for every other form. */
export function bracketed(title: string): Bracketed | null {
  const match = /^(.+?)\s*[([]([^()[\]]+)[)\]]$/.exec(title);
  const [, core, inside] = match ?? [];
  return core && inside ? { core: core.trim(), inside: inside.trim() } : null;
}

/** "X in Y", "X en Y", "X dans Y": the last such word that leaves something on both sides. */
export function within(title: string): Bracketed | null {
  const match = /^(.+?)\s+(?:in|en|dans|for|para|pour)\s+(.+)$/iu.exec(title);
  const [, core, inside] = match ?? [];
  return core && inside ? { core, inside } : null;
}

/** "X and Y", "X y Y", "X with Y", "X, Y & Z" → the parts; null if there is one only. */
export function joined(title: string): readonly string[] | null {
  const parts = title.split(/\s*(?:,|&|\+|\/|\s(?:and|y|e|et|with|con|avec|vs\.?|versus|or|o|ou)\s)\s*/iu).filter((part) => part !== '');
  return parts.length > 1 ? parts : null;
}

/** Whether brackets only say when, by whom, or in which part of this field: a year, authors, RNN, NLP. */
export function isQualifier(text: string): boolean {
  const words = foldWords(text);
  return words.length > 0 && (QUALIFIERS.has(foldName(text)) || words.every((word) => /^(1[89]|20)\d\d$/.test(word) || QUALIFIER_WORDS.has(word)));
}

/** Whether brackets name this field itself, so that what stands before them is of this field wherever the note lies. */
export function isOwnField(text: string): boolean {
  return OWN_FIELDS.has(foldName(text));
}

/** Whether words of a title speak of another field that also has encoders, scores or attention. */
export function speaksOfAnotherField(text: string): boolean {
  return foldWords(text).some((word) => OTHER_FIELDS.has(word));
}

/** Whether a note lies in another field, by its tags and folders: the folder nearest to the note that tells of a field decides. */
export function liesInAnotherField(path: string, tags: readonly string[]): boolean {
  const ofTags = tags.flatMap((tag) => tag.split('/'));
  if (ofTags.some(isOwnField)) return false;
  if (ofTags.some(speaksOfAnotherField)) return true;
  const segments = path.split('/');
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index] ?? '';
    if (speaksOfAnotherField(segment)) return true;
    if (index < segments.length - 1 && isOwnField(bareTitle(segment))) return false;
  }
  return false;
}

// "07 - ", "3.2_", "2.1 ", "202312021746 ", "2023-12-02 ", "Clase 4: ", "Chapter 2 - ", "Paso 1: "
const NUMBER_IN_FRONT = /^(?:(?:lecture|class|chapter|week|part|unit|lesson|module|section|step|phase|clase|tema|capítulo|capitulo|unidad|semana|parte|lección|leccion|módulo|modulo|sección|seccion|paso|fase|etapa|cours|chapitre|partie|séance|seance|leçon|étape|etape)\s+)?(?:\d{4}-\d{2}-\d{2}\s*(?:[-–—_.:)]+\s*)?|\d{8,14}(?:\s+|\s*[-–—_.:)]+\s*)+|\d{1,3}(?:\.\d{1,3})*\s+(?=\p{L})|\d{1,3}(?:[.\-_]\d{1,3})*\s*[-–—_.:)]+\s*)/iu;
// "¿Qué es un encoder?", "What is attention?"
const QUESTION_IN_FRONT = /^(?:what\s+(?:is|are)|qu[eé]\s+(?:es|son)|qu['’]est[-\s]ce\s+qu(?:e\s|['’]))\s*/iu;

const OWN_FIELDS = folded([
  'RNN', 'GRU', 'BiGRU', 'NLP', 'PLN', 'TAL', 'NMT', 'MT', 'ML', 'DL', 'AI', 'IA', 'NN', 'Seq2Seq', 'deep learning', 'machine learning', 'aprendizaje profundo', 'aprendizaje automático',
  'apprentissage profond', 'apprentissage automatique', 'neural networks', 'neural network', 'redes neuronales', 'red neuronal', 'réseaux de neurones', 'neural machine translation',
  'machine translation', 'traducción automática', 'traducción automática neuronal', 'traduction automatique', 'natural language processing', 'procesamiento del lenguaje natural',
  'procesamiento de lenguaje natural', 'traitement automatique des langues', 'encoder-decoder', 'PyTorch', 'TensorFlow', 'Keras', 'modelos Seq2Seq', 'Seq2Seq models', 'NLP models',
]);
const QUALIFIERS = new Set([...OWN_FIELDS, ...folded([
  'concept', 'concepto', 'notes', 'notas', 'apuntes', 'resumen', 'summary', 'draft', 'borrador', 'WIP', 'component', 'componente', 'paper', 'artículo', 'models',
  'attention', 'atención', 'attention mechanism', 'mecanismo de atención', 'mécanisme d’attention',
])]);
const QUALIFIER_WORDS = folded(['et', 'al', 'Bahdanau', 'Luong', 'Cho', 'Bengio', 'Sutskever', 'Vinyals', 'Manning', 'Pham', 'Le', 'and', 'y', 'arxiv', 'ICLR', 'EMNLP', 'NIPS', 'NeurIPS', 'ACL']);

const OTHER_FIELDS = folded([
  'robot', 'robots', 'robótica', 'robotics', 'robotique', 'wheel', 'rueda', 'roue', 'motor', 'motores', 'servo', 'rotary', 'rotativo', 'rotatorio', 'rotatif', 'odometry', 'odometría', 'sensor', 'sensores', 'capteur',
  'electronics', 'electrónica', 'électronique', 'electrónico', 'circuit', 'circuito', 'circuitos', 'circuits', 'PCM', 'priority', 'prioridad', 'priorité', 'FPGA', 'VHDL', 'Verilog', 'Arduino', 'BCD', 'multiplexer', 'multiplexor', 'PLC',
  'audio', 'video', 'vídeo', 'codec', 'códec', 'ffmpeg', 'JPEG', 'MPEG', 'base64', 'Huffman', 'Morse', 'Unicode', 'telecom', 'telecomunicaciones', 'modem', 'módem', 'transformador', 'voltage', 'voltaje',
  'game', 'games', 'juego', 'juegos', 'jeu', 'jeux', 'Unity', 'Unreal', 'sprite', 'music', 'música', 'musique', 'partitura', 'football', 'fútbol',
  'psychology', 'psicología', 'psychologie', 'ADHD', 'TDAH', 'mindfulness', 'meditación', 'meditation', 'medicina', 'medicine', 'médecine', 'bandit', 'bandits', 'economy', 'economía', 'cosmética', 'physics', 'física', 'physique',
  'eléctrico', 'eléctrica', 'electrical', 'electric', 'électrique', 'película', 'film', 'movie', 'JWT', 'OAuth', 'SQL', 'autoencoder', 'autoencoders', 'VAE', 'sklearn', 'genetics', 'genética',
]);

function folded(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(foldName));
}
