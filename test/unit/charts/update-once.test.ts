/** A chart is laid out once for what changed about it: counted on real charts, drawn without a page. */

import { BarController, BarElement, BasicPlatform, CategoryScale, Chart, LinearScale } from 'chart.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { SvgContext } from '../../../src/charts/export/svg-context';
import { NO_AXIS, updateOnce } from '../../../src/charts/update-once';

beforeAll(() => { Chart.register(BarController, BarElement, CategoryScale, LinearScale); });

/** Three bars in a chart of 300 by 100 pixels, which counts how often it is laid out and which texts it measures. */
function countedChart(y: object) {
  const measured: string[] = [], counts = { layouts: 0 };
  const ruler = { font: '', measureText: (text: string) => { measured.push(text); return { width: 6 * text.length }; } };
  const { canvas } = new SvgContext(300, 100, 'test', ruler as unknown as CanvasRenderingContext2D);
  const chart = new Chart(canvas as unknown as HTMLCanvasElement, {
    type: 'bar', platform: BasicPlatform, data: { labels: ['Le', 'chat', 'dort'], datasets: [{ data: [0.5, 0.25, 0.25] }] },
    options: { indexAxis: 'y', responsive: false, maintainAspectRatio: false, animation: false, events: [], devicePixelRatio: 1, scales: { y } },
    plugins: [{ id: 'counter', afterLayout: () => { counts.layouts += 1; } }],
  });
  counts.layouts = 0;
  return { chart, counts, measured };
}

describe('a chart', () => {
  it.each([
    ['of the same size', [300, 100, 1], 1],
    ['that grew', [300, 140, 1], 1],
    ['on a screen of another sharpness', [300, 100, 2], 2],
  ] as const)('%s is laid out for its new data and options', (_, [width, height, ratio], layouts) => {
    const { chart, counts } = countedChart({});
    chart.data = { labels: ['Le', 'chien'], datasets: [{ data: [0.9, 0.1] }] };
    chart.options = { ...chart.config.options, devicePixelRatio: ratio };
    updateOnce(chart, width, height, ratio);
    expect(counts.layouts).toBe(layouts);
    expect(chart.getDatasetMeta(0).data).toHaveLength(2);
    expect([chart.width, chart.height, chart.currentDevicePixelRatio]).toEqual([width, height, ratio]);
    expect([chart.canvas.width, chart.canvas.height]).toEqual([width * ratio, height * ratio]);
  });

  it('measures no label of an axis that it does not have', () => {
    expect(countedChart({}).measured).toContain('chat');
    expect(countedChart({ display: false }).measured).toContain('chat');
    expect(countedChart(NO_AXIS).measured).not.toContain('chat');
  });
});
