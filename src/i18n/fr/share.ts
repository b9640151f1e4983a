/** French texts of share. */

import type { Texts } from '../index';

export const share: Texts['share'] = {
  takeAlong: 'Emporter le résultat',
  copyAs: {
    'markdown': 'Copier comme tableau Markdown',
    'csv': 'Copier en CSV',
    'latex-table': 'Copier comme tableau LaTeX',
    'latex-heat-map': 'Copier comme carte de chaleur LaTeX (TikZ)',
    'pharaoh': 'Copier l’alignement en paires Pharaoh',
    'json': 'Copier tout le calcul en JSON',
  },
  copyImage: 'Copier l’image',
  copyDrawing: 'Copier le dessin (SVG)',
  saveImage: 'Enregistrer l’image (PNG)',
  insertImage: 'Insérer l’image sous le bloc',
  saveDrawing: 'Enregistrer le dessin (SVG)',
  saveTable: 'Enregistrer le tableau (CSV)',
  freeze: 'Figer le résultat dans la note',
  renewFrozen: 'Renouveler le résultat figé',
  removeFrozen: 'Retirer le résultat figé',
  copied: 'Copié',
  notCopied: 'L’application ne peut pas écrire dans le presse-papiers.',
  written: 'Écrit dans la note',
  saved: (path) => `Enregistré sous ${path}`,
  failed: 'Cela n’a pas marché ; rien n’a changé.',
  noPlace: 'Impossible de savoir avec certitude quel est le bloc dans sa note : rien n’a été écrit.',
  gone: 'La note n’existe plus, donc rien n’a été écrit.',
  notYet: 'Il n’y a encore rien à emporter.',
  badLink: 'Ce lien ne demande rien qui puisse être montré.',
  caption: (model) => `Attention de ${model}`,
  summary: (source, target) => `Poids d’attention de « ${target} » sur « ${source} »`,
};
