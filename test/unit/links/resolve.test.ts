import { describe, expect, it } from 'vitest';
import type { NoteFacts } from '../../../src/links/resolve/resolve';
import { aboutNote, heading, link, note, term } from './resolve-print';

describe('links as real vaults write them, in a note about the model', () => {
  it.each([
    ['[[Sequence to Sequence (Seq2Seq)|Seq2Seq]]', 'seq2seq'],
    ['[[Encoder|encoder]]', 'encoder'],
    ['[[Mecanismo de Atención]]', 'attention'],
    ['[[Mecanismo de atención]]', 'attention'],
    ['[[Mecanismo de atención en Transformers]]', 'attention?'],
    ['[[Mecanismo de atención utilizado en la arquitectura de Transformers]]', 'attention|transformer?'],
    ['[[Seq2Seq]]', 'seq2seq'],
    ['[[Self-Attention]]', 'self-attention'],
    ['[[Transformers]]', 'transformer'],
    ['[[Multi-Head Attention]]', 'multi-head'],
    ['[[Embeddings]]', 'embedding'],
    ['[[Tokenización]]', 'tokens'],
    ['[[Redes Neuronales]]', '-'],
    ['[[Ventana de Contexto]]', '-'],
    ['[[Attention]]', 'attention'],
    ['[[Attention Mechanism]]', 'attention'],
    ['[[Attention Mechanism in Neural Network]]', 'attention'],
    ['[[attention-mechanism|attention]]', 'attention'],
    ['[[Bahdanau Attention]]', 'additive-score'],
    ['[[Bahdanau Attention (2014)]]', 'additive-score'],
    ['[[Bahdanau Attention|Bahdanau et al.]]', 'additive-score'],
    ['[[Seq2Seq with Attention (Bahdanau et al., 2014)]]', 'seq2seq|attention'],
    ['[[RNN-based Seq2Seq Models]]', 'seq2seq'],
    ['[[Luong Attention]]', 'multiplicative-score'],
    ['[[06 - Attention Mechanisms/Origins/02 - Bahdanau Attention|Bahdanau Attention]]', 'additive-score'],
    ['[[04 - Neural Networks/Architectures/05 - Seq2Seq and the Information Bottleneck|the bottleneck]]', 'seq2seq|bottleneck'],
    ['[[Encoder-Decoder]]', 'seq2seq'],
    ['[[Encoder-Decoder Architecture]]', 'seq2seq'],
    ['[[encoder-decoder-bottleneck]]', 'bottleneck'],
    ['[[additive-attention]]', 'additive-score'],
    ['[[scaled-dot-product-attention]]', 'scaled-dot-product'],
    ['[[Dot-product Attention]]', 'multiplicative-score'],
    ['[[Alignment Scores]]', 'score'],
    ['[[Context Vector]]', 'context-vector|bottleneck'],
    ['[[Query Key Value]]', 'scaled-dot-product'],
    ['[[Cross-Attention]]', 'attention'],
    ['[[Hidden State]]', 'hidden-state'],
    ['[[Hidden State (RNN)]]', 'hidden-state'],
    ['[[Hidden State (GRU)]]', 'hidden-state'],
    ['[[Reset Gate]]', 'reset-gate'],
    ['[[Gated Recurrent Unit|GRU]]', 'gru'],
    ['[[Teacher Forcing]]', 'teacher-forcing'],
    ['[[teacher forcing|Teacher-Forcing]]', 'teacher-forcing'],
    ['[[Decoding Strategies]]', 'decoding'],
    ['[[BLEU score]]', 'bleu'],
    ['[[Bahdanau attention lets decoder look back at all encoder states]]', 'additive-score|encoder-states?'],
    ['[[Mécanisme d\'attention]]', 'attention'],
    ['[[Mécanisme d’attention]]', 'attention'],
    ['[[Encodeur]]', 'encoder'],
    ['[[Capa lineal]]', 'linear-layers'],
    ['[[Estado oculto]]', 'hidden-state'],
    ['[[Estados ocultos del encoder]]', 'encoder-states'],
    ['[[Vector de contexto]]', 'context-vector|bottleneck'],
    ['[[Cuello de botella]]', 'bottleneck'],
    ['[[Pesos de atención]]', 'attention-weights'],
    ['[[Poids d’attention]]', 'attention-weights'],
    ['[[Secuencia a secuencia]]', 'seq2seq'],
    ['[[Búsqueda en haz]]', 'beam-search'],
    ['[[Retropropagación a través del tiempo]]', 'bptt'],
    ['[[Búsqueda por haces (beam search)]]', 'beam-search'],
  ])('%s → %s', (written, expected) => {
    expect(link(written)).toBe(expected);
  });
});

