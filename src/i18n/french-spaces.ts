/** French sets a space inside its quotes and before `: ; ! ? %`, and no line may break there. The dictionary is written with plain spaces. */

/** The same texts with no-break spaces; what functions give is set like the rest. */
export function withFrenchSpaces<Texts extends object>(texts: Texts): Texts {
  return spaced(texts) as Texts;
}

function spaced(text: unknown): unknown {
  if (typeof text === 'string') return text.replace(/« /g, '«\u00A0').replace(/ (?=[»:;!?%])/g, '\u00A0');
  if (Array.isArray(text)) return text.map(spaced);
  if (typeof text === 'function') return (...given: unknown[]) => spaced(Reflect.apply(text, undefined, given));
  if (typeof text === 'object' && text !== null) return Object.fromEntries(Object.entries(text).map(([key, value]) => [key, spaced(value)]));
  return text;
}
