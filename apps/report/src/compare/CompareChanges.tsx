import type { ReportDocument } from '@convscape/core';
import { useMemo } from 'preact/hooks';
import type { Navigation } from '../view/use-view-state.js';
import { CHANGES, type Changes } from '../view/view-state.js';
import { CompareTable } from './CompareTable.js';
import type { ChosenSides } from './chosen-sides.js';
import { type Comparison, comparisons } from './comparison.js';
import { comparisonWords } from './comparison-words.js';
import { nothingListedWords } from './nothing-listed-words.js';
import { sideComparisons } from './side-comparison.js';

const CHANGES_WORDS: { readonly [Name in Changes]: string } = {
  beyond: 'Changed beyond noise',
  slot: 'This slot',
  all: 'All',
};

/** What changed from the base run to each other one: in words, and candidate by candidate. */
export function CompareChanges({
  report,
  chosen,
  navigation,
}: {
  readonly report: ReportDocument;
  readonly chosen: ChosenSides;
  readonly navigation: Navigation;
}) {
  const { view, go } = navigation;
  const { slot, changes } = view;
  const compared = useMemo(() => sideComparisons(chosen), [chosen]);
  const all = useMemo(() => comparisons(chosen.base, compared), [chosen, compared]);
  const canMeet = compared.some(({ state }) => state === 'compared');
  const counted = useMemo(
    () =>
      CHANGES.filter((name) => canMeet || name !== 'beyond').map((name) => ({
        name,
        found: all.filter(among(name, slot)),
      })),
    [all, slot, canMeet],
  );
  const hasEngines = useMemo(() => new Set(report.rows.map((row) => row.engine)).size > 1, [report]);
  const listed = counted.find(({ name }) => name === changes)?.found ?? [];
  const nothingListed = nothingListedWords(changes, slot, compared);
  return (
    <>
      <ul class="prose compare-words">
        {compared.map((other) => (
          <li key={other.side.run.run}>
            <strong>
              {other.side.name} against {chosen.base.name}.
            </strong>{' '}
            {comparisonWords(other)}
          </li>
        ))}
      </ul>
      <fieldset class="states">
        <legend class="visually-hidden">Which candidates are listed</legend>
        {counted.map(({ name, found }) => (
          <button
            key={name}
            type="button"
            class="state-choice"
            aria-pressed={changes === name}
            onClick={() => go({ changes: name }, 'replace')}
          >
            {CHANGES_WORDS[name]} <span class="count">{found.length.toLocaleString('en-US')}</span>
          </button>
        ))}
      </fieldset>
      {listed.length > 0 && (
        <CompareTable listed={listed} chosen={chosen} hasEngines={hasEngines} navigation={navigation} />
      )}
      {listed.length === 0 && nothingListed !== null && (
        <p class="empty" role="status">
          {nothingListed}
        </p>
      )}
      {canMeet && (
        <p class="caption">
          Latency there ÷ latency in the base run; below 1 is faster. Intervals are as wide as it takes for
          all that is called slower or faster to be so at once with 95 %. Slower and faster: the interval
          leaves 1 out, and the difference is larger than two measurements of one block differ in either run.
          The largest change first; against another device, the furthest from the median.
        </p>
      )}
    </>
  );
}

function among(changes: Changes, slot: string): (one: Comparison) => boolean {
  if (changes === 'all') return () => true;
  return changes === 'slot' ? ({ row }) => row.slot === slot : ({ isChanged }) => isChanged;
}