describe('the eight bold terms of the first user’s note', () => {
  it.each([
    ['Selección de Información Relevante', 'attention-weights'],
    ['Mejora de la Captura de Contexto', 'attention'],
    ['Limitaciones de un Solo Vector de Contexto', 'bottleneck'],
    ['Uso Integral de los Outputs del Encoder', 'encoder-states'],
    ['Capas Lineales', 'linear-layers'],
    ['Multiplicación de Matrices', 'matrix-product'],
    ['Ponderación de la Información', 'context-vector'],
    ['Definición de Tamaño Máximo', 'maximum-length'],
  ])('**%s** → %s', (written, expected) => {
    expect(term(written)).toBe(expected);
    expect(term(`${written}:`)).toBe(expected);
  });
});

describe('what other fields call by the same names', () => {
  it.each<[string, NoteFacts | null, string]>([
    ['[[Encoder]]', note('Robótica/Sensores/Encoder.md'), '-'],
    ['[[Encoder|encoder]]', note('Encoder.md', { tags: ['#robotics'] }), '-'],
    ['[[Wheel encoder|encoder]]', null, '-'],
    ['[[Rotary Encoder]]', null, '-'],
    ['[[Encoder (robotics)]]', null, '-'],
    ['[[Encoder (robótica)|encoder]]', null, '-'],
    ['[[Decoder (electronics)]]', null, '-'],
    ['[[Codificador]]', note('Electrónica digital/Codificador.md'), '-'],
    ['[[Codificador]]', note('Codificador.md', { tags: ['#electronica/combinacional'] }), '-'],
    ['[[Codificador de prioridad]]', null, '-'],
    ['[[Codificador PCM|codificador]]', null, '-'],
    ['[[Decodificador BCD a 7 segmentos]]', null, '-'],
    ['[[Context Vector — 17 Dimensions]]', null, '-'],
    ['[[Game Asset Encoder|encoder]]', null, '-'],
    ['[[Video Decoder]]', null, '-'],
    ['[[Autoencoder]]', null, '-'],
    ['[[Variational Autoencoders]]', null, '-'],
    ['[[Atención plena]]', null, '-'],
    ['[[Atención al cliente|atención]]', null, '-'],
    ['[[Attention]]', note('Psychology/Attention.md'), '-'],
    ['[[Cómo estudiar mejor|atención]]', null, '-'],
    ['[[Encoder (accesorio de impresora)]]', null, 'encoder?'],
    ['[[Score (música)]]', null, '-'],
    ['[[Bleu]]', null, '-'],
    ['[[BLEU]]', null, 'bleu'],
    ['[[Eos]]', null, '-'],
    ['[[Weights]]', null, '-'],
    ['[[Memory]]', null, '-'],
  ])('%s in %o → %s', (written, target, expected) => {
    expect(link(written, target)).toBe(expected);
  });

  it('counts only names that nothing else bears, in notes that are not about the model', () => {
    expect(link('[[Encoder]]', null, 'far')).toBe('-');
    expect(link('[[Codificador]]', null, 'far')).toBe('-');
    expect(link('[[Attention]]', null, 'far')).toBe('-');
    expect(link('[[Seq2Seq]]', null, 'far')).toBe('seq2seq');
    expect(link('[[Mecanismo de atención]]', null, 'far')).toBe('attention');
    expect(term('Multiplicación de matrices', 'far')).toBe('-');
  });

  it('keeps a distinct name whatever the folder', () => {
    expect(link('[[Seq2Seq]]', note('Robótica/Seq2Seq.md'))).toBe('seq2seq');
  });

  it('marks everyday words in bold and in headings as guesses', () => {
    expect(term('Atención')).toBe('attention?');
    expect(term('Attention:')).toBe('attention?');
    expect(heading('Score')).toBe('score?');
    expect(term('Importante')).toBe('-');
  });
});

