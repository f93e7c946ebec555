import type { ReportDocument, Row } from '@convscape/core';
import { deviceWords } from '../machine/device-words.js';
import { Choice } from './Choice.js';
import type { Navigation } from './use-view-state.js';
import { CONDITION_NAMES } from './view-state.js';

const TITLES = {
  sweep: 'Sweep',
  device: 'Device',
  engine: 'Engine',
  threads: 'Threads',
  cache: 'Cache',
} as const;

/** One select for each condition that has more than one value; each offers what the ones before it leave. */
export function ConditionChoices({
  report,
  navigation,
}: {
  readonly report: ReportDocument;
  readonly navigation: Navigation;
}) {
  const { view, go } = navigation;
  let rows: readonly Row[] = report.rows;
  return (
    <>
      {CONDITION_NAMES.map((name) => {
        const values = [...new Set(rows.map((row) => String(row[name])))];
        rows = rows.filter((row) => row[name] === view[name]);
        return (
          <Choice
            key={name}
            label={TITLES[name]}
            value={String(view[name])}
            options={values.map((value) => ({
              value,
              text: name === 'device' ? deviceText(report, value) : value,
            }))}
            onChange={(value) => go(name === 'threads' ? { threads: Number(value) } : { [name]: value })}
          />
        );
      })}
    </>
  );
}

function deviceText(report: ReportDocument, device: string): string {
  const record = report.devices.find((candidate) => candidate.device === device);
  return record === undefined ? device : deviceWords(record.fingerprint);
}
