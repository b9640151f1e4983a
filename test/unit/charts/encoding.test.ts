import { describe, expect, it } from 'vitest';
import { sideOf } from '../../../src/charts/alignment-controller';
import { colorOf, lightness, rampBetween, turningWeight, type Rgb } from '../../../src/charts/ramp';

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

  it.each<[string, readonly [Rgb, Rgb], Rgb, Rgb]>([
    ['dark, then white on a light ground', LIGHT, [34, 34, 34], [255, 255, 255]], ['light, then dark on a dark ground', DARK, [218, 218, 218], [11, 4, 14]],
  ])('with a number that can be read at every weight: %s', (_, [low, high], plain, strong) => {
    const ramp = rampBetween(low, high);
    const from = turningWeight(ramp, plain, strong);
    expect(from).toBeGreaterThan(0.2);
    expect(from).toBeLessThan(0.8);
    for (let weight = 0; weight <= 1; weight += 1 / 255) {
      expect(contrastRatio(weight >= from ? strong : plain, parsed(colorOf(ramp, weight))), `${weight}`).toBeGreaterThan(3.7);
    }
  });

  it('with plain numbers throughout where those read better on every colour', () => {
    expect(turningWeight(rampBetween([255, 255, 255], [200, 200, 200]), [0, 0, 0], [255, 255, 255])).toBe(1);
  });
});

/** WCAG 2.2, by its own words. */
function contrastRatio(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [one, other].map((color) => {
    const [red = 0, green = 0, blue = 0] = color.map((channel) => (channel <= 10 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }).sort((left, right) => left - right);
  return (high + 0.05) / (low + 0.05);
}
