import type { Finding, ReportDocument } from '@convscape/core';
import { useState } from 'preact/hooks';
import type { Navigation } from '../view/use-view-state.js';
import type { ViewState } from '../view/view-state.js';
import { findingRow } from './finding-row.js';

interface Props {
  readonly report: ReportDocument;
  readonly navigation: Navigation;
}

/** More than these are folded away: a list that says everything says nothing. */
const SHOWN = 4;
/** And more than these are read by nobody. */
const LISTED = 200;

/** What the data says, in sentences; each leads to the slot and candidate it speaks of. */
export function Findings({ report, navigation }: Props) {
  const [first, ...others] = headlineFirst(report.findings);
  if (first === undefined) return null;
  const shown = others.slice(0, SHOWN - 1);
  const folded = others.slice(SHOWN - 1);
  return (
    <section class="findings" aria-labelledby="findings-title">
      <h2 id="findings-title" class="eyebrow">
        What was found
      </h2>
      <p class="finding-first">
        <Sentence finding={first} report={report} navigation={navigation} />
      </p>
      {shown.length > 0 && <List findings={shown} report={report} navigation={navigation} />}
      {folded.length > 0 && <Folded findings={folded} report={report} navigation={navigation} />}
    </section>
  );
}

/** Drawn when it is opened: a report of many slots has thousands. */
function Folded({ findings, ...rest }: Props & { readonly findings: readonly Finding[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {findings.length.toLocaleString('en-US')} more {findings.length === 1 ? 'finding' : 'findings'}
      </summary>
      {isOpen && <List findings={findings.slice(0, LISTED)} {...rest} />}
      {findings.length > LISTED && <p class="caption">These are the {LISTED} most surprising ones.</p>}
    </details>
  );
}

/** What is said of all slots together stands before what is said of one of them. */
function headlineFirst(findings: readonly Finding[]): readonly Finding[] {
  const headline = findings.find(
    ({ kind, candidates }) => kind === 'cheapest-not-fastest' && candidates.length > 0,
  );
  return headline === undefined ? findings : [headline, ...findings.filter((one) => one !== headline)];
}

function List({ findings, ...rest }: Props & { readonly findings: readonly Finding[] }) {
  return (
    <ul class="finding-list">
      {findings.map((finding) => (
        <li key={finding.sentence}>
          <Sentence finding={finding} {...rest} />
        </li>
      ))}
    </ul>
  );
}

function Sentence({ finding, report, navigation }: Props & { readonly finding: Finding }) {
  const target = placeOf(finding, report);
  return (
    <>
      {finding.sentence}{' '}
      {target !== null && (
        <a class="finding-link" href={navigation.hashOf(target)} aria-label={`Show it: ${finding.sentence}`}>
          Show it
        </a>
      )}
    </>
  );
}

/** The view in which a finding's candidate can be seen. */
function placeOf(finding: Finding, report: ReportDocument): Partial<ViewState> | null {
  const row = findingRow(finding, report);
  if (row === undefined) return null;
  const { sweep, device, engine, threads, cache, slot, candidate } = row;
  return { sweep, device, engine, threads, cache, slot, candidate };
}
