import type { ReportDocument, Row } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';
import { KindDot } from '../candidate/KindDot.js';
import { Explained } from '../glossary/Explained.js';
import { COLUMN_TITLES, columnText } from '../quantity/column-text.js';
import { latencyText } from '../quantity/latency-text.js';
import { percentText } from '../quantity/percent-text.js';
import { timesText } from '../quantity/times-text.js';
import type { Navigation } from '../view/use-view-state.js';
import { X_COLUMNS } from '../view/view-state.js';
import { pinnedRows } from './pinned-rows.js';
import { pinnedKeys, togglePin } from './pins.js';
import { relativeLatency, relativeLatencyText } from './relative-latency.js';

interface Props {
  readonly report: ReportDocument;
  readonly navigation: Navigation;
}

/** A line of the comparison: what it is of, and its cell for each candidate beside the first. */
interface Line {
  readonly title: string;
  readonly text: (row: Row) => string | null;
  /** Against the first pinned. */
  readonly ratio?: (row: Row, first: Row) => string | null;
}

const LINES: readonly Line[] = [
  { title: 'Slot', text: (row) => row.slot },
  {
    title: 'Latency',
    text: latencyText,
    ratio: (row, first) => {
      const relative = relativeLatency(row, first);
      return relative === null ? null : relativeLatencyText(relative);
    },
  },
  {
    title: '95th percentile',
    text: (row) => (row.latency_p95_ns === null ? null : columnText('latency_p95_ns', row.latency_p95_ns)),
  },
  {
    title: 'Savings realised',
    text: (row) => (row.savings_realised === null ? null : percentText(row.savings_realised)),
  },
  { title: 'On the front', text: (row) => row.front },
  ...X_COLUMNS.map((column) => ({
    title: COLUMN_TITLES[column],
    text: (row: Row) => columnText(column, row[column]),
    ratio: (row: Row, first: Row) => (first[column] > 0 ? timesText(row[column] / first[column]) : null),
  })),
  { title: 'Kernels', text: (row) => row.kernels },
  { title: 'State', text: (row) => (row.reason === null ? row.state : `${row.state}: ${row.reason}`) },
];

/** Pinned candidates side by side, each measured by the first. */
export function PinnedTable({ report, navigation }: Props) {
  const { view, go } = navigation;
  const rows = pinnedRows(report.rows, pinnedKeys(view.pins), view);
  const [first] = rows;
  if (first === undefined) return null;
  const ratioTo = (row: Row, line: Line) => (row === first ? null : (line.ratio?.(row, first) ?? null));
  return (
    <section class="pinned" aria-labelledby="pinned-title">
      <div class="section-head">
        <h3 id="pinned-title">
          Side by side <span class="muted">{rows.length}</span>
        </h3>
        <button type="button" class="quiet" onClick={() => go({ pins: '' })}>
          Unpin all
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll-frame pinned-frame" aria-label="Pinned candidates" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">What is compared</span>
              </th>
              {rows.map((row, index) => (
                <th scope="col" key={row.candidate}>
                  <span class="pin-number">{index + 1}</span> <KindDot kind={row.kind} mix={row.mix} />{' '}
                  <a href={navigation.hashOf({ slot: row.slot, candidate: row.candidate })}>
                    {candidateLabel(row)}
                  </a>
                  <span class="pin-tools">
                    {index > 0 && (
                      <button
                        type="button"
                        class="quiet"
                        aria-label={`Measure the others by ${candidateLabel(row)}`}
                        onClick={() => go({ pins: firstOf(view.pins, row.candidate) }, 'replace')}
                      >
                        Make first
                      </button>
                    )}
                    <button
                      type="button"
                      class="quiet"
                      aria-label={`Unpin ${candidateLabel(row)}`}
                      onClick={() => go({ pins: togglePin(view.pins, row.candidate) })}
                    >
                      Unpin
                    </button>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {LINES.map((line) => (
              <tr key={line.title}>
                <th scope="row">
                  <Explained term={line.title} />
                </th>
                {rows.map((row) => {
                  const ratio = ratioTo(row, line);
                  return (
                    <td key={row.candidate}>
                      {line.text(row) ?? <span class="muted">–</span>}
                      {ratio !== null && <span class="pin-ratio">{ratio}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="caption">
        × is against number 1. The range of a ratio of latencies is what both intervals leave: low ÷ high to
        high ÷ low.
      </p>
    </section>
  );
}

function firstOf(pins: string, candidate: string): string {
  return [candidate, ...pinnedKeys(pins).filter((key) => key !== candidate)].join(',');
}
