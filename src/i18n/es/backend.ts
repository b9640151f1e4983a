/** Spanish texts about where the engine computes. */

import type { Texts } from '../index';
import { numbersIn } from '../numbers';

const { decimal } = numbersIn('es');
const time = (milliseconds: number): string => `${decimal(milliseconds, milliseconds < 10 ? 1 : 0)} ms`;
const times = (wasm: number, webgpu: number): string => `Por oración: WASM ${time(wasm)}, WebGPU ${time(webgpu)}.`;

export const backend: Texts['backend'] = {
  backend: 'Motor de cálculo',
  backendHint: 'Con qué se calcula en este dispositivo. WASM usa el procesador y está siempre; WebGPU usa la tarjeta gráfica y necesita el archivo de abajo. «Automático» solo elige WebGPU cuando una medición hecha aquí lo encontró más rápido. Esta elección no se sincroniza.',
  choices: { automatic: 'Automático', wasm: 'WASM', webgpu: 'WebGPU' },
  measure: 'Medir los dos',
  measureHint: 'Traduce tres oraciones con cada uno, con la búsqueda elegida arriba, y compara.',
  start: 'Medir',
  measuring: 'Midiendo…',
  wasmIsFaster: (wasm, webgpu) => `${times(wasm, webgpu)} Aquí es más rápido WASM, ${decimal(webgpu / wasm, 1)} veces.`,
  webgpuIsFaster: (wasm, webgpu) => `${times(wasm, webgpu)} Aquí es más rápido WebGPU, ${decimal(wasm / webgpu, 1)} veces.`,
  notMeasured: (reason) => `Aquí no se puede usar WebGPU. ${reason} Calcula WASM.`,
  measuringFailed: 'No se ha podido terminar la medición.',
  file: 'Motor para WebGPU',
  fileStates: {
    missing: 'No está instalado. El complemento no descarga nada: el archivo webgpu-runtime.bin está junto al complemento en cada versión publicada, o npm run install-plugin lo hace y lo pone en su sitio.',
    ready: 'Instalado en este dispositivo.',
    wrong: 'El archivo de la carpeta del complemento no es el que necesita esta versión, y no se usa.',
  },
  importFile: 'Importar…',
  removeFile: 'Quitar',
  added: 'Se ha añadido el motor para WebGPU',
  removed: 'Se ha quitado el motor para WebGPU',
  refused: {
    'wrong-file': (sha256) => `Este no es el motor que necesita esta versión del complemento. Su SHA-256 sería ${sha256}.`,
    'write-failed': 'No se ha podido escribir el motor; quizá el disco esté lleno. No ha cambiado nada.',
    'unreadable': 'No se ha podido leer el archivo.',
  },
  fellBack: (reason) => `No se puede usar WebGPU. ${reason} Calcula WASM en su lugar.`,
  problems: {
    'no-file': 'Su motor no está instalado.',
    'wrong-file': 'Su motor no es el que necesita esta versión.',
    'no-worker': 'La aplicación no permite procesos de fondo.',
    'no-adapter': 'Este dispositivo no lo ofrece.',
    'too-slow': 'No arrancó a tiempo.',
    'wrong-results': 'Calculó otros números que WASM.',
    'lost': 'El sistema retiró la tarjeta gráfica.',
    'failed': 'Se detuvo.',
  },
};
