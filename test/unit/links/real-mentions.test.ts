/** Mentions as notes of students write them, in three languages: what a reader would mean, and what other fields mean. */

import { describe, expect, it } from 'vitest';
import { mentionsInText } from '../../../src/links/mentions';
import { heading, link, note, resolved, term } from './resolve-print';

/** The components of a note's mentions, in its order; those that name nothing are left out. */
function mentioned(text: string): string[] {
  return mentionsInText(text)
    .map((mention) => resolved(mention.kind === 'link' ? { kind: 'link', ...mention.reference, note: null } : mention))
    .filter((found) => found !== '-');
}

describe('whole notes', () => {
  it('finds every part that a Spanish note on attention names in bold or by link', () => {
    expect(mentioned(`
Los mecanismos de atención son una técnica que permite a los modelos [[Sequence to Sequence (Seq2Seq)|Seq2Seq]] enfocarse en la entrada.

## Funcionamiento Básico
- **Selección de Información Relevante**: El mecanismo de atención asigna pesos a la entrada.
- **Mejora de la Captura de Contexto**: el decoder puede acceder a toda la secuencia de estados ocultos.

## Solución a Limitaciones
- **Limitaciones de un Solo Vector de Contexto**: Sin atención, el decoder se basa en un solo vector.
- **Uso Integral de los Outputs del Encoder**: Con atención, el decoder utiliza todos los outputs.

## Componentes del Mecanismo de Atención
- **Capas Lineales**: Transforman los estados ocultos.
- **Multiplicación de Matrices**: Calcula la puntuación de atención.
  ![[Pasted image 20231202174624.png]]
- **Ponderación de la Información**: Los pesos determinan la contribución.

## Limitaciones
- **Definición de Tamaño Máximo**: Es necesario establecer un tamaño máximo.

# Links
- https://medium.com/analytics-vidhya/seq2seq-models-french-to-english
# Videos
`)).toEqual(['seq2seq', 'attention-weights', 'attention', 'bottleneck', 'encoder-states', 'linear-layers', 'matrix-product', 'context-vector', 'maximum-length']);
  });

  it('finds every part of its sibling on the decoder', () => {
    expect(mentioned(`
El **Decoder** es la parte de los modelos [[Sequence to Sequence (Seq2Seq)|Seq2Seq]] que genera la salida a partir del [[Vector de contexto]] del [[Encoder|encoder]].

## Funcionamiento
1. **Token de Inicio (SOS)**: la generación empieza con este token.
2. **Capa de Embedding**: seguida de **ReLU**.
3. **GRU**: actualiza el **estado oculto**.
4. **Capa Lineal** y **Softmax**: dan la **distribución de probabilidad**.
5. **Token de Fin (EOS)** o **Límite de Longitud**: «the cat is black».

### ¿Qué es la Autoregresión?
`)).toEqual([
      'decoder', 'seq2seq', 'context-vector|bottleneck', 'encoder', 'special-tokens', 'embedding', 'gru', 'hidden-state', 'linear-layers', 'softmax', 'output-layer?',
      'special-tokens', 'maximum-length', 'decoding',
    ]);
  });

  it('finds all of 5,000 links in one note', () => {
    const text = Array.from({ length: 5000 }, (_, line) => `Línea ${line}: [[Softmax|esto ${line}]].`).join('\n');
    const found = mentioned(text);
    expect(found).toHaveLength(5000);
    expect(new Set(found)).toEqual(new Set(['softmax']));
  });

  it('finds none in a note on robots', () => {
    expect(mentioned('# Rotary encoder KY-040\nEl [[Encoder óptico]] y el **encoder incremental** de la [[Rueda]]; ver [[Encoder (Arduino)|encoder]] y **Decodificador de 7 segmentos**.')).toEqual([]);
  });
});

