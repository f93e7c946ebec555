import { candidateLabel } from '../candidate/candidate-label.js';
import { KindDot } from '../candidate/KindDot.js';
import { latencyText } from '../quantity/latency-text.js';
import { ratioIntervalText } from '../quantity/ratio-text.js';
import { useRowWindow } from '../table/use-row-window.js';
import type { Navigation } from '../view/use-view-state.js';
import type { ChosenSides } from './chosen-sides.js';
import type { Comparison, OtherResult } from './comparison.js';
import { linkTo } from './link-to.js';
import { SideMark } from './SideMark.js';
import type { SideVerdict } from './side-comparison.js';

const VERDICT_WORDS: { readonly [Verdict in SideVerdict]: string } = {
  faster: '▼ faster',
  slower: '▲ slower',
  same: 'the same',
  undecided: 'undecided',
  'taken-over': 'taken over',
};

/** Each candidate with its latency in the base run and what it takes in the others, as a multiple of it. */
export function CompareTable({
  listed,
  chosen: { base, others },
  hasEngines,
  navigation,
}: {
  readonly listed: readonly Comparison[];
  readonly chosen: ChosenSides;
  /** Whether the engine must be said. */
  readonly hasEngines: boolean;
  readonly navigation: Navigation;
}) {
  const { frame, rowWindow } = useRowWindow(listed.length);
  const { isPart, start, end, above, below } = rowWindow;
  return (
    /* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */
    <section class="table-frame compare-frame" aria-label="Table of changes" tabIndex={0} ref={frame}>
      <table class={isPart ? 'even-rows' : undefined} aria-rowcount={listed.length + 1}>
        <thead>
          <tr>
            <th scope="col">Candidate</th>
            <th scope="col">Slot</th>
            {hasEngines && <th scope="col">Engine</th>}
            <th scope="col">
              <SideMark place={0} /> {base.name}
            </th>
            {others.map(({ run, name }, index) => (
              <th key={run.run} scope="col">
                <SideMark place={index + 1} /> {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr class="gap" style={{ height: `${above}px` }} />}
          {listed.slice(start, end).map(({ row, base: own, others: results }, index) => (
            <tr
              key={`${row.run} ${row.candidate}`}
              aria-rowindex={start + index + 2}
              aria-current={row.candidate === navigation.view.candidate ? 'true' : undefined}
            >
              <th scope="row">
                <KindDot kind={row.kind} mix={row.mix} />{' '}
                <a href={navigation.hashOf(linkTo(row))}>{candidateLabel(row)}</a>
              </th>
              <td>{row.slot}</td>
              {hasEngines && <td>{row.engine}</td>}
              <td>{own === null ? <Nothing words="not asked for" /> : (latencyText(own) ?? own.state)}</td>
              {results.map((result, at) => (
                <ResultCell key={others[at]!.run.run} result={result} />
              ))}
            </tr>
          ))}
          {below > 0 && <tr class="gap" style={{ height: `${below}px` }} />}
        </tbody>
      </table>
    </section>
  );
}

function ResultCell({ result }: { readonly result: OtherResult }) {
  switch (result.state) {
    case 'absent':
      return (
        <td>
          <Nothing words="not asked for" />
        </td>
      );
    case 'untimed':
      return <td title={result.row.reason ?? undefined}>{result.row.state}</td>;
    case 'alone':
      return <td>{latencyText(result.row)}</td>;
    case 'compared': {
      const { ratio, row } = result;
      return (
        <td class={`compare-${ratio.verdict}`} title={latencyText(row) ?? undefined}>
          {ratio.verdict === 'taken-over' ? (
            <Nothing words={VERDICT_WORDS[ratio.verdict]} />
          ) : (
            <>
              {ratioIntervalText(ratio)} <span class="compare-verdict">{VERDICT_WORDS[ratio.verdict]}</span>
            </>
          )}
        </td>
      );
    }
  }
}

function Nothing({ words }: { readonly words: string }) {
  return <span class="muted">{words}</span>;
}
