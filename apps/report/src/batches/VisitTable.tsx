import { formatNanoseconds } from '@convscape/core';
import { FoldedTable } from '../table/FoldedTable.js';
import type { VisitMarks } from './batch-marks.js';

interface Props {
  readonly visits: readonly VisitMarks[];
  /** Whether the report has only some of each visit's batches. */
  readonly isSampled: boolean;
}

/** The picture in numbers: one line a visit. */
export function VisitTable({ visits, isSampled }: Props) {
  const ofThose = isSampled ? ' of those drawn' : '';
  return (
    <FoldedTable summary="The visits in numbers" label="Visits in numbers">
      <thead>
        <tr>
          <th scope="col">Visit</th>
          <th scope="col" class="numeric">
            {isSampled ? 'Batches drawn' : 'Batches'}
          </th>
          <th scope="col" class="numeric">
            Median{ofThose}
          </th>
          <th scope="col" class="numeric">
            Fastest – slowest{ofThose}
          </th>
          <th scope="col" class="numeric">
            Outliers{ofThose}
          </th>
          <th scope="col">Remarks</th>
        </tr>
      </thead>
      <tbody>
        {visits.map(({ title, marks, timing, discarded, flags }) => {
          const remarks = [...(discarded === null ? [] : [`discarded: ${discarded}`]), ...flags];
          return (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td class="numeric">{marks.length}</td>
              <td class="numeric">{timing === null ? '–' : formatNanoseconds(timing.medianNs)}</td>
              <td class="numeric">
                {timing === null
                  ? '–'
                  : `${formatNanoseconds(timing.fastestNs)} – ${formatNanoseconds(timing.slowestNs)}`}
              </td>
              <td class="numeric">{marks.filter(({ label }) => label !== 'none').length}</td>
              <td>{remarks.join(', ')}</td>
            </tr>
          );
        })}
      </tbody>
    </FoldedTable>
  );
}