describe('links of Spanish notes', () => {
  it.each([
    ['Codificador (encoder)', 'encoder'],
    ['Decodificador (decoder)', 'decoder'],
    ['Codificador (Encoder RNN)', 'encoder'],
    ['02 - Mecanismo de atención', 'attention'],
    ['2.1 Vector de contexto', 'context-vector|bottleneck'],
    ['Estado oculto h_t', 'hidden-state'],
    ['Estado oculto $h_t$', 'hidden-state'],
    ['Estado oculto (h)', 'hidden-state'],
    ['Estado oculto del decoder s_t', 'decoder-state'],
    ['Vector de contexto c_t', 'context-vector'],
    ['Vector de contexto (cₜ)', 'context-vector'],
    ['Vector de contexto $c_t$', 'context-vector'],
    ['Vector de contexto c', 'context-vector|bottleneck'],
    ['Vector de contexto (Seq2Seq)', 'context-vector|bottleneck'],
    ['Puntuaciones de alineamiento', 'score'],
    ['Puntuaciones de atención (e_ti)', 'score'],
    ['Pesos de atención (α)', 'attention-weights'],
    ['Pesos de atención α_ij', 'attention-weights'],
    ['Función softmax', 'softmax'],
    ['Softmax con temperatura', 'softmax?'],
    ['LSTM y GRU', 'lstm|gru'],
    ['Encoder y Decoder', 'encoder|decoder'],
    ['Encoder-Decoder con atención', 'seq2seq|attention'],
    ['Modelos sequence-to-sequence', 'seq2seq'],
    ['Redes Neuronales Recurrentes (RNN)', 'rnn'],
    ['Atención aditiva (Bahdanau)', 'additive-score'],
    ['Búsqueda voraz (greedy)', 'greedy'],
    ['Token de inicio (SOS)', 'special-tokens'],
    ['Inicio de secuencia (SOS)', 'special-tokens'],
    ['Capa de incrustación', 'embedding'],
    ['Tokens de entrada', 'tokens'],
    ['Limitación de longitud', 'maximum-length'],
    ['¿Qué es un encoder?', 'encoder'],
    ['Qué es la atención', 'attention'],
    ['Clase 4 - Softmax', 'softmax'],
    ['Paso 3: Softmax', 'softmax'],
    ['20231202-softmax', 'softmax'],
    ['2023-12-02 Softmax', 'softmax'],
    ['decodificadores', 'decoder'],
    ['Consultas, claves y valores', 'scaled-dot-product'],
    ['Apuntes/NLP/Decoder|el decoder', 'decoder'],
    ['Estados ocultos#Estado oculto inicial', 'initial-state'],
  ])('[[%s]] → %s', (written, expected) => {
    expect(link(written)).toBe(expected);
  });
});

describe('links of English notes', () => {
  it.each([
    ['Alignment scores e_ij', 'score'],
    ['Attention weights $\\alpha_{ij}$', 'attention-weights'],
    ['Hidden state h_t', 'hidden-state'],
    ['Update gate z_t', 'update-gate'],
    ['Reset gate (r)', 'reset-gate'],
    ['Context vector c_t', 'context-vector'],
    ['Encoder and Decoder', 'encoder|decoder'],
    ['Encoder-Decoder with Attention', 'seq2seq|attention'],
    ['Seq2seq + Attention', 'seq2seq|attention'],
    ['GRU (Gated Recurrent Unit)', 'gru'],
    ['Recurrent Neural Networks (RNNs)', 'rnn'],
    ['Linear layers (nn.Linear)', 'linear-layers'],
    ['nn.GRU', 'gru'],
    ['nn.Embedding', 'embedding'],
    ['torch.bmm', 'matrix-product'],
    ['EncoderRNN', 'encoder'],
    ['BahdanauAttention', 'additive-score'],
    ['Queries, keys and values', 'scaled-dot-product'],
    ['Query (Q)', 'query'],
    ['Multi-head self-attention', 'multi-head'],
    ['Additive vs multiplicative attention', 'multiplicative-score?'],
    ['What is attention?', 'attention'],
    ['Step 2: Attention weights', 'attention-weights'],
    ['Chapter 3 - Beam search', 'beam-search'],
    ['Logits', 'output-layer'],
    ['Raw attention scores', 'score?'],
    ['Start of sentence', 'special-tokens'],
  ])('[[%s]] → %s', (written, expected) => {
    expect(link(written)).toBe(expected);
  });
});

describe('links of French notes', () => {
  it.each([
    ['Encodeur (encoder)', 'encoder'],
    ['Le décodeur', 'decoder'],
    ['Décodeur (GRU)', 'decoder'],
    ['L’encodeur', 'encoder'],
    ['Réseaux de neurones récurrents', 'rnn'],
    ['Réseau récurrent (RNN)', 'rnn'],
    ['Vecteur de contexte $c_t$', 'context-vector'],
    ['Poids d\'attention (α)', 'attention-weights'],
    ['Scores d\'alignement', 'score'],
    ['Etat caché', 'hidden-state'],
    ['Mécanismes d’attention en TAL', 'attention'],
    ['Mécanisme d’attention (Bahdanau)', 'attention'],
    ['Séquence à séquence (Seq2Seq)', 'seq2seq'],
    ['Qu’est-ce que l’attention ?', 'attention'],
    ['Étape 2 : Softmax', 'softmax'],
    ['Requêtes, clés et valeurs', 'scaled-dot-product'],
    ['Recherche en faisceau (beam search)', 'beam-search'],
  ])('[[%s]] → %s', (written, expected) => {
    expect(link(written)).toBe(expected);
  });
});

