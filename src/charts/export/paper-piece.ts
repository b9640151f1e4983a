/** What a view is made of on paper, from top to bottom. */

import type { ChartFrame } from '../chart-frame';

export type PaperPiece =
  | { readonly kind: 'heading'; readonly text: string }
  /** `indent`: steps in from the left, for trees. */
  | { readonly kind: 'line'; readonly text: string; readonly indent?: number }
  | { readonly kind: 'chart'; readonly chart: ChartFrame }
  /** Drawn by the page; its styles are taken along. */
  | { readonly kind: 'picture'; readonly svg: SVGSVGElement };