describe('how a link is read', () => {
  it.each<[string, string, NoteFacts | null, string]>([
    ['the heading wins in a note that resolves', '[[Attention#Scores de atención]]', null, 'score'],
    ['a heading that names nothing leaves the note', '[[Encoder#Ventajas]]', null, 'encoder'],
    ['a heading of another note says nothing', '[[Partido del domingo#Score]]', null, '-'],
    ['a heading of the same note', '[[#Softmax]]', null, 'softmax'],
    ['nested headings: the last', '[[Attention#Cálculo#Softmax]]', null, 'softmax'],
    ['a block target is its note', '[[Encoder#^a1b2c3]]', null, 'encoder'],
    ['the display text, where the title tells nothing', '[[clase-7|encoder]]', null, 'encoder'],
    ['the aliases of the note', '[[nota 12]]', note('nota 12.md', { aliases: ['Seq2Seq'] }), 'seq2seq'],
    ['aliases that disagree', '[[nota 12]]', note('nota 12.md', { aliases: ['Softmax', 'Reset gate'] }), 'softmax|reset-gate'],
    ['the property wins over the title', '[[Encoder]]', note('Encoder.md', { componentProperty: ['decoder'] }), 'decoder'],
    ['the property takes any name', '[[x]]', note('x.md', { componentProperty: ['Vector de contexto fijo'] }), 'bottleneck'],
    ['the property says that it is none', '[[Encoder]]', note('Encoder.md', { componentProperty: ['none'] }), '-'],
    ['the property with several', '[[x]]', note('x.md', { componentProperty: ['encoder', 'decoder'] }), 'encoder|decoder'],
    ['a property with a slip', '[[x]]', note('x.md', { componentProperty: ['contxt-vector'] }), '!contxt-vector~context-vector'],
    ['a property of nonsense', '[[x]]', note('x.md', { componentProperty: ['nonsense'] }), '!nonsense~'],
    ['file ending', '[[Softmax.md]]', null, 'softmax'],
    ['numbers in front', '[[03.2 - Softmax]]', null, 'softmax'],
    ['a date in front', '[[202312021746 Softmax]]', null, 'softmax'],
    ['a lesson in front', '[[Clase 4 - Mecanismo de atención]]', null, 'attention'],
    ['underscores', '[[attention_weights]]', null, 'attention-weights'],
    ['joined words', '[[AttentionWeights]]', null, 'attention-weights'],
    ['capitals', '[[PESOS DE ATENCIÓN]]', null, 'attention-weights'],
    ['accents left out', '[[mecanismo de atencion]]', null, 'attention'],
    ['accents decomposed', `[[${'Mecanismo de atención'.normalize('NFD')}]]`, null, 'attention'],
    ['an emoji in front', '[[🧠 Softmax]]', null, 'softmax'],
    ['typographic dash', '[[Encoder–decoder architecture]]', null, 'seq2seq'],
    ['an article', '[[El mecanismo de atención]]', null, 'attention'],
    ['a pipe escaped in a table', '[[Gated Recurrent Unit\\|GRU]]', null, 'gru'],
    ['brackets in the display text', '[[Softmax|softmax [σ]]]', null, 'softmax'],
    ['an alias with a pipe inside', '[[Softmax|a|b]]', null, 'softmax'],
    ['marks for right-to-left text', '[[\u200FSoftmax\u200F]]', null, 'softmax'],
    ['a title in Arabic', '[[آلية الانتباه]]', null, '-'],
    ['a title in Hebrew with a known alias', '[[מנגנון קשב]]', note('מנגנון קשב.md', { aliases: ['Attention mechanism'] }), 'attention'],
    ['a Korean title with a known alias', '[[시퀀스 투 시퀀스]]', note('시퀀스 투 시퀀스.md', { aliases: ['Seq2Seq'] }), 'seq2seq'],
    ['an empty link', '[[]]', null, '-'],
    ['only spaces', '[[   ]]', null, '-'],
    ['only a pipe', '[[|]]', null, '-'],
    ['only a hash', '[[#]]', null, '-'],
    ['only punctuation', '[[---]]', null, '-'],
  ])('%s: %s', (_, written, target, expected) => {
    expect(link(written, target)).toBe(expected);
  });

  it('reads singular and plural alike in three languages', () => {
    const pairs = [
      ['Matrices de atención', 'Matriz de atención'], ['Capas lineales', 'Capa lineal'], ['Attention matrices', 'Attention matrix'],
      ['Decoding strategies', 'Decoding strategy'], ['Mécanismes d’attention', 'Mécanisme d’attention'], ['États cachés', 'État caché'], ['GRU cells', 'GRU cell'],
    ];
    for (const [plural = '', singular = ''] of pairs) {
      expect(link(`[[${plural}]]`)).not.toBe('-');
      expect(link(`[[${plural}]]`)).toBe(link(`[[${singular}]]`));
    }
  });
});

describe('what a note is about', () => {
  it.each<[NoteFacts, string]>([
    [note('Redes/Sequence to Sequence (Seq2Seq).md'), 'seq2seq'],
    [note('Atención.md'), 'attention'],
    [note('Robótica/Encoder.md'), '-'],
    [note('Diario/2024-01-03.md'), '-'],
    [note('시퀀스.md', { aliases: ['Seq2Seq'] }), 'seq2seq'],
    [note('Encoder.md', { componentProperty: ['hidden-state'] }), 'hidden-state'],
    [note('Encoder.md', { componentProperty: ['enkoder'] }), '!enkoder~encoder'],
  ])('%o → %s', (facts, expected) => {
    expect(aboutNote(facts)).toBe(expected);
  });
});
