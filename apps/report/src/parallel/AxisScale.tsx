import { useRef } from 'preact/hooks';
import type { AxisBrush } from './axis-brush.js';
import type { ParallelPlace } from './draw-lines.js';
import type { ParallelAxis } from './parallel-axis.js';

/** Pixels beside an axis that still take hold of it. */
const REACH_PX = 16;
/** A pointer that moves less than this share of the axis was a click. */
const STILL = 0.015;
/** One press of an arrow on an axis that is a measure. */
const STEP = 0.04;

interface Props {
  readonly axis: ParallelAxis;
  readonly x: number;
  /** On which side of the axis its values are written. */
  readonly side: 'left' | 'right';
  readonly place: ParallelPlace;
  readonly textPx: number;
  readonly brush: AxisBrush | null;
  /** `done`: the gesture is over. */
  readonly onBrush: (brush: AxisBrush, done: boolean) => void;
}

/** An axis with its brush: drawn by dragging, taken away by a click, and moved by the arrows at either end. */
export function AxisScale({ axis, x, side, place, textPx, brush, onBrush }: Props) {
  const { top, height } = place;
  const start = useRef<number | null>(null);
  const group = useRef<SVGRectElement>(null);
  const yOf = (share: number) => top + (1 - Math.min(1, Math.max(0, share))) * height;
  const [low, high] = brush ?? [0, 1];

  const shareAt = (clientY: number) => {
    const box = group.current?.getBoundingClientRect();
    if (box === undefined) return 0;
    return Math.min(1, Math.max(0, 1 - (clientY - box.top) / box.height));
  };
  const between = (a: number, b: number): AxisBrush => [Math.min(a, b), Math.max(a, b)];
  const move = (end: 'low' | 'high', by: 1 | -1) => {
    const moved = movedEnd(axis, end === 'low' ? low : high, by, brush === null ? end : null);
    onBrush(end === 'low' ? [Math.min(moved, high), high] : [low, Math.max(moved, low)], true);
  };

  return (
    <g class="axis">
      <text class="axis-title" x={x} y={top - textPx}>
        {axis.title}
      </text>
      <line class="axis-line" x1={x} x2={x} y1={top} y2={top + height} />
      {axis.ticks.map(({ share, text }) => (
        <text
          class="axis-tick"
          key={`${share} ${text}`}
          x={side === 'left' ? x - 10 : x + 6}
          y={yOf(share) + textPx * 0.35}
          text-anchor={side === 'left' ? 'end' : 'start'}
        >
          {text}
        </text>
      ))}
      {brush !== null && (
        <rect
          class="axis-brush"
          x={x - 7}
          width={14}
          y={yOf(high)}
          height={Math.max(3, yOf(low) - yOf(high))}
        />
      )}
      <rect
        class="axis-reach"
        ref={group}
        x={x - REACH_PX}
        width={2 * REACH_PX}
        y={top}
        height={height}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = shareAt(event.clientY);
        }}
        onPointerMove={(event) => {
          if (start.current !== null) onBrush(between(start.current, shareAt(event.clientY)), false);
        }}
        onPointerUp={(event) => {
          if (start.current === null) return;
          const drawn = between(start.current, shareAt(event.clientY));
          start.current = null;
          onBrush(drawn[1] - drawn[0] < STILL ? [0, 1] : drawn, true);
        }}
        onPointerCancel={() => {
          start.current = null;
          onBrush([low, high], true);
        }}
      />
      {(['high', 'low'] as const).map((end) => {
        const share = Math.min(1, Math.max(0, end === 'low' ? low : high));
        return (
          <rect
            key={end}
            class="axis-end"
            x={x - 8}
            width={16}
            y={yOf(share) - 2}
            height={4}
            role="slider"
            tabindex={0}
            aria-orientation="vertical"
            aria-label={`${axis.title}, ${end === 'low' ? 'least' : 'most'}`}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(share * 100)}
            aria-valuetext={axis.textAt(share)}
            onKeyDown={(event) => {
              const by = BY_KEY[event.key];
              if (by === undefined) return;
              event.preventDefault();
              move(end, by);
            }}
          />
        );
      })}
    </g>
  );
}

const BY_KEY: { readonly [key: string]: 1 | -1 } = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
};

/** An end one value further, or one step of the measure; beyond the last one there is no brush any more. */
function movedEnd(axis: ParallelAxis, share: number, by: 1 | -1, from: 'low' | 'high' | null): number {
  if (axis.kind === 'range') return Math.min(1, Math.max(0, share + by * STEP));
  const gap = 0.94 / (axis.steps.length - 1);
  // From the end of a whole axis the first step is over the outermost value.
  const start = from === 'low' ? 0.03 - gap / 2 : from === 'high' ? 0.97 + gap / 2 : share;
  return Math.min(1, Math.max(0, start + by * gap));
}
