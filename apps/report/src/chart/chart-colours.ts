import { kindColourProperty } from '../candidate/kind-colour.js';

/** The colours that charts are drawn with, in the theme of the moment. */
export interface ChartColours {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly accent: string;
  readonly font: string;
  readonly kind: (kind: string) => string;
}

/** Canvas knows no CSS variables: the style sheet stays the one source, and charts read it. */
export function readChartColours(root: Element): ChartColours {
  const style = getComputedStyle(root);
  const property = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: property('--paper'),
    ink: property('--ink'),
    muted: property('--muted'),
    rule: property('--rule'),
    accent: property('--accent'),
    font: property('--sans'),
    kind: (kind) => property(kindColourProperty(kind)),
  };
}
