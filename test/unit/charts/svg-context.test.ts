/** What chart.js paints becomes SVG: only what can be seen. */

import { describe, expect, test } from 'vitest';
import { SvgContext } from '../../../src/charts/export/svg-context';

function context(): SvgContext {
  return new SvgContext(100, 50, 'clip', {} as CanvasRenderingContext2D);
}

describe('a drawing', () => {
  test.each(['transparent', 'rgba(0, 0, 0, 0)', 'rgba(10,20,30,0.0)', 'rgb(0 0 0 / 0)'])('leaves out what is painted in %s', (colour) => {
    const svg = context();
    svg.fillStyle = colour;
    svg.strokeStyle = colour;
    svg.fillRect(0, 0, 10, 10);
    svg.strokeRect(0, 0, 10, 10);
    expect(svg.parts).toEqual([]);
  });

  test.each([['#123456', 'stroke="#123456"'], ['rgba(10, 20, 30, 0.05)', 'stroke="rgb(10,20,30)" stroke-opacity="0.05"'], ['rgb(0, 10, 0)', 'stroke="rgb(0,10,0)"']])('has what is painted in %s', (colour, attribute) => {
    const svg = context();
    svg.strokeStyle = colour;
    svg.beginPath();
    svg.moveTo(0, 0);
    svg.lineTo(5, 5);
    svg.stroke();
    expect(svg.parts).toEqual([expect.stringContaining(attribute)]);
  });
});
