/** The theme's colours as canvas can paint them, read where the chart really stands. */

export interface ThemeColours {
  readonly encoder: string;
  readonly decoder: string;
  readonly attention: string;
  readonly context: string;
  readonly text: string;
  readonly muted: string;
  readonly faint: string;
  readonly grid: string;
  readonly background: string;
  readonly font: string;
}

const VARIABLES = {
  encoder: '--attention-lab-encoder', decoder: '--attention-lab-decoder', attention: '--attention-lab-attention', context: '--attention-lab-context',
  text: '--text-normal', muted: '--text-muted', faint: '--text-faint', grid: '--background-modifier-border', background: '--attention-lab-ground',
} as const;

/** `element` must be in a document: elsewhere variables are empty. */
export function readThemeColours(element: HTMLElement): ThemeColours {
  const style = element.win.getComputedStyle(element);
  const probe = element.createSpan();
  const resolved = (variable: string): string => {
    probe.setCssStyles({ color: `var(${variable})` });
    return element.win.getComputedStyle(probe).color;
  };
  const colours = {
    encoder: resolved(VARIABLES.encoder), decoder: resolved(VARIABLES.decoder), attention: resolved(VARIABLES.attention), context: resolved(VARIABLES.context),
    text: resolved(VARIABLES.text), muted: resolved(VARIABLES.muted), faint: resolved(VARIABLES.faint), grid: resolved(VARIABLES.grid),
    background: resolved(VARIABLES.background), font: style.fontFamily,
  };
  probe.remove();
  return colours;
}

/** The same colour, see-through; `opacity` 0 … 1. */
export function faded(colour: string, opacity: number): string {
  const parts = /^rgba?\(([^)]+)\)$/.exec(colour)?.[1]?.split(/[\s,/]+/).map(Number);
  if (parts === undefined || parts.length < 3) return `color-mix(in srgb, ${colour} ${Math.round(opacity * 100)}%, transparent)`;
  return `rgba(${parts[0] ?? 0}, ${parts[1] ?? 0}, ${parts[2] ?? 0}, ${opacity * (parts[3] ?? 1)})`;
}
