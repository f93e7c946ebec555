import { kindColourProperty } from './kind-colour.js';
import { SYMBOL_PATHS } from './mark-symbol.js';
import { mixSymbol } from './mix-symbol.js';

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
        d={SYMBOL_PATHS[mixSymbol(mix)]}
        style={hollow ? { fill: 'none', stroke: colour, strokeWidth: '1.8' } : { fill: colour }}
      />
    </svg>
  );
}
