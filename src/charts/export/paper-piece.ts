/** What a view is made of on paper, from top to bottom. */

import type { ChartFrame } from '../chart-frame';

export type PaperPiece =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'chart'; readonly chart: ChartFrame }
  /** Drawn by the page; its styles are taken along. */
  | { readonly kind: 'picture'; readonly svg: SVGSVGElement };
