/** French texts about where the engine computes. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { decimal } = numbersIn('fr');
const time = (milliseconds: number): string => `${decimal(milliseconds, milliseconds < 10 ? 1 : 0)} ms`;
const times = (wasm: number, webgpu: number): string => `Par phrase : WASM ${time(wasm)}, WebGPU ${time(webgpu)}.`;

export const backend: Texts['backend'] = {
  backend: 'Moteur de calcul',
  backendHint: 'Ce qui calcule sur cet appareil. WASM emploie le processeur et il est toujours là ; WebGPU emploie la carte graphique et a besoin du fichier ci-dessous. « Automatique » ne prend WebGPU que si une mesure faite ici l’a trouvé plus rapide. Ce choix n’est pas synchronisé.',
  choices: { automatic: 'Automatique', wasm: 'WASM', webgpu: 'WebGPU' },
  measure: 'Mesurer les deux',
  measureHint: 'Traduit trois phrases avec chacun, avec la recherche choisie plus haut, et compare.',
  start: 'Mesurer',
  measuring: 'Mesure en cours…',
  wasmIsFaster: (wasm, webgpu) => `${times(wasm, webgpu)} Ici, WASM est plus rapide, ${decimal(webgpu / wasm, 1)} fois.`,
  webgpuIsFaster: (wasm, webgpu) => `${times(wasm, webgpu)} Ici, WebGPU est plus rapide, ${decimal(wasm / webgpu, 1)} fois.`,
  notMeasured: (reason) => `WebGPU ne peut pas être employé ici. ${reason} WASM calcule.`,
  measuringFailed: 'La mesure n’a pas pu être menée à son terme.',
  file: 'Moteur pour WebGPU',
  fileStates: {
    missing: 'Pas installé. L’extension ne télécharge rien : le fichier webgpu-runtime.bin accompagne l’extension dans chaque version publiée, ou npm run install-plugin le fait et le met à sa place.',
    ready: 'Installé sur cet appareil.',
    wrong: 'Le fichier dans le dossier du module n’est pas celui qu’il faut à cette version ; il n’est pas employé.',
  },
  importFile: 'Importer…',
  removeFile: 'Retirer',
  added: 'Le moteur pour WebGPU a été ajouté',
  removed: 'Le moteur pour WebGPU a été retiré',
  refused: {
    'wrong-file': (sha256) => `Ce n’est pas le moteur qu’il faut à cette version du module. Son SHA-256 serait ${sha256}.`,
    'write-failed': 'Le moteur n’a pas pu être écrit ; le disque est peut-être plein. Rien n’a changé.',
    'unreadable': 'Le fichier n’a pas pu être lu.',
  },
  fellBack: (reason) => `WebGPU ne peut pas être employé. ${reason} WASM calcule à sa place.`,
  problems: {
    'no-file': 'Son moteur n’est pas installé.',
    'wrong-file': 'Son moteur n’est pas celui qu’il faut à cette version.',
    'no-worker': 'L’application ne permet pas de processus de fond.',
    'no-adapter': 'Cet appareil n’en offre pas.',
    'too-slow': 'Il n’a pas démarré à temps.',
    'wrong-results': 'Il a calculé d’autres nombres que WASM.',
    'lost': 'La carte graphique a été retirée.',
    'failed': 'Il s’est arrêté.',
  },
};
