/** The whole model and its kind: sequence to sequence, recurrent networks, and what came after them. */

import { ALWAYS, NEVER, SUTSKEVER, VASWANI } from './component';
import type { ComponentEntry } from './component';

export const WHOLE = [
  {
    id: 'seq2seq',
    group: 'model',
    sign: 'x→y',
    names: {
      en: ['Sequence to sequence', 'Seq2Seq', 'Sequence-to-sequence model', 'Seq2Seq model', 'Seq to seq', 'Encoder-decoder', 'Encoder-decoder model',
        'Encoder-decoder architecture', 'Encoder-decoder network', 'RNN-based Seq2Seq', 'RNN-based Seq2Seq model', 'RNN encoder-decoder', 'RNNencdec', 'Seq2Seq architecture'],
      es: ['Secuencia a secuencia', 'Modelo Seq2Seq', 'Modelo secuencia a secuencia', 'Modelo de secuencia a secuencia', 'Modelo sequence-to-sequence', 'Codificador-decodificador',
        'Arquitectura encoder-decoder', 'Arquitectura codificador-decodificador', 'Modelo encoder-decoder', 'Modelo codificador-decodificador', 'Arquitectura Seq2Seq'],
      fr: ['Séquence à séquence', 'Modèle Seq2Seq', 'Modèle séquence à séquence', 'Encodeur-décodeur', 'Architecture encodeur-décodeur', 'Modèle encodeur-décodeur'],
    },
    shared: ['Encoder-decoder', 'Codificador-decodificador', 'Encodeur-décodeur'],
    meaning: {
      en: 'Reads one sequence with an encoder and writes another with a decoder, word by word.',
      es: 'Lee una secuencia con un encoder y escribe otra con un decoder, palabra por palabra.',
      fr: 'Lit une séquence avec un encodeur et en écrit une autre avec un décodeur, mot à mot.',
    },
    formula: 'p(y \\mid x) = \\prod_{t} p(y_t \\mid y_{<t}, x)',
    shapes: [{ tex: 'x', dimensions: ['S'] }, { tex: 'y', dimensions: ['T'] }],
    parameters: (card) => card.parameters.total,
    tensors: ['source-ids', 'candidates'],
    source: { ...SUTSKEVER, place: '(1)' },
    connections: ['encoder', 'decoder', 'attention', 'bottleneck'],
    isIn: ALWAYS,
  },
  {
    id: 'rnn',
    group: 'model',
    sign: 'RNN',
    names: {
      en: ['Recurrent neural network', 'RNN', 'Recurrent network', 'Recurrent neural net'],
      es: ['Red neuronal recurrente', 'Red recurrente'],
      fr: ['Réseau de neurones récurrent', 'Réseau récurrent', 'Réseau neuronal récurrent'],
    },
    meaning: {
      en: 'A network that reads a sequence step by step and carries a state along. Here its cell is a GRU.',
      es: 'Una red que lee una secuencia paso a paso y arrastra un estado. Aquí su celda es una GRU.',
      fr: 'Un réseau qui lit une séquence pas à pas et transporte un état. Ici, sa cellule est une GRU.',
    },
    formula: 'h_i = f(x_i, h_{i-1})',
    shapes: [{ tex: 'h_i', dimensions: ['H'] }],
    tensors: ['encoder-states', 'state'],
    source: { paper: 'Elman 1990' },
    connections: ['gru', 'lstm', 'hidden-state', 'encoder', 'decoder'],
    isIn: ALWAYS,
  },
  {
    id: 'lstm',
    group: 'model',
    sign: 'LSTM',
    names: {
      en: ['Long short-term memory', 'LSTM', 'LSTM cell'],
      es: ['Memoria a corto y largo plazo', 'Memoria larga a corto plazo', 'Celda LSTM', 'Red LSTM'],
      fr: ['Mémoire à long et court terme', 'Cellule LSTM', 'Réseau LSTM'],
    },
    shared: ['Memoria a corto y largo plazo'],
    meaning: {
      en: 'A recurrent cell with three gates and a separate memory; the GRU does with two gates and none.',
      es: 'Una celda recurrente con tres compuertas y una memoria aparte; a la GRU le bastan dos compuertas.',
      fr: 'Une cellule récurrente à trois portes avec une mémoire à part ; la GRU se contente de deux portes.',
    },
    formula: 'c_t = f_t \\odot c_{t-1} + i_t \\odot \\tilde{c}_t, \\quad h_t = o_t \\odot \\tanh(c_t)',
    shapes: [],
    tensors: [],
    source: { paper: 'Hochreiter, Schmidhuber 1997' },
    connections: ['rnn', 'gru'],
    isIn: NEVER,
  },
  {
    id: 'transformer',
    group: 'model',
    sign: 'Tf',
    names: {
      en: ['Transformer', 'Transformer architecture', 'Transformer model'],
      es: ['Transformer', 'Arquitectura Transformer', 'Arquitectura de Transformers', 'Modelo Transformer'],
      fr: ['Transformeur', 'Architecture Transformer', 'Modèle Transformer'],
    },
    shared: ['Transformer', 'Transformeur'],
    meaning: {
      en: 'An encoder-decoder without recurrence: every layer attends to all positions at once.',
      es: 'Un encoder-decoder sin recurrencia: cada capa atiende a todas las posiciones a la vez.',
      fr: 'Un encodeur-décodeur sans récurrence : chaque couche regarde toutes les positions à la fois.',
    },
    formula: '\\mathrm{softmax}\\!\\left(QK^\\top / \\sqrt{d_k}\\right)V',
    shapes: [],
    tensors: [],
    source: { ...VASWANI, place: '§3' },
    connections: ['scaled-dot-product', 'multi-head', 'self-attention', 'seq2seq'],
    isIn: NEVER,
  },
] as const satisfies readonly ComponentEntry[];
