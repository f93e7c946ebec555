import type { CandidateBatches, Row } from '@convscape/core';
import { useMemo } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { axisBetween } from '../chart/axis-ticks.js';
import { SaveDrawing } from '../export/SaveDrawing.js';
import { Term } from '../glossary/Term.js';
import { useBoxWidth } from '../promise/use-box-width.js';
import { latencyTicks } from '../quantity/latency-ticks.js';
import { type BatchMark, type BatchPicture, batchPicture } from './batch-marks.js';
import { namedOutliers } from './named-outliers.js';
import { VisitTable } from './VisitTable.js';

interface Props {
  readonly batches: CandidateBatches;
  readonly row: Row;
  readonly textPx: number;
  /** Sweep and device, for saved pictures. */
  readonly source: string;
}

const HEIGHT = 220;

/** Every batch in the order it ran, visit by visit; outliers carry their name. Of very many an even sample is drawn, and said to be one. */
export function BatchesView({ batches, row, textPx, source }: Props) {
  const picture = useMemo(() => batchPicture(batches), [batches]);
  const { box, width } = useBoxWidth(700);
  const { visits, count, lowNs, highNs, outliers } = picture;
  const isSampled = count < batches.total;
  const left = textPx * 5.5;
  const top = textPx * 2;
  const bottom = HEIGHT - textPx * 1.6;
  const gap = textPx * 0.6;
  const step = (width - left - textPx - gap * (visits.length - 1)) / Math.max(1, count);
  const visitOf = new Map(
    visits.flatMap((visit, at) => visit.marks.map(({ index }) => [index, at] as const)),
  );
  const xOf = (index: number) => left + (index + 0.5) * step + (visitOf.get(index) ?? 0) * gap;
  const yOf = (ns: number) => {
    const share = (Math.min(highNs, Math.max(lowNs, ns)) - lowNs) / (highNs - lowNs);
    return bottom - share * (bottom - top);
  };
  const { ticks } = axisBetween(lowNs, highNs, 'linear');
  const tickTexts = latencyTicks(ticks);
  const named = namedOutliers(visits, xOf, yOf, textPx);
  const title = `Batches of ${candidateLabel(row)} in ${row.slot}`;
  return (
    <div class="batches">
      <div class="drawing-head">
        <h3>Batches over time</h3>
        <SaveDrawing figure={box} title={title} source={source} />
      </div>
      <p class="caption">
        {batches.total.toLocaleString('en-US')} batches in {visits.length}{' '}
        {visits.length === 1 ? 'visit' : 'visits'}
        {isSampled && `, ${count} of them drawn, evenly taken`}. {outlierWords(outliers, isSampled)}
      </p>
      <figure ref={box} aria-label={title}>
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure around it has the name; a title would pop up over every mark */}
        <svg width={width} height={HEIGHT} font-size={textPx}>
          {ticks.map((tick, at) => (
            <g key={tick}>
              <line class="promise-grid" x1={left} x2={width} y1={yOf(tick)} y2={yOf(tick)} />
              <text class="promise-tick" x={left - 8} y={yOf(tick) + textPx * 0.35} text-anchor="end">
                {tickTexts[at]}
              </text>
            </g>
          ))}
          {row.latency_low_ns !== null && row.latency_high_ns !== null && (
            <rect
              class="batch-interval"
              x={left}
              width={Math.max(0, width - left)}
              y={yOf(row.latency_high_ns)}
              height={Math.max(1, yOf(row.latency_low_ns) - yOf(row.latency_high_ns))}
            />
          )}
          {visits.map((visit, at) => {
            const { timing, marks, first } = visit;
            if (timing === null) return null;
            return (
              <g key={visit.title} class={visit.discarded === null ? 'visit' : 'visit visit-discarded'}>
                {step * marks.length > textPx * 1.2 && (
                  <text class="promise-tick" x={xOf(first) - step / 2} y={HEIGHT - textPx * 0.3}>
                    {at + 1}
                  </text>
                )}
                <line
                  class="batch-median"
                  x1={xOf(first) - step / 2}
                  x2={xOf(first + marks.length - 1) + step / 2}
                  y1={yOf(timing.medianNs)}
                  y2={yOf(timing.medianNs)}
                />
                {marks.map((mark) => (
                  <Mark
                    key={mark.index}
                    mark={mark}
                    x={xOf(mark.index)}
                    y={yOf(mark.latencyNs)}
                    medianNs={timing.medianNs}
                    isNamed={named.has(mark.index)}
                    isBeyond={mark.latencyNs > highNs || mark.latencyNs < lowNs}
                    textPx={textPx}
                  />
                ))}
              </g>
            );
          })}
        </svg>
        <figcaption class="caption">
          Latency of a call, told at one clock. Strokes are the medians of the visits, the band is the
          interval of the result; hollow visits were discarded. An <Term word="outlier">outlier</Term> is one
          by the fences of its own <Term word="visit">visit</Term>.
        </figcaption>
      </figure>
      <VisitTable visits={visits} isSampled={isSampled} />
    </div>
  );
}

/** A batch; an outlier with how far off it is, and an arrow where it lies beyond the scale. */
function Mark({
  mark,
  x,
  y,
  medianNs,
  isNamed,
  isBeyond,
  textPx,
}: {
  readonly mark: BatchMark;
  readonly x: number;
  readonly y: number;
  readonly medianNs: number;
  readonly isNamed: boolean;
  readonly isBeyond: boolean;
  readonly textPx: number;
}) {
  const { label, latencyNs } = mark;
  const percent = Math.round((latencyNs / medianNs - 1) * 100);
  return (
    <>
      <circle class={`batch batch-${label}`} cx={x} cy={y} r={label === 'none' ? 2.2 : 3.4} />
      {isNamed && (
        <text class="batch-name" x={x} y={y - textPx * 0.5} text-anchor="middle">
          {isBeyond ? (percent > 0 ? '↑' : '↓') : ''}
          {percent > 0 ? '+' : '−'}
          {Math.abs(percent)} %
        </text>
      )}
    </>
  );
}

function outlierWords({ mild, severe }: BatchPicture['outliers'], isSampled: boolean): string {
  if (mild + severe === 0) return isSampled ? 'None of those drawn is an outlier.' : 'None is an outlier.';
  const parts = [mild > 0 ? `${mild} mild` : '', severe > 0 ? `${severe} severe` : ''].filter(Boolean);
  const which = isSampled ? 'Outliers of those drawn' : 'Outliers';
  return `${which}: ${parts.join(', ')}. No result leaves any out; of severe ones, those with room beside them say how far off they are.`;
}
