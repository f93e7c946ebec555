/** The kinds that have a colour of their own in `styles/tokens.css`. */
const COLOURED_KINDS: ReadonlySet<string> = new Set([
  'standard',
  'pointwise',
  'grouped',
  'depthwise',
  'depthwise-separable',
  'bottleneck',
  'shufflenet',
  'inverted-residual',
  'spatially-separable',
  'sequence',
]);

/** The name of the CSS custom property that holds a kind's colour; kinds from elsewhere share one. */
export function kindColourProperty(kind: string): string {
  return COLOURED_KINDS.has(kind) ? `--kind-${kind}` : '--kind-other';
}
