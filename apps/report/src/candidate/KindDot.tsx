import { kindColourProperty } from './kind-colour.js';
import { mixSymbol } from './mix-symbol.js';

const PATHS = {
  circle: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
  diamond: 'M6 .5L11.5 6L6 11.5L.5 6z',
  triangle: 'M6 1L11.2 10.5L.8 10.5z',
};

interface Props {
  readonly kind: string;
  readonly mix: string | null;
  /** As contested candidates are drawn. */
  readonly hollow?: boolean;
}

/** A candidate's mark as on the charts: colour by kind, shape by mixing. */
export function KindDot({ kind, mix, hollow = false }: Props) {
  const colour = `var(${kindColourProperty(kind)})`;
  return (
    <svg class="kind-dot" viewBox="0 0 12 12" aria-hidden="true">
      <path
        d={PATHS[mixSymbol(mix)]}
        style={hollow ? { fill: 'none', stroke: colour, strokeWidth: '1.8' } : { fill: colour }}
      />
    </svg>
  );
}
