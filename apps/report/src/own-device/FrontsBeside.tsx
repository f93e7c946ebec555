import type { Row } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';
import { KindDot } from '../candidate/KindDot.js';
import { relativeLatency, relativeLatencyText } from '../pins/relative-latency.js';
import { latencyText } from '../quantity/latency-text.js';
import type { Navigation } from '../view/use-view-state.js';

interface Props {
  /** Of the slot in view. */
  readonly theirs: readonly Row[];
  readonly own: readonly Row[];
  readonly navigation: Navigation;
}

/** Both fronts of the slot in view: what is on one of them, with its latency there and here. */
export function FrontsBeside({ theirs, own, navigation }: Props) {
  const there = new Map(theirs.map((row) => [row.candidate, row]));
  const pairs = own
    .filter((row) => row.latency_ns !== null)
    .map((here) => ({ here, there: there.get(here.candidate) ?? null }))
    .filter((pair) => isOnFront(pair.here) || isOnFront(pair.there))
    .sort((a, b) => (a.here.latency_ns ?? 0) - (b.here.latency_ns ?? 0));
  if (pairs.length === 0) return null;
  return (
    <div class="table-frame">
      <table class="own-fronts">
        <caption class="muted">On a front of this slot, there or here</caption>
        <thead>
          <tr>
            <th scope="col">Candidate</th>
            <th scope="col">In the report</th>
            <th scope="col">On this device</th>
            <th scope="col">Here ÷ there</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ here, there: other }) => (
            <tr key={here.candidate}>
              <th scope="row">
                <a href={navigation.hashOf({ candidate: here.candidate })}>
                  <KindDot kind={here.kind} mix={here.mix} hollow={!isOnFront(here)} />
                  {candidateLabel(here)}
                </a>
              </th>
              <Latency row={other} />
              <Latency row={here} />
              <td class="numeric">{ratioText(here, other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Latency({ row }: { readonly row: Row | null }) {
  return (
    <td class="numeric">
      {(row && latencyText(row)) ?? '–'}
      {isOnFront(row) && <span class="on-front"> on the front</span>}
    </td>
  );
}

/** With the range that both intervals leave. */
function ratioText(here: Row, there: Row | null): string {
  const relative = there === null ? null : relativeLatency(here, there);
  return relative === null ? '–' : relativeLatencyText(relative);
}

function isOnFront(row: Row | null): boolean {
  return row?.front === 'certain' || row?.front === 'contested';
}
