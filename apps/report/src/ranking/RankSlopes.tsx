import { isTimed, ofOneRun, type Row } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';
import { kindColourProperty } from '../candidate/kind-colour.js';
import { SaveDrawing } from '../export/SaveDrawing.js';
import { useBoxWidth } from '../promise/use-box-width.js';
import type { Navigation } from '../view/use-view-state.js';

/** More lines than these are a thicket: the fastest are drawn. */
const DRAWN = 24;

/** One slot's candidates, those of its front's run, by their MACs on the left and by their latency on the right: where lines cross, the two disagree. */
export function RankSlopes({
  rows,
  slot,
  textPx,
  source,
  navigation,
}: {
  readonly rows: readonly Row[];
  readonly slot: string;
  readonly textPx: number;
  readonly source: string;
  readonly navigation: Navigation;
}) {
  const { box, width } = useBoxWidth(420);
  const timed = [...ofOneRun(rows.filter(isTimed))].sort((a, b) => a.latency_ns - b.latency_ns);
  const byLatency = timed.slice(0, DRAWN);
  const byMacs = [...byLatency].sort((a, b) => a.macs - b.macs);
  const step = textPx * 1.7;
  const top = textPx * 2.2;
  const left = textPx * 3;
  const longest = Math.max(0, ...byLatency.map((row) => candidateLabel(row).length));
  const right = Math.max(left + textPx * 4, width - textPx * (3.4 + longest * 0.56));
  return (
    <figure
      class="slopes"
      ref={box}
      aria-label={`Ranks of the candidates of slot ${slot}, by MACs and by latency`}
    >
      <div class="drawing-head">
        <h3>By MACs, and by latency</h3>
        <SaveDrawing figure={box} title={`Ranks by MACs and by latency, slot ${slot}`} source={source} />
      </div>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure around it has the name; a title would pop up over every line */}
      <svg width={width} height={top + byLatency.length * step} font-size={textPx}>
        <text class="promise-tick" x={0} y={textPx}>
          fewest MACs
        </text>
        <text class="promise-tick" x={right} y={textPx}>
          fastest
        </text>
        {byLatency.map((row, index) => {
          const from = byMacs.indexOf(row);
          const y1 = top + from * step;
          const y2 = top + index * step;
          const bend = (right - left) / 2;
          const label = candidateLabel(row);
          return (
            <g key={row.candidate}>
              <text class="promise-tick" x={left - textPx} y={y1 + textPx * 0.35} text-anchor="end">
                {from + 1}
              </text>
              <a
                class={from === index ? 'slope slope-level' : 'slope'}
                href={navigation.hashOf({ slot: row.slot, candidate: row.candidate })}
                style={{ '--line': `var(${kindColourProperty(row.kind)})` }}
                aria-label={`${index + 1} · ${label} by latency, number ${from + 1} by MACs`}
              >
                <path d={`M${left} ${y1}C${left + bend} ${y1} ${right - bend} ${y2} ${right} ${y2}`} />
                <circle cx={left} cy={y1} r={textPx * 0.28} />
                <circle cx={right} cy={y2} r={textPx * 0.28} />
                <text class="slope-name" x={right + textPx} y={y2 + textPx * 0.35}>
                  {index + 1} · {label}
                </text>
              </a>
            </g>
          );
        })}
      </svg>
      <figcaption class="caption">
        Slot {slot}
        {timed.length > DRAWN && `, its ${DRAWN} fastest of ${timed.length}, numbered among these`}. Lines
        that cross are pairs whose medians stand the other way round than their MACs, told apart by intervals
        or not.
      </figcaption>
    </figure>
  );
}
