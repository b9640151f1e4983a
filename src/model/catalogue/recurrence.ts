/** The recurrent cell: the GRU, its gates, and the hidden state that it carries. */

import { ALWAYS, CHO } from './component';
import type { ComponentEntry } from './component';

export const RECURRENCE = [
  {
    id: 'gru',
    group: 'encoder',
    sign: 'GRU',
    names: {
      en: ['Gated recurrent unit', 'GRU', 'GRU cell', 'GRU layer', 'GRU gates', 'nn.GRU'],
      es: ['Unidad recurrente con compuertas', 'Unidad recurrente cerrada', 'Unidad recurrente con puertas', 'Celda GRU', 'Capa GRU', 'Red GRU', 'Compuertas de la GRU'],
      fr: ['Unité récurrente à portes', 'Cellule GRU', 'Couche GRU', 'Réseau récurrent à portes', 'Portes de la GRU'],
    },
    meaning: {
      en: 'A recurrent cell with two gates. In this convention z says how much of the old state is kept.',
      es: 'Una celda recurrente con dos compuertas. En esta convención z dice cuánto se conserva del estado anterior.',
      fr: 'Une cellule récurrente à deux portes. Dans cette convention, z dit combien de l’ancien état est gardé.',
    },
    formula: '\\begin{aligned} r &= \\sigma(W_r x + U_r h) \\qquad z = \\sigma(W_z x + U_z h) \\\\ n &= \\tanh(W_n x + r \\odot (U_n h)) \\\\ h\' &= (1 - z) \\odot n + z \\odot h \\end{aligned}',
    shapes: [
      { tex: 'W_{r,z,n}^{enc}', dimensions: [{ times: 3, of: 'N' }, 'E_x'] },
      { tex: 'U_{r,z,n}^{enc}', dimensions: [{ times: 3, of: 'N' }, 'N'] },
      { tex: 'U_{r,z,n}^{dec}', dimensions: [{ times: 3, of: 'D' }, 'D'] },
    ],
    parameters: (card) => card.parameters.encoder + card.parameters.decoder,
    tensors: ['update-gate', 'reset-gate', 'state'],
    source: { ...CHO, place: '(5)–(8)' },
    connections: ['update-gate', 'reset-gate', 'candidate-state', 'hidden-state', 'encoder', 'decoder'],
    isIn: ALWAYS,
  },
  {
    id: 'update-gate',
    group: 'decoder',
    sign: 'z',
    names: {
      en: ['Update gate'],
      es: ['Compuerta de actualización', 'Puerta de actualización'],
      fr: ['Porte de mise à jour', 'Porte d’actualisation'],
    },
    meaning: {
      en: 'How much of the old state is kept, per number: 1 keeps it, 0 replaces it by the candidate.',
      es: 'Cuánto se conserva del estado anterior, número a número: 1 lo conserva, 0 lo cambia por el candidato.',
      fr: 'Combien de l’ancien état est gardé, nombre par nombre : 1 le garde, 0 le remplace par le candidat.',
    },
    formula: 'z = \\sigma(W_z x + U_z h)',
    shapes: [{ tex: 'z_t', dimensions: ['D'] }],
    tensors: ['update-gate'],
    source: { ...CHO, place: '(6)' },
    connections: ['gru', 'candidate-state', 'reset-gate'],
    isIn: ALWAYS,
  },
  {
    id: 'reset-gate',
    group: 'decoder',
    sign: 'r',
    names: {
      en: ['Reset gate'],
      es: ['Compuerta de reinicio', 'Puerta de reinicio', 'Compuerta de reset', 'Puerta de reset'],
      fr: ['Porte de réinitialisation', 'Porte de remise à zéro'],
    },
    meaning: {
      en: 'How much of the old state the candidate may see: 0 lets it start afresh.',
      es: 'Cuánto del estado anterior puede ver el candidato: con 0 empieza de nuevo.',
      fr: 'Combien de l’ancien état le candidat peut voir : à 0, il repart de rien.',
    },
    formula: 'r = \\sigma(W_r x + U_r h)',
    shapes: [{ tex: 'r_t', dimensions: ['D'] }],
    tensors: ['reset-gate'],
    source: { ...CHO, place: '(5)' },
    connections: ['gru', 'candidate-state', 'update-gate'],
    isIn: ALWAYS,
  },
  {
    id: 'candidate-state',
    group: 'decoder',
    sign: 'n',
    names: {
      en: ['Candidate state', 'Candidate hidden state', 'Candidate activation', 'New gate'],
      es: ['Estado candidato', 'Estado oculto candidato', 'Activación candidata'],
      fr: ['État candidat', 'État caché candidat', 'Activation candidate'],
    },
    everyday: ['New gate'],
    meaning: {
      en: 'The state that the cell would have without the old one; the update gate mixes the two.',
      es: 'El estado que tendría la celda sin el anterior; la compuerta de actualización mezcla los dos.',
      fr: 'L’état qu’aurait la cellule sans l’ancien ; la porte de mise à jour mélange les deux.',
    },
    formula: 'n = \\tanh(W_n x + r \\odot (U_n h))',
    shapes: [{ tex: 'n_t', dimensions: ['D'] }],
    tensors: [],
    source: { ...CHO, place: '(8)' },
    connections: ['gru', 'reset-gate', 'update-gate'],
    isIn: ALWAYS,
  },
  {
    id: 'hidden-state',
    group: 'encoder',
    sign: 'h, s',
    names: {
      en: ['Hidden state', 'Hidden states', 'RNN state', 'Recurrent state'],
      es: ['Estado oculto', 'Estados ocultos', 'Estado recurrente'],
      fr: ['État caché', 'États cachés', 'État récurrent'],
    },
    shared: ['Hidden state', 'Hidden states', 'Estado oculto', 'Estados ocultos', 'État caché', 'États cachés', 'Recurrent state', 'Estado recurrente', 'État récurrent'],
    meaning: {
      en: 'What a recurrent network carries from step to step: h in the encoder, s in the decoder.',
      es: 'Lo que una red recurrente lleva de un paso al siguiente: h en el encoder, s en el decoder.',
      fr: 'Ce qu’un réseau récurrent transporte d’un pas à l’autre : h dans l’encodeur, s dans le décodeur.',
    },
    formula: 'h_i = \\mathrm{GRU}(e_i, h_{i-1}), \\quad s_t = \\mathrm{GRU}(e(y_{t-1}), s_{t-1})',
    shapes: [{ tex: 'h_i', dimensions: ['H'] }, { tex: 's_t', dimensions: ['D'] }],
    tensors: ['encoder-states', 'state'],
    source: { ...CHO, place: '§2.1' },
    connections: ['encoder-states', 'decoder-state', 'gru', 'rnn'],
    isIn: ALWAYS,
  },
] as const satisfies readonly ComponentEntry[];
