import { useMemo } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { percentText } from '../quantity/percent-text.js';
import { timesText } from '../quantity/times-text.js';
import { FoldedTable } from '../table/FoldedTable.js';
import type { Navigation } from '../view/use-view-state.js';
import type { PromiseLine } from './promise-line.js';

/** More rows than these are for the table of candidates. */
const LISTED = 1000;

/** The panels in numbers, panel by panel and slot by slot. */
export function PromiseTable({ panels, navigation }: TableProps) {
  const length = panels.flatMap(({ lines }) => lines).reduce((sum, { points }) => sum + points.length, 0);
  return (
    <FoldedTable
      summary="The numbers"
      label="Promised and measured speed-ups in numbers"
      caption={
        length > LISTED
          ? `The first ${LISTED.toLocaleString('en-US')} of ${length.toLocaleString('en-US')}.`
          : null
      }
    >
      <Rows panels={panels} navigation={navigation} />
    </FoldedTable>
  );
}

interface TableProps {
  readonly panels: readonly { readonly title: string; readonly lines: readonly PromiseLine[] }[];
  readonly navigation: Navigation;
}

function Rows({ panels, navigation }: TableProps) {
  const listed = useMemo(
    () =>
      panels
        .flatMap(({ title, lines }) =>
          lines.flatMap((line) => line.points.map((point) => ({ title, point }))),
        )
        .slice(0, LISTED),
    [panels],
  );
  return (
    <>
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
        {listed.map(({ title, point: { row, promised, measured, interval } }) => (
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
    </>
  );
}
