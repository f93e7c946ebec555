import { useMemo } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { KindDot } from '../candidate/KindDot.js';
import { significant } from '../quantity/column-text.js';
import { percentText } from '../quantity/percent-text.js';
import { rateText } from '../quantity/rate-text.js';
import { FoldedTable } from '../table/FoldedTable.js';
import type { Navigation } from '../view/use-view-state.js';
import type { RooflinePoint } from './roofline-points.js';
import type { Roofs } from './roofs-of.js';
import { limitWords, shareOfRoof } from './under-roof.js';

/** More rows than these are for the table of candidates. */
const LISTED = 200;

/** The chart in numbers, what computes fastest first. */
export function RooflineTable(props: TableProps) {
  const { length } = props.points;
  return (
    <FoldedTable
      summary="The numbers"
      label="Roofline in numbers"
      caption={
        length > LISTED ? `The ${LISTED} that compute fastest, of ${length.toLocaleString('en-US')}.` : null
      }
    >
      <Rows {...props} />
    </FoldedTable>
  );
}

interface TableProps {
  readonly points: readonly RooflinePoint[];
  readonly roofs: Roofs | null;
  readonly navigation: Navigation;
}

function Rows({ points, roofs, navigation }: TableProps) {
  const ordered = useMemo(
    () => [...points].sort((a, b) => b.macsPerSecond - a.macsPerSecond).slice(0, LISTED),
    [points],
  );
  return (
    <>
      <thead>
        <tr>
          <th scope="col">Candidate</th>
          <th scope="col">Slot</th>
          <th scope="col" class="numeric">
            MACs per byte
          </th>
          <th scope="col" class="numeric">
            Achieved (interval)
          </th>
          {roofs !== null && (
            <>
              <th scope="col" class="numeric">
                Of its roof
              </th>
              <th scope="col">Limited by</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {ordered.map((point) => {
          const { row, macsPerByte, macsPerSecond, interval } = point;
          return (
            <tr key={row.candidate}>
              <th scope="row">
                <KindDot kind={row.kind} mix={row.mix} />{' '}
                <a href={navigation.hashOf({ slot: row.slot, candidate: row.candidate })}>
                  {candidateLabel(row)}
                </a>
              </th>
              <td>{row.slot}</td>
              <td class="numeric">{significant(macsPerByte)}</td>
              <td class="numeric">
                {rateText(macsPerSecond, 'MAC/s')}
                {interval !== null && (
                  <span class="interval">
                    ({rateText(interval[0], 'MAC/s')}–{rateText(interval[1], 'MAC/s')})
                  </span>
                )}
              </td>
              {roofs !== null && (
                <>
                  <td class="numeric">{shareText(shareOfRoof(point, roofs))}</td>
                  <td>{limitWords(point, roofs)}</td>
                </>
              )}
            </tr>
          );
        })}
      </tbody>
    </>
  );
}

function shareText(share: number | null): string {
  return share === null ? '–' : percentText(share);
}
