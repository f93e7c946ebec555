import { candidateLabel } from '../candidate/candidate-label.js';
import { percentText } from '../quantity/percent-text.js';
import { timesText } from '../quantity/times-text.js';
import type { Navigation } from '../view/use-view-state.js';
import type { PromisePoint } from './promise-line.js';
import type { SavingsGrid } from './savings-grid.js';

/** Savings realised, groups × width: the share of the promise that arrived, and where it fell short of the dense block itself. */
export function SavingsHeatmap({
  grid,
  navigation,
}: {
  readonly grid: SavingsGrid;
  readonly navigation: Navigation;
}) {
  return (
    <figure class="savings">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="savings-frame" aria-label="Savings realised by slot" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                Slot
              </th>
              {grid.groups.map((group) => (
                <th key={group.title} scope="colgroup" colSpan={group.columns.length}>
                  {group.title}
                </th>
              ))}
            </tr>
            <tr>
              {grid.groups.flatMap((group) =>
                group.columns.map(({ key, title }) => (
                  <th key={key} scope="col">
                    {title === 'dw' ? 'depthwise' : title === '' ? '' : `g = ${title}`}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(({ slot, cells }) => (
              <tr key={slot}>
                <th scope="row">
                  <a href={navigation.hashOf({ slot, candidate: null })}>{slot}</a>
                </th>
                {grid.groups.flatMap((group) =>
                  group.columns.map(({ key }) => (
                    <Cell key={key} point={cells.get(key)} navigation={navigation} />
                  )),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <figcaption class="caption">
        <span class="savings-scale" aria-hidden="true">
          <span>0 %</span>
          <i />
          <span>100 %</span>
        </span>{' '}
        Measured speed-up as a share of the promised one. <span class="savings-slow">▼</span> the block is
        slower than the dense one that it should save on.
      </figcaption>
    </figure>
  );
}

function Cell({
  point,
  navigation,
}: {
  readonly point: PromisePoint | undefined;
  readonly navigation: Navigation;
}) {
  if (point === undefined) return <td class="savings-none">·</td>;
  const { slot, candidate } = point.row;
  const kept = point.measured / point.promised;
  const words = `${candidateLabel(point.row)} in ${slot}: promised ${timesText(point.promised)}, measured ${timesText(point.measured)}`;
  return (
    <td class="savings-cell" style={{ '--kept': `${Math.round(Math.min(1, kept) * 100)}%` }}>
      <a href={navigation.hashOf({ slot, candidate })} title={words}>
        {percentText(kept)}
        {point.measured < 1 && (
          <span class="savings-slow">
            <span aria-hidden="true">▼</span>
            <span class="visually-hidden"> slower than the dense block</span>
          </span>
        )}
      </a>
    </td>
  );
}
