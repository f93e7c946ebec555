import type { FrontPoint } from '../front/front-points.js';
import type { SharedPoint } from './side-fronts.js';
import { sideStyle } from './side-style.js';

/** A candidate of some front on all sides, joined: how far it moved is how long the line is. */
export function SharedMark({
  shared,
  words,
  x,
  y,
  radius,
  href,
  onHover,
}: {
  readonly shared: SharedPoint;
  readonly words: string;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly radius: number;
  readonly href: string;
  readonly onHover: (inside: boolean) => void;
}) {
  const drawn = shared.points.filter((point): point is FrontPoint => point !== null);
  const heights = drawn.map((point) => y(point.y));
  const at = x(drawn[0]!.x);
  return (
    <a
      href={href}
      aria-label={words}
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
      onFocus={() => onHover(true)}
      onBlur={() => onHover(false)}
    >
      <line class="compare-join" x1={at} x2={at} y1={Math.min(...heights)} y2={Math.max(...heights)} />
      {shared.points.map((point, place) => {
        if (point === null) return null;
        const { colour, path } = sideStyle(place);
        const [low, high] = point.interval ?? [point.y, point.y];
        return (
          <g key={point.row.run} style={{ '--line': colour }}>
            <line class="promise-whisker" x1={at} x2={at} y1={y(low)} y2={y(high)} />
            <path
              class={shared.isOnFront[place] ? 'compare-mark' : 'compare-mark compare-behind'}
              transform={`translate(${at} ${y(point.y)}) scale(${radius})`}
              d={path}
            />
          </g>
        );
      })}
      <rect
        class="promise-reach"
        x={at - radius * 2}
        width={radius * 4}
        y={Math.min(...heights) - radius * 2}
        height={Math.max(...heights) - Math.min(...heights) + radius * 4}
      />
    </a>
  );
}
