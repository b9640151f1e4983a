/** A ramp of colours whose lightness changes evenly with the value, for weights from 0 to 1. */

/** sRGB, each 0 … 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

export const RAMP_STEPS = 256;

/** Even steps in OKLab (Ottosson 2020), so that equal differences look alike. `low` stands for 0, `high` for 1. */
export function rampBetween(low: Rgb, high: Rgb): readonly string[] {
  const from = toOklab(low);
  const to = toOklab(high);
  return Array.from({ length: RAMP_STEPS }, (_, step) => {
    const share = step / (RAMP_STEPS - 1);
    return cssOf(toRgb([0, 1, 2].map((axis) => (from[axis] ?? 0) + share * ((to[axis] ?? 0) - (from[axis] ?? 0)))));
  });
}

/** The colour of a weight; values outside 0 … 1 take the nearest end. */
export function colorOf(ramp: readonly string[], weight: number): string {
  const step = Math.round(Math.max(0, Math.min(1, weight)) * (ramp.length - 1));
  return ramp[step] ?? 'transparent';
}

/** OKLab lightness, 0 black … 1 white. */
export function lightness(color: Rgb): number {
  return toOklab(color)[0] ?? 0;
}

/** The least weight on whose colour `strong` is easier to read than `plain` (contrast of WCAG 2.2); 1 where it never is. */
export function turningWeight(ramp: readonly string[], plain: Rgb, strong: Rgb): number {
  const ofPlain = luminance(plain), ofStrong = luminance(strong);
  const found = ramp.findIndex((css) => {
    const ground = luminance(rgbOf(css));
    return contrast(ofStrong, ground) > contrast(ofPlain, ground);
  });
  return found < 0 ? 1 : found / (ramp.length - 1);
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Relative luminance, 0 … 1. */
function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** A colour as `cssOf` writes it. */
function rgbOf(css: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (css.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue];
}

function toOklab([red, green, blue]: Rgb): readonly number[] {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toRgb([lightness = 0, a = 0, b = 0]: readonly number[]): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encoded(value: number): number {
  const clamped = Math.max(0, Math.min(1, value));
  return Math.round(255 * (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055));
}

function cssOf([red, green, blue]: Rgb): string {
  return `rgb(${red}, ${green}, ${blue})`;
}
