import { kindColourProperty } from '../candidate/kind-colour.js';

/** The colours and the type that charts are drawn with, in the theme and on the screen of the moment. */
export interface ChartStyle {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly accent: string;
  /** The ends of the ramp for what has an order: from little to much. */
  readonly ramp: readonly [string, string];
  /** Of shares of a promise: nothing of it, a half, all of it; and what is written upon them. */
  readonly heat: readonly [none: string, half: string, all: string];
  readonly heatInk: string;
  /** Of what is wrong or worse. */
  readonly bad: string;
  /** Of things that have no order, one after the other. */
  readonly series: readonly string[];
  readonly font: string;
  /** Size of a chart's text, in pixels; everything else in a chart grows with it. */
  readonly textPx: number;
  readonly kind: (kind: string) => string;
}

/** A canvas knows no style sheet: the sheet stays the one source, and charts read it. */
export function readChartStyle(root: Element): ChartStyle {
  const style = getComputedStyle(root);
  const property = (name: string) => style.getPropertyValue(name).trim();
  const kinds = new Map<string, string>();
  return {
    paper: property('--paper'),
    ink: property('--ink'),
    muted: property('--muted'),
    rule: property('--rule'),
    accent: property('--accent'),
    ramp: [property('--width-narrow'), property('--width-wide')],
    heat: [property('--heat-none'), property('--heat-half'), property('--heat-all')],
    heatInk: property('--heat-ink'),
    bad: property('--bad'),
    series: [1, 2, 3, 4].map((place) => property(`--side-${place}`)),
    // Drawn SVG puts it between double quotes.
    font: property('--sans').replaceAll('"', "'"),
    textPx: Math.round(Number.parseFloat(style.fontSize) * 0.72),
    // Asked for at every mark of a chart.
    kind: (kind) => {
      const colour = kinds.get(kind) ?? property(kindColourProperty(kind));
      kinds.set(kind, colour);
      return colour;
    },
  };
}
