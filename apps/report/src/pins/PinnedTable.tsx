import type { ReportDocument, Row } from '@convscape/core';
import { useRef } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { labelAcross } from '../candidate/engine-label.js';
import { KindDot } from '../candidate/KindDot.js';
import { linkTo } from '../compare/link-to.js';
import { Explained } from '../glossary/Explained.js';
import type { Navigation } from '../view/use-view-state.js';
import { type PinnedLine, pinnedLines } from './pinned-lines.js';
import { pinnedRows } from './pinned-rows.js';
import { pinnedKeys, togglePin } from './pins.js';

interface Props {
  readonly report: ReportDocument;
  readonly navigation: Navigation;
  /** Nothing is pinned any more: the table is gone, and with it the button that had the focus. */
  readonly onGone: () => void;
}

/** Pinned candidates side by side, each measured by the first. */
export function PinnedTable({ report, navigation, onGone }: Props) {
  const { view, go } = navigation;
  const frame = useRef<HTMLElement>(null);
  const rows = pinnedRows(report.rows, pinnedKeys(view.pins), view);
  const [first] = rows;
  if (first === undefined) return null;
  const isOneEngine = rows.every(
    ({ engine, threads }) => engine === first.engine && threads === first.threads,
  );
  const label = isOneEngine ? candidateLabel : labelAcross;
  const ratioTo = (row: Row, line: PinnedLine) => (row === first ? null : (line.ratio?.(row, first) ?? null));
  // The button that was pressed may be gone with what it unpinned: the focus goes on to what is left.
  const pin = (pins: string, replace?: 'replace') => {
    go({ pins }, replace);
    if (pins === '') onGone();
    else frame.current?.focus({ preventScroll: true });
  };
  return (
    <section class="pinned" aria-labelledby="pinned-title">
      <div class="section-head">
        <h3 id="pinned-title">
          Side by side <span class="muted">{rows.length}</span>
        </h3>
        <button type="button" class="quiet" onClick={() => pin('')}>
          Unpin all
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll-frame pinned-frame" aria-label="Pinned candidates" tabIndex={0} ref={frame}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">What is compared</span>
              </th>
              {rows.map((row, index) => (
                <th scope="col" key={row.candidate}>
                  <span class="pin-number">{index + 1}</span> <KindDot kind={row.kind} mix={row.mix} />{' '}
                  <a href={navigation.hashOf(linkTo(row))}>{label(row)}</a>
                  <span class="pin-tools">
                    {index > 0 && (
                      <button
                        type="button"
                        class="quiet"
                        aria-label={`Measure the others by ${label(row)}`}
                        onClick={() => pin(firstOf(view.pins, row.candidate), 'replace')}
                      >
                        Make first
                      </button>
                    )}
                    <button
                      type="button"
                      class="quiet"
                      aria-label={`Unpin ${label(row)}`}
                      onClick={() => pin(togglePin(view.pins, row.candidate))}
                    >
                      Unpin
                    </button>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pinnedLines(rows, report.devices).map((line) => (
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
