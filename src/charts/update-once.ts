/** Laying a chart out is most of what redrawing costs, and chart.js does it at every update and at every change of size. */

import type { Chart } from 'chart.js';

/** No axis: without this, chart.js measures the labels of ticks that it never draws. */
export const NO_AXIS = { display: false, ticks: { display: false } } as const;

/** Lays a chart out anew for its new data and options; `width` and `height` are CSS pixels, `pixelRatio` is what the options say. */
export function updateOnce(chart: Pick<Chart, 'width' | 'height' | 'currentDevicePixelRatio' | 'update' | 'resize'>, width: number, height: number, pixelRatio: number): void {
  const isSharp = chart.currentDevicePixelRatio === pixelRatio;
  // The size of the bitmap depends on a ratio that only an update takes over from the options.
  if (!isSharp) chart.update('none');
  // A change of size is an update too.
  if (!isSharp || chart.width !== width || chart.height !== height) chart.resize(width, height);
  else chart.update('none');
}
