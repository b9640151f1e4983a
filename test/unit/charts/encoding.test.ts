import { describe, expect, it } from 'vitest';
import { sideOf } from '../../../src/charts/alignment-controller';
import { colorOf, lightness, rampBetween, type Rgb } from '../../../src/charts/ramp';

const LIGHT: readonly [Rgb, Rgb] = [[224, 198, 232], [74, 16, 96]];
const DARK: readonly [Rgb, Rgb] = [[88, 58, 99], [243, 220, 251]];
const parsed = (css: string): Rgb => {
  const [red = 0, green = 0, blue = 0] = (css.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue];
};

describe('how a weight is drawn', () => {
  it('as a square whose area is its share of the cell', () => {
    for (const weight of [0, 0.04, 0.25, 0.5, 0.81, 1]) {
      expect(sideOf(weight, 41) ** 2 / 40 ** 2).toBeCloseTo(weight, 1);
    }
  });

  it('never smaller for a greater weight', () => {
    for (let weight = 0; weight < 1; weight += 0.01) expect(sideOf(weight + 0.01, 30)).toBeGreaterThanOrEqual(sideOf(weight, 30));
  });

  it.each([['darker on a light ground', LIGHT, -1], ['lighter on a dark ground', DARK, 1]])('%s, step by step', (_, [low, high], direction) => {
    const steps = rampBetween(low, high).map((css) => lightness(parsed(css)) * direction);
    for (let step = 8; step < steps.length; step += 8) expect(steps[step]).toBeGreaterThan(steps[step - 8] ?? 0);
  });

  it('from the first colour of the ramp to the last, and never past them', () => {
    const ramp = rampBetween(...LIGHT);
    expect([colorOf(ramp, 0), colorOf(ramp, 1)]).toEqual(['rgb(224, 198, 232)', 'rgb(74, 16, 96)']);
    expect([colorOf(ramp, -1), colorOf(ramp, 2)]).toEqual([colorOf(ramp, 0), colorOf(ramp, 1)]);
  });
});
