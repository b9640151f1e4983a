/** How well a source position fits the decoder's state: linear layers, queries, keys, and the score functions. */

import type { AttentionKind, ModelCard } from '../card';
import { BAHDANAU, LUONG, WITH_ATTENTION } from './component';
import type { ComponentEntry } from './component';

export const SCORES = [
  {
    id: 'linear-layers',
    group: 'attention',
    sign: 'W',
    names: {
      en: ['Linear layers', 'Linear layer', 'Dense layer', 'Fully connected layer', 'Linear projection', 'Linear transformation', 'Query projection', 'Key projection', 'Query and key layers', 'nn.Linear'],
      es: ['Capas lineales', 'Capa lineal', 'Transformación lineal', 'Proyección lineal', 'Capa densa', 'Capa totalmente conectada'],
      fr: ['Couches linéaires', 'Couche linéaire', 'Projection linéaire', 'Couche dense', 'Transformation linéaire'],
    },
    shared: ['Linear layers', 'Linear layer', 'Dense layer', 'Fully connected layer', 'Linear projection', 'Capas lineales', 'Capa lineal', 'Proyección lineal', 'Capa densa',
      'Capa totalmente conectada', 'Couches linéaires', 'Couche linéaire', 'Projection linéaire', 'Couche dense'],
    everyday: ['Linear transformation', 'Transformación lineal', 'Transformation linéaire'],
    meaning: {
      en: 'Two matrices that bring decoder states and encoder states into one space, where they can be compared.',
      es: 'Dos matrices que llevan los estados del decoder y del encoder a un mismo espacio, donde se pueden comparar.',
      fr: 'Deux matrices qui amènent les états du décodeur et de l’encodeur dans un même espace, où on peut les comparer.',
    },
    formula: ({ attention: { queryState } }) => `q_t = W_q\\, ${decoderState(queryState)}, \\quad k_i = W_k\\, h_i`,
    shapes: [{ tex: 'W_q', dimensions: ['A', 'D'] }, { tex: 'W_k', dimensions: ['A', 'H'] }],
    parameters: (card) => card.parameters.queryLayer + card.parameters.keyLayer,
    tensors: ['query', 'keys'],
    source: { ...BAHDANAU, place: 'A.1.2' },
    connections: ['query', 'keys', 'score', 'encoder-states', 'decoder-state'],
    isIn: (card) => card.attention.kind === 'general' || card.attention.kind === 'additive',
  },
  {
    id: 'query',
    group: 'attention',
    sign: 'qₜ',
    names: {
      en: ['Query vector', 'Query (Q)', 'Attention query', 'Decoder query'],
      es: ['Vector de consulta', 'Consulta (Q)', 'Consulta de atención', 'Vector query'],
      fr: ['Vecteur de requête', 'Requête (Q)', 'Requête d’attention'],
    },
    shared: ['Query vector', 'Vector query', 'Consulta de atención', 'Query (Q)', 'Consulta (Q)', 'Requête (Q)'],
    meaning: {
      en: 'What the decoder asks of the source at this step, as a vector.',
      es: 'Lo que el decoder pregunta a la entrada en este paso, como vector.',
      fr: 'Ce que le décodeur demande à la source à ce pas, sous forme de vecteur.',
    },
    formula: ({ attention: { queryState } }) => `q_t = W_q\\, ${decoderState(queryState)}`,
    shapes: [{ tex: 'q_t', dimensions: ['A'] }, { tex: 'W_q', dimensions: ['A', 'D'] }],
    parameters: (card) => card.parameters.queryLayer,
    tensors: ['query'],
    source: { ...BAHDANAU, place: 'A.1.2' },
    connections: ['linear-layers', 'decoder-state', 'score'],
    isIn: WITH_ATTENTION,
  },
  {
    id: 'keys',
    group: 'attention',
    sign: 'kᵢ',
    names: {
      en: ['Key vectors', 'Key (K)', 'Attention keys', 'Encoder keys'],
      es: ['Vectores clave', 'Clave (K)', 'Claves de atención', 'Vectores key'],
      fr: ['Vecteurs de clé', 'Clé (K)', 'Clés d’attention', 'Vecteurs clés'],
    },
    shared: ['Key vectors', 'Vectores key', 'Vectores clave', 'Vecteurs clés', 'Claves de atención', 'Clés d’attention', 'Key (K)', 'Clave (K)', 'Clé (K)'],
    meaning: {
      en: 'One vector per source token that the query is compared with; made once per sentence.',
      es: 'Un vector por token de entrada con el que se compara la consulta; se calculan una vez por oración.',
      fr: 'Un vecteur par token source, auquel la requête est comparée ; calculés une fois par phrase.',
    },
    formula: 'k_i = W_k\\, h_i',
    shapes: [{ tex: 'k', dimensions: ['S', 'A'] }, { tex: 'W_k', dimensions: ['A', 'H'] }],
    parameters: (card) => card.parameters.keyLayer,
    tensors: ['keys'],
    source: { ...BAHDANAU, place: 'A.1.2' },
    connections: ['linear-layers', 'encoder-states', 'score'],
    isIn: (card) => card.attention.kind === 'general' || card.attention.kind === 'additive',
  },
  {
    id: 'score',
    group: 'attention',
    sign: 'eₜ',
    names: {
      en: ['Alignment score', 'Attention score', 'Score function', 'Attention scoring function', 'Alignment model', 'Alignment function', 'Energy', 'Score', 'Attention energy'],
      es: ['Puntuación de atención', 'Puntaje de atención', 'Score de atención', 'Función de puntuación', 'Función de alineamiento', 'Modelo de alineamiento', 'Puntuación de alineamiento',
        'Energía', 'Energía de atención'],
      fr: ['Score d’alignement', 'Score d’attention', 'Fonction de score', 'Modèle d’alignement', 'Énergie'],
    },
    shared: ['Score function', 'Función de puntuación', 'Fonction de score', 'Alignment function', 'Alignment model', 'Alignment score'],
    everyday: ['Energy', 'Score', 'Energía', 'Énergie'],
    meaning: {
      en: 'How well source token i fits step t, before the softmax: any number, on no fixed scale.',
      es: 'Cuánto encaja el token de entrada i en el paso t, antes del softmax: cualquier número, sin escala fija.',
      fr: 'À quel point le token source i convient au pas t, avant le softmax : un nombre quelconque, sans échelle fixe.',
    },
    formula: ({ attention }) => scoreFormula(attention.kind, attention),
    shapes: [{ tex: 'e_t', dimensions: ['S'] }],
    parameters: (card) => card.parameters.score,
    tensors: ['scores'],
    source: { ...LUONG, place: '§3.1' },
    connections: ['linear-layers', 'multiplicative-score', 'additive-score', 'location-score', 'softmax', 'mask'],
    isIn: WITH_ATTENTION,
  },
  {
    id: 'matrix-product',
    group: 'attention',
    sign: 'q·k',
    names: {
      en: ['Matrix multiplication', 'Matrix product', 'Batched matrix multiplication', 'Dot product', 'Inner product', 'Matmul', 'bmm', 'torch.bmm'],
      es: ['Multiplicación de matrices', 'Multiplicación matricial', 'Producto de matrices', 'Producto matricial', 'Producto punto', 'Producto escalar'],
      fr: ['Produit matriciel', 'Multiplication de matrices', 'Multiplication matricielle', 'Produit scalaire'],
    },
    shared: ['Matrix multiplication', 'Matrix product', 'Dot product', 'Inner product', 'Matmul', 'bmm', 'Multiplicación de matrices', 'Multiplicación matricial', 'Producto de matrices',
      'Producto matricial', 'Producto punto', 'Producto escalar', 'Produit matriciel', 'Multiplication de matrices', 'Multiplication matricielle', 'Produit scalaire'],
    meaning: {
      en: 'Compares the query with all keys at once; one number per source token comes out.',
      es: 'Compara la consulta con todas las claves a la vez; sale un número por token de entrada.',
      fr: 'Compare la requête à toutes les clés à la fois ; il en sort un nombre par token source.',
    },
    formula: 'e = Q K^\\top',
    shapes: [{ tex: 'Q', dimensions: ['T', 'A'] }, { tex: 'K^\\top', dimensions: ['A', 'S'] }, { tex: 'e', dimensions: ['T', 'S'] }],
    tensors: ['scores'],
    source: { ...LUONG, place: '§3.1' },
    connections: ['score', 'multiplicative-score', 'query', 'keys', 'scaled-dot-product'],
    isIn: (card) => card.attention.kind === 'dot' || card.attention.kind === 'general',
  },
  {
    id: 'multiplicative-score',
    group: 'attention',
    sign: 'qᵀk',
    names: {
      en: ['Multiplicative attention', 'Luong attention', 'Dot-product attention', 'General attention', 'Bilinear attention', 'Luong-style attention', 'Global attention (Luong)', 'Dot score', 'General score', 'Multiplicative score'],
      es: ['Atención multiplicativa', 'Atención de Luong', 'Atención de producto punto', 'Atención por producto punto', 'Atención bilineal', 'Atención producto punto'],
      fr: ['Attention multiplicative', 'Attention de Luong', 'Attention par produit scalaire', 'Attention bilinéaire'],
    },
    shared: ['General attention'],
    everyday: ['General score', 'Dot score'],
    meaning: {
      en: 'Scores by multiplying: dot uses the states as they are, general puts a trained matrix between them.',
      es: 'Puntúa multiplicando: dot usa los estados tal cual, general pone entre ellos una matriz entrenada.',
      fr: 'Un score par multiplication : dot prend les états tels quels, general met entre eux une matrice apprise.',
    },
    formula: ({ attention }) => scoreFormula(attention.kind === 'dot' ? 'dot' : 'general', attention),
    shapes: [{ tex: 'q_t', dimensions: ['A'] }, { tex: 'k_i', dimensions: ['A'] }, { tex: 'e_t', dimensions: ['S'] }],
    tensors: ['query', 'keys', 'scores'],
    source: { ...LUONG, place: '§3.1' },
    connections: ['score', 'matrix-product', 'additive-score', 'location-score', 'scaled-dot-product'],
    isIn: (card) => card.attention.kind === 'dot' || card.attention.kind === 'general',
  },
  {
    id: 'additive-score',
    group: 'attention',
    sign: 'q+k',
    names: {
      en: ['Additive attention', 'Bahdanau attention', 'Concat attention', 'MLP attention', 'Bahdanau-style attention', 'Additive score', 'Attention (Bahdanau)'],
      es: ['Atención aditiva', 'Atención de Bahdanau', 'Atención Bahdanau', 'Atención concat'],
      fr: ['Attention additive', 'Attention de Bahdanau'],
    },
    meaning: {
      en: 'Scores by adding query and key, bending the sum with tanh, and weighing it with a trained vector.',
      es: 'Puntúa sumando consulta y clave, doblando la suma con tanh y pesándola con un vector entrenado.',
      fr: 'Additionne requête et clé, courbe la somme avec tanh et la pèse avec un vecteur appris.',
    },
    formula: ({ attention }) => scoreFormula('additive', attention),
    shapes: [{ tex: 'v_a', dimensions: ['A'] }, { tex: 'W_q', dimensions: ['A', 'D'] }, { tex: 'W_k', dimensions: ['A', 'H'] }, { tex: 'e_t', dimensions: ['S'] }],
    parameters: (card) => card.parameters.score,
    tensors: ['query', 'keys', 'scores'],
    source: { ...BAHDANAU, place: 'A.1.2' },
    connections: ['score', 'multiplicative-score', 'linear-layers'],
    isIn: (card) => card.attention.kind === 'additive',
  },
  {
    id: 'location-score',
    group: 'attention',
    sign: 'pos',
    names: {
      en: ['Location-based attention', 'Location attention', 'Position-based attention', 'Location-based score'],
      es: ['Atención por posición', 'Atención basada en la posición', 'Atención por ubicación'],
      fr: ['Attention par position', 'Attention basée sur la position'],
    },
    meaning: {
      en: 'Scores positions from the decoder’s state alone, without looking at the source words; hence a fixed maximum length.',
      es: 'Puntúa las posiciones solo con el estado del decoder, sin mirar las palabras de entrada; de ahí su longitud máxima fija.',
      fr: 'Note les positions d’après le seul état du décodeur, sans regarder les mots source ; d’où une longueur maximale fixe.',
    },
    formula: ({ attention }) => scoreFormula('location', attention),
    shapes: [{ tex: 'W_p', dimensions: ['L', 'A'] }, { tex: 'e_t', dimensions: ['S'] }],
    parameters: (card) => card.parameters.score,
    tensors: ['query', 'scores'],
    source: { ...LUONG, place: '(8)' },
    connections: ['score', 'maximum-length'],
    isIn: (card) => card.attention.kind === 'location',
  },
] as const satisfies readonly ComponentEntry[];

/** e_ti, as the graphs of each attention kind compute it; the general kind where the model has none of its own. */
function scoreFormula(kind: AttentionKind, { queryState, scale }: ModelCard['attention']): string {
  const state = decoderState(queryState);
  const factor = scale === 1 ? '' : `${Number(scale.toPrecision(3))} \\cdot `;
  switch (kind) {
    case 'dot': return `e_{ti} = ${factor}${state}^\\top h_i`;
    case 'additive': return `e_{ti} = v_a^\\top \\tanh(W_q\\, ${state} + W_k\\, h_i)`;
    case 'location': return `e_t = W_p\\,(W_q\\, ${state}) + b_p`;
    default: return `e_{ti} = ${factor}(W_q\\, ${state})^\\top (W_k\\, h_i)`;
  }
}

function decoderState(queryState: ModelCard['attention']['queryState']): string {
  return queryState === 'before' ? 's_{t-1}' : 's_t';
}
