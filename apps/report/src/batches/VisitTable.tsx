import { formatNanoseconds } from '@convscape/core';
import type { VisitMarks } from './batch-marks.js';

/** The picture in numbers: one line a visit. */
export function VisitTable({ visits }: { readonly visits: readonly VisitMarks[] }) {
  return (
    <details class="chart-table">
      <summary>The visits in numbers</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll-frame" aria-label="Visits in numbers" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Visit</th>
              <th scope="col" class="numeric">
                Batches
              </th>
              <th scope="col" class="numeric">
                Median
              </th>
              <th scope="col" class="numeric">
                Fastest – slowest
              </th>
              <th scope="col" class="numeric">
                Outliers
              </th>
              <th scope="col">Remarks</th>
            </tr>
          </thead>
          <tbody>
            {visits.map(({ title, marks, medianNs, discarded, flags }) => {
              const latencies = marks.map(({ latencyNs }) => latencyNs);
              const remarks = [...(discarded === null ? [] : [`discarded: ${discarded}`]), ...flags];
              return (
                <tr key={title}>
                  <th scope="row">{title}</th>
                  <td class="numeric">{marks.length}</td>
                  <td class="numeric">{formatNanoseconds(medianNs)}</td>
                  <td class="numeric">
                    {formatNanoseconds(Math.min(...latencies))} – {formatNanoseconds(Math.max(...latencies))}
                  </td>
                  <td class="numeric">{marks.filter(({ label }) => label !== 'none').length}</td>
                  <td>{remarks.join(', ')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </details>
  );
}
