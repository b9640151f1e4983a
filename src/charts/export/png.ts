/** A drawing as an opaque picture, twice as fine as the screen. */

import type { Drawing } from './svg-document';

/** Longer sides are scaled down to this many pixels: beyond it, phones give an empty canvas. */
const LONGEST_SIDE = 8192;

/**
 * @param canvas what is drawn on; not attached to any document
 * @throws Error when the browser can't draw it; the message is for the diagnostics, not for readers
 */
export async function pngOf({ svg, width, height }: Drawing, canvas: HTMLCanvasElement, scale = 2): Promise<Blob> {
  const view = canvas.ownerDocument.defaultView;
  if (view === null) throw new Error('The window is gone');
  const fitted = Math.min(scale, LONGEST_SIDE / Math.max(width, height));
  const image = new view.Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  canvas.width = Math.round(width * fitted);
  canvas.height = Math.round(height * fitted);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No canvas to draw on');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture could not be encoded')) : resolve(blob)), 'image/png');
  });
}
