/** French texts of the views of a trace: step, sentence, states, beam, ribbons, diagram, quality. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { compact, count, decimal, fixed, percent } = numbersIn('fr');
const PARAMETERS = { one: 'paramètre', other: 'paramètres' };

export const views: Texts['views'] = {
  percent,
  view: 'Vue',
  names: { heatmap: 'Alignement', ribbons: 'Rubans', scores: 'Scores', step: 'Étape par étape', coverage: 'Toute la phrase', states: 'États', beam: 'Faisceau', diagram: 'Schéma' },
  shown: (name) => `${name}. Flèches : gauche et droite changent d’étape, haut et bas choisissent un mot source, Échap relâche.`,
  chosen: (step, steps, word, source, weight) =>
    `Étape ${step} sur ${steps} : « ${word} »${weight === null ? '' : ` regarde « ${source} » à ${percent(weight)}`}.`,
  token: (text, word) => (word === null ? `« ${text} »` : `« ${text} » (morceau de « ${word} »)`),
  number: (value) => fixed(value, 2),
  decimal: (value) => decimal(value, 1),
  step: {
    number: (value) => fixed(value, 2),
    statistics: { statistic: 'Statistique', value: 'Valeur', mean: 'Moyenne', smallest: 'Minimum', largest: 'Maximum' },
    vector: (caption, size, mean) => `${caption} : ${size} nombres, moyenne ${fixed(mean, 2)}.`,
    word: {
      title: 'Mot précédent', pieceTitle: 'Morceau précédent',
      embedding: 'La ligne de la table',
      says: (word, isStart) => (isStart
        ? 'Il n’y a pas encore de mot : le décodeur part de la marque de début et de l’état laissé par l’encodeur.'
        : `Le décodeur lit le dernier mot qu’il a écrit, ${word}, sous forme de plongement.`),
    },
    state: {
      title: 'État du décodeur',
      says: (kept, open) =>
        `La porte de mise à jour garde en moyenne ${percent(kept)} de l’ancien état ; le reste est nouveau. La porte de réinitialisation laisse entrer ${percent(open)} de l’ancien état dans le nouveau.`,
      kept: 'Porte de mise à jour z : ce qui est gardé de chaque nombre', reset: 'Porte de réinitialisation r : ce que le nouvel état peut lire de l’ancien', state: 'État s',
    },
    linear: {
      title: 'Couches linéaires',
      saysQuery: 'Une couche transforme l’état du décodeur en requête. Il n’y a pas de clés : ce modèle ne regarde pas les états de l’encodeur pour choisir où regarder.',
      says: 'Une couche change l’état du décodeur en requête, une autre change chaque état de l’encodeur en clé. On peut alors les comparer.',
      query: 'Requête q : ce que cherche le décodeur', key: (word) => `Clé k de ${word} : ce qu’elle offre`,
    },
    score: {
      title: 'Produit matriciel : scores',
      says: {
        general: 'La requête fois chaque clé : plus elles pointent dans la même direction, plus le score est élevé. Les scores ont leur propre échelle.',
        dot: 'L’état du décodeur fois chaque état de l’encodeur : plus ils pointent dans la même direction, plus le score est élevé.',
        additive: 'Un petit réseau compare la requête à chaque clé. Les scores ont leur propre échelle.',
        location: 'Le score ne dépend que de la requête et de la position : ce modèle ne regarde pas les états de l’encodeur, il lui faut donc une longueur maximale.',
        none: 'Ce modèle n’a pas de scores.',
      },
      summary: (word, low, high) => `Scores des mots source pour ${word}, de ${low} à ${high}.`,
      caption: (word) => `Scores avant le softmax pour ${word}`, head: ['Mot source', 'Score'],
    },
    weight: {
      title: 'Softmax : poids α',
      says: (word, weight, places, arePieces) =>
        `${word} reçoit ${percent(weight)} de l’attention. La ligne regarde environ ${count(Math.max(1, Math.round(places)), arePieces ? { one: 'morceau', other: 'morceaux' } : { one: 'mot', other: 'mots' })} ; tous les poids font 1.`,
      given: 'Ces poids ont été donnés à la main. Le softmax en donnerait d’autres : comparez avec les scores ci-dessus.',
      off: 'L’attention est coupée : ces poids sont calculés, mais le vecteur de contexte ne s’en sert pas.',
      summary: (word, source, weight) => `Poids d’attention pour ${word} ; ${source} a ${fixed(weight, 2)}.`,
      caption: (word) => `Poids d’attention pour ${word}`, head: ['Mot source', 'Poids'],
    },
    context: {
      title: 'Somme pondérée : vecteur de contexte',
      says: (word) => `Chaque état de l’encodeur est multiplié par son poids, puis tous sont additionnés. Les barres montrent ce que chaque mot apporte ; ${word} est marqué.`,
      off: 'L’attention est coupée : le décodeur reçoit le même vecteur à chaque étape, quoi qu’il écrive.',
      vector: 'Vecteur de contexte c', fixed: 'Vecteur de contexte fixe : le dernier état vers l’avant et le premier vers l’arrière',
      summary: (word) => `Part de chaque mot source dans le vecteur de contexte pour ${word}.`,
      caption: (word) => `Parts du vecteur de contexte pour ${word}`, head: ['Mot source', 'Part'],
    },
    output: {
      title: 'Mot suivant', pieceTitle: 'Morceau suivant',
      says: (word, probability, isFirst) => (isFirst
        ? `L’état et le contexte donnent ensemble ${percent(probability)} à ${word}.`
        : `Le modèle aurait préféré un autre mot ; ${word} a ${percent(probability)}.`),
      summary: (word, probability) => `Les mots suivants les plus probables ; ${word} a ${percent(probability)}.`,
      caption: 'Les mots suivants les plus probables', head: ['Mot', 'Probabilité'],
    },
  },
  sentence: {
    sourceWord: 'Mot source', sourcePiece: 'Morceau source', emittedWord: 'Mot écrit', emittedPiece: 'Morceau écrit',
    coverage: {
      title: 'Couverture',
      says: (confidence) => `L’attention totale reçue par chaque mot source. Près de 1 : traduit une fois ; près de 0 : peut-être oublié ; bien au-dessus de 1 : peut-être dit deux fois. Confiance de tout l’alignement : ${percent(confidence)}.`,
      summary: (most, least) => `Attention totale de chaque mot source ; le plus : « ${most} », le moins : « ${least} ».`,
      caption: 'Couverture de chaque mot source',
    },
    entropy: {
      title: 'Entropie de chaque étape',
      says: 'À quel point l’attention est répartie : 0 regarde un seul mot, la ligne pointillée les regarde tous également.',
      summary: (most, least) => `Entropie de l’attention à chaque étape ; la plus répartie à « ${most} », la plus pointue à « ${least} ».`,
      caption: 'Entropie de l’attention à chaque étape, en nats',
    },
    confidence: {
      title: 'Confiance de chaque étape',
      probability: 'Probabilité du mot', sink: 'Poids sur les signes et la fin de phrase',
      says: 'Trait plein : la certitude du modèle pour le mot écrit. Pointillé : le poids posé sur les signes et la fin de phrase, où il dit peu.',
      summary: (word, probability) => `Probabilité de chaque mot écrit ; le moins sûr est « ${word} », ${percent(probability)}.`,
      caption: 'Probabilité de chaque mot et poids sur les signes',
    },
  },
  states: {
    encoder: 'États de l’encodeur h', decoder: 'États du décodeur s', state: 'État',
    axis: (number, explained) => `Composante ${number} (${percent(explained)})`,
    says: (explained) => `Les deux directions où les états diffèrent le plus (ACP). Elles portent ${percent(explained)} de la variance ; le reste n’est pas montré.`,
    summary: (title, points, explained) => `${title} : ${points} points dans deux dimensions qui portent ${percent(explained)} de leur variance.`,
  },
  beam: {
    size: 'Taille du faisceau',
    says: (size, penalty) => `La recherche a gardé ${size} débuts à chaque étape. Score : log p divisé par la longueur à la puissance ${decimal(penalty, 2)} ; plus il est haut, mieux c’est.`,
    greedy: 'Glouton : le mot le plus probable à chaque étape, sans en essayer d’autre. Choisissez une taille de faisceau pour voir ce qui était possible.',
    summary: (hypotheses, text) => `Arbre de ${count(hypotheses, { one: 'traduction', other: 'traductions' })} ; la meilleure est « ${text} ».`,
    caption: 'Traductions trouvées', head: ['Traduction', 'Probabilité', 'Log p', 'Score'],
    found: (probability, score) => `${percent(probability)} · score ${fixed(score, 2)}`,
    choose: 'Choisissez une traduction pour voir comment elle s’écrit ; la meilleure à nouveau pour revenir.',
    leaf: (text, probability, score) => `${text} Probabilité ${percent(probability)}, score ${fixed(score, 2)}.`,
  },
  ribbons: {
    says: (shown, possible) => `Un ruban est aussi large que son poids. Montrés : ${shown} sur ${possible}, le moins possible pour 75 % de chaque ligne.`,
    caption: 'Les mots source les moins nombreux qui portent 75 % de l’attention', head: ['Mot écrit', 'Mots source'],
  },
  scores: {
    caption: 'Scores avant le softmax', says: 'Avant le softmax : à quel point chaque clé convient à chaque requête. En couleur au-dessus de zéro, en gris au-dessous ; chaque modèle a sa propre échelle.',
    scale: (limit) => `Échelle : ${fixed(-limit, 1)} … ${fixed(limit, 1)}`,
    summary: (rows, columns, limit) => `Scores de ${rows} mots écrits sur ${columns} mots source, au plus à ${fixed(limit, 1)} de zéro.`,
  },
  quality: {
    withAttention: 'Avec attention', withoutAttention: 'Sans attention', length: 'Mots source', score: (value) => decimal(value, 1),
    caption: (set, decoding) => `BLEU selon la longueur, ${set}, ${decoding}`,
    summary: (names, first, second) =>
      `Qualité selon la longueur de la phrase. Sur les plus longues : ${names[0]} ${first === null ? '–' : decimal(first, 1)} BLEU, ${names[1]} ${second === null ? '–' : decimal(second, 1)}.`,
  },
  diagram: {
    caption: 'Parties du modèle', head: ['Partie', 'Forme', 'Paramètres'], whole: (value) => decimal(value, 0),
    names: {
      tokens: 'Morceaux source', embedding: 'Plongement', encoder: 'Encodeur (GRU)', 'encoder-states': 'États de l’encodeur', 'linear-layers': 'Couches linéaires',
      score: 'Scores', softmax: 'Softmax', 'context-vector': 'Vecteur de contexte', decoder: 'Décodeur (GRU)', 'output-layer': 'Couche de sortie',
    },
    parameters: (value) => compact(value),
    part: (name, shape, parameters) => `${name}, ${shape}${parameters === null ? '' : `, ${count(parameters, PARAMETERS)}`}`,
    summary: (word, source) => `Schéma du modèle pendant qu’il écrit « ${word} » et regarde « ${source} ».`,
    hint: (total) => `${count(total, PARAMETERS)} en tout. Choisissez une partie pour voir ce qu’elle fait.`,
    sum: (step) => `c${subscript(step)} = Σ α h`,
    fixed: 'Fixe : → dernier, ← premier',
    reads: (word) => `Lit « ${word} »`,
    kept: (share) => `Garde ${percent(share)}`,
    fresh: (share) => `Nouveau ${percent(share)}`,
    details: {
      tokens: (length) => `La phrase est découpée en ${length} morceaux, marque de fin comprise. Chaque morceau a un numéro dans le vocabulaire.`,
      embedding: (_, card) => `Chaque morceau est cherché dans une table de ${card.sizes.sourceVocabulary} lignes de ${card.sizes.sourceEmbedding} nombres.`,
      encoder: () => 'Deux réseaux récurrents lisent la phrase, l’un de gauche à droite, l’autre de droite à gauche.',
      'encoder-states': (length, card) => `Un vecteur de ${card.sizes.encoderState} nombres par morceau, les deux sens côte à côte. Avec l’attention, le décodeur peut se servir des ${length}.`,
      'linear-layers': (_, card) => `Deux matrices amènent l’état du décodeur et ceux de l’encodeur aux mêmes ${card.sizes.attention} nombres, pour pouvoir les comparer.`,
      score: () => 'Un nombre par morceau source : à quel point sa clé convient à la requête de cette étape.',
      softmax: () => 'Change les scores en poids entre 0 et 1 dont la somme est 1. L’aire d’un carré est son poids.',
      'context-vector': (_, card) => `Les états de l’encodeur, chacun fois son poids, additionnés : ${card.sizes.encoderState} nombres, nouveaux à chaque étape.`,
      decoder: (_, card) => `Lit le dernier mot écrit et son propre ancien état (${card.sizes.decoderState} nombres). La porte de mise à jour décide de ce qui est gardé.`,
      'output-layer': (_, card) => `L’état et le contexte donnent une probabilité à chacun des ${card.sizes.targetVocabulary} morceaux. Le plus probable est écrit.`,
    },
  },
};

function subscript(number: number): string {
  return [...String(number)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? digit).join('');
}
