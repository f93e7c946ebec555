import { useMemo, useState } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { percentText } from '../quantity/percent-text.js';
import { timesText } from '../quantity/times-text.js';
import type { Navigation } from '../view/use-view-state.js';
import type { PromiseLine } from './promise-line.js';

/** More rows than these are for the table of candidates. */
const LISTED = 1000;

/** The panels in numbers, panel by panel and slot by slot. */
export function PromiseTable({
  panels,
  navigation,
}: {
  readonly panels: readonly { readonly title: string; readonly lines: readonly PromiseLine[] }[];
  readonly navigation: Navigation;
}) {
  const [isOpen, setOpen] = useState(false);
  // Most readers never open it.
  const points = useMemo(
    () =>
      isOpen
        ? panels.flatMap(({ title, lines }) =>
            lines.flatMap((line) => line.points.map((point) => ({ title, point }))),
          )
        : [],
    [isOpen, panels],
  );
  return (
    <details class="chart-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The numbers</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll-frame" aria-label="Promised and measured speed-ups in numbers" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Picture</th>
              <th scope="col">Slot</th>
              <th scope="col">Candidate</th>
              <th scope="col" class="numeric">
                Promised
              </th>
              <th scope="col" class="numeric">
                Measured (interval)
              </th>
              <th scope="col" class="numeric">
                Kept
              </th>
            </tr>
          </thead>
          <tbody>
            {points.slice(0, LISTED).map(({ title, point: { row, promised, measured, interval } }) => (
              <tr key={`${title} ${row.slot} ${row.candidate}`}>
                <td>{title}</td>
                <td>{row.slot}</td>
                <th scope="row">
                  <a href={navigation.hashOf({ slot: row.slot, candidate: row.candidate })}>
                    {candidateLabel(row)}
                  </a>
                </th>
                <td class="numeric">{timesText(promised)}</td>
                <td class="numeric">
                  {timesText(measured)} ({timesText(interval[0])}–{timesText(interval[1])})
                </td>
                <td class="numeric">{percentText(measured / promised)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {points.length > LISTED && (
        <p class="caption">
          The first {LISTED.toLocaleString('en-US')} of {points.length.toLocaleString('en-US')}.
        </p>
      )}
    </details>
  );
}
