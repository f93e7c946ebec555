import { candidateLabel } from '../candidate/candidate-label.js';
import { KindDot } from '../candidate/KindDot.js';
import { percentText } from '../quantity/percent-text.js';
import { timesText } from '../quantity/times-text.js';
import type { Navigation } from '../view/use-view-state.js';
import type { GroupingLine } from './grouping-lines.js';
import { mixColourKind } from './grouping-option.js';

/** The chosen slot's lines in numbers. */
export function GroupingTable({
  lines,
  navigation,
}: {
  readonly lines: readonly GroupingLine[];
  readonly navigation: Navigation;
}) {
  if (lines.length === 0) return null;
  return (
    <table class="grouping-table">
      <thead>
        <tr>
          <th scope="col">Block</th>
          <th scope="col" class="numeric">
            Promised
          </th>
          <th scope="col" class="numeric">
            Measured
          </th>
          <th scope="col" class="numeric">
            Kept
          </th>
        </tr>
      </thead>
      {lines.map((line) => (
        <tbody key={`${line.kernel} ${line.mix}`}>
          {line.points.map(({ row, countedSpeedUp, measuredSpeedUp }) => (
            <tr key={row.candidate}>
              <th scope="row">
                <KindDot kind={mixColourKind(line.mix)} mix={line.mix} />{' '}
                <a href={navigation.hashOf({ candidate: row.candidate })}>{candidateLabel(row)}</a>
              </th>
              <td class="numeric">{timesText(countedSpeedUp)}</td>
              <td class="numeric">{timesText(measuredSpeedUp)}</td>
              <td class="numeric">{percentText(measuredSpeedUp / countedSpeedUp)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
