import { sideStyle } from './side-style.js';

/** The line and mark of a side, as in the chart. */
export function SideMark({ place }: { readonly place: number }) {
  const { colour, dash, path } = sideStyle(place);
  return (
    <svg class="side-mark" viewBox="0 0 28 12" aria-hidden="true" style={{ '--line': colour }}>
      <path class="compare-front" stroke-dasharray={dash} d="M0 6H28" />
      <path class="compare-mark" transform="translate(14 6) scale(4.2)" d={path} />
    </svg>
  );
}
