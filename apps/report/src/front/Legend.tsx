import { type MarkSymbol, SYMBOL_PATHS } from '../candidate/mark-symbol.js';
import type { MarkColours } from './mark-colours.js';
import type { MarkShapes } from './mark-shapes.js';

/** What colours, shapes and fills mean, for the marks that are drawn. */
export function Legend({ colours, shapes }: { readonly colours: MarkColours; readonly shapes: MarkShapes }) {
  return (
    <div class="legends">
      {colours.legend.length > 0 && (
        <ul class="legend" aria-label="Key of the colours">
          {colours.legend.map(({ colour, text }) => (
            <li key={text}>
              <Key symbol="circle" style={{ fill: colour }} /> {text}
            </li>
          ))}
        </ul>
      )}
      {shapes.legend.length > 0 && (
        <ul class="legend" aria-label="Key of the shapes">
          {shapes.legend.map(({ symbol, text }) => (
            <li key={text}>
              <Key symbol={symbol} style={{ fill: 'var(--muted)' }} /> {text}
            </li>
          ))}
        </ul>
      )}
      <ul class="legend" aria-label="Key of the fills">
        <li>
          <Key symbol="circle" style={{ fill: 'var(--muted)' }} /> on the front
        </li>
        <li>
          <Key symbol="circle" style={{ fill: 'none', stroke: 'var(--muted)', strokeWidth: '2' }} /> contested
        </li>
        <li>
          <Key symbol="circle" style={{ fill: 'var(--muted)', opacity: '0.4' }} /> out
        </li>
      </ul>
    </div>
  );
}

function Key({
  symbol,
  style,
}: {
  readonly symbol: MarkSymbol;
  readonly style: { readonly [property: string]: string };
}) {
  return (
    <svg class="kind-dot" viewBox="0 0 12 12" aria-hidden="true">
      <path d={SYMBOL_PATHS[symbol]} style={style} />
    </svg>
  );
}