describe('what other fields mean', () => {
  it.each([
    'Rotary encoder', 'Codificador rotatorio', 'Encoder óptico', 'Encoder incremental', 'Encoder magnético AS5600', 'Encoder KY-040', 'Encoder (Arduino)', 'Encodeur rotatif',
    'Decoder (electrónica)', 'Decoder 3 a 8', 'Decoder 74LS138', 'Decodificador de 7 segmentos', 'Address decoder', 'Instruction decoder', 'Viterbi decoder', 'Décodeur TNT', 'JSON decoder', 'Video encoder',
    'One-hot encoder', 'Label encoder', 'Sentence encoder',
    'Attention deficit', 'Trastorno por déficit de atención', 'Atención primaria', 'Atención selectiva', 'Atención (psicología)', 'Economía de la atención', 'Attention span', 'Attention Is All You Need',
    'Transformer (máquina eléctrica)', 'Transformers (película)', 'Transformador', 'Token (JWT)', 'Access token', 'Query (SQL)', 'Bleu de Prusse',
    'Máscaras de red', 'Puerta de olvido', 'Compuertas lógicas', 'Test coverage', 'Cobertura sanitaria', 'Contexto histórico', 'Capa oculta', 'Matriz de pesos', 'Greedy algorithm', 'Word2vec',
  ])('[[%s]] names nothing', (written) => {
    expect(link(written)).toBe('-');
  });

  it('lets the nearest folder that tells of a field decide', () => {
    expect(link('[[Encoder]]', note('Máster/Robótica/Deep learning/Encoder.md'))).toBe('encoder');
    expect(link('[[Encoder]]', note('Deep learning/Audio/Encoder.md'))).toBe('-');
    expect(link('[[Attention]]', note('Psicología/Attention/Attention.md'))).toBe('-');
    expect(link('[[Encoder]]', note('Robótica/Encoder.md', { tags: ['#nlp'] }))).toBe('encoder');
  });

  it('takes no name that other fields share in notes that are not about the model, but with this field in brackets it does', () => {
    for (const written of ['Logit', 'Estado recurrente', 'Atención global', 'Local attention', 'Inicio de secuencia', 'MHA', 'Codificador (encoder)', 'Encoder y Decoder']) expect(link(written, null, 'far')).toBe('-');
    expect(link('Hidden State (GRU)', null, 'far')).toBe('hidden-state');
    expect(link('Encoder (PyTorch)', null, 'far')).toBe('encoder');
  });
});

describe('bold terms and headings', () => {
  it.each([
    ['Encoder (codificador)', 'encoder'],
    ['Paso 1: Encoder', 'encoder'],
    ['SOS (Start of Sentence)', 'special-tokens'],
    ['EOS (End of Sentence):', 'special-tokens'],
    ['Query (Q)', 'query'],
    ['Key (K)', 'keys'],
    ['Queries (Q), Keys (K) y Values (V)', 'scaled-dot-product'],
    ['Encoder y decoder', 'encoder|decoder'],
    ['Estado oculto $h_t$', 'hidden-state'],
    ['energía', 'score?'],
    ['Entropía', 'entropy?'],
    ['Máscara', 'mask?'],
    ['Pesos', '-'],
    ['Entrada', '-'],
    ['Contexto', '-'],
    ['Memoria', '-'],
    ['Key', '-'],
    ['h_t', '-'],
    ['Salida con Softmax', '-'],
    ['Atención plena', '-'],
  ])('**%s** → %s', (written, expected) => {
    expect(term(written)).toBe(expected);
  });

  it.each([
    ['1. El encoder', 'encoder'],
    ['2.1 Vector de contexto', 'context-vector|bottleneck'],
    ['¿Qué es un encoder?', 'encoder'],
    ['¿Qué es la atención?', 'attention?'],
    ['What is softmax?', 'softmax'],
    ['Step 2: Attention weights', 'attention-weights'],
    ['Componentes del Mecanismo de Atención', '-'],
    ['Cálculo de la atención', '-'],
    ['Limitaciones', '-'],
    ['Conclusión', '-'],
  ])('# %s → %s', (written, expected) => {
    expect(heading(written)).toBe(expected);
  });
});
