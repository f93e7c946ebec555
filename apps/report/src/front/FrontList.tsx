import type { Row } from '@convscape/core';
import type { ComponentChildren } from 'preact';
import { KindDot } from '../candidate/KindDot.js';
import { Term } from '../glossary/Term.js';
import { columnText } from '../quantity/column-text.js';
import { latencyText } from '../quantity/latency-text.js';
import type { Navigation } from '../view/use-view-state.js';
import type { XColumn } from '../view/view-state.js';

/** More than these are a table, and slow: the table has them. */
const LISTED = 100;

interface Props {
  readonly rows: readonly Row[];
  readonly x: XColumn;
  readonly label: (row: Row) => string;
  /** What the table is asked for to list these rows; null where their places are of another front than the table's. */
  readonly query: string | null;
  readonly navigation: Navigation;
}

/** The front in words, the fastest first: the certain ones, then the contested. */
export function FrontList({ rows, x, label, query, navigation }: Props) {
  const members = (membership: Row['front']) =>
    rows.filter((row) => row.front === membership).sort((a, b) => (a.latency_ns ?? 0) - (b.latency_ns ?? 0));
  const certain = members('certain');
  const contested = members('contested');
  return (
    <div class="front-list">
      <Members
        title={
          <>
            On the <Term word="front">front</Term> for certain
          </>
        }
        rows={certain}
        x={x}
        label={label}
        query={query}
        navigation={navigation}
      />
      <Members
        title={
          <>
            <Term word="contested">Contested</Term>: the measurement cannot say
          </>
        }
        rows={contested}
        x={x}
        label={label}
        query={query}
        navigation={navigation}
      />
      {certain.length + contested.length === 0 && <p class="muted">This slot has no front yet.</p>}
    </div>
  );
}

function Members({
  title,
  rows,
  x,
  label,
  query,
  navigation,
}: Props & { readonly title: ComponentChildren }) {
  const [first] = rows;
  if (rows.length === 0) return null;
  return (
    <>
      <h3>
        {title} <span class="muted">{rows.length}</span>
      </h3>
      <ol>
        {rows.slice(0, LISTED).map((row) => (
          <li key={row.candidate}>
            <a href={navigation.hashOf({ candidate: row.candidate })}>
              <KindDot kind={row.kind} mix={row.mix} hollow={row.front === 'contested'} />
              <span class="member-name">{label(row)}</span>
              <span class="member-latency">{latencyText(row)}</span>
              <span class="member-cost">{`${columnText(x, row[x])}${x === 'macs' ? ' MACs' : ''}, reach ${columnText('mixing_reach', row.mixing_reach)}`}</span>
            </a>
          </li>
        ))}
      </ol>
      {first !== undefined && rows.length > LISTED && (
        <p class="caption">
          These are the {LISTED} fastest
          {query !== null && (
            <>
              ;{' '}
              <a href={navigation.hashOf({ filter: `${query} front:${first.front}`, state: null })}>
                the table has all {rows.length.toLocaleString('en-US')}
              </a>
            </>
          )}
          .
        </p>
      )}
    </>
  );
}
