import type { ReportDocument, Row } from '@convscape/core';
import { useMemo } from 'preact/hooks';
import { deviceLabel } from '../machine/device-label.js';
import { Choice } from './Choice.js';
import { conditionGroups } from './condition-groups.js';
import type { Navigation } from './use-view-state.js';
import { CONDITION_NAMES, type Conditions } from './view-state.js';

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
  const { sweep, device, engine, threads, cache } = view;
  const choices = useMemo(
    () => choicesOf(report.rows, { sweep, device, engine, threads, cache }),
    [report, sweep, device, engine, threads, cache],
  );
  return (
    <>
      {choices.map(({ name, values }) => {
        return (
          <Choice
            key={name}
            label={TITLES[name]}
            value={String(view[name])}
            options={values.map((value) => ({
              value,
              text: name === 'device' ? deviceLabel(report.devices, value) : value,
            }))}
            onChange={(value) => go(name === 'threads' ? { threads: Number(value) } : { [name]: value })}
          />
        );
      })}
    </>
  );
}

function choicesOf(rows: readonly Row[], chosen: Conditions) {
  let groups = conditionGroups(rows);
  return CONDITION_NAMES.map((name) => {
    const values = [...new Set(groups.map(({ conditions }) => String(conditions[name])))];
    groups = groups.filter(({ conditions }) => conditions[name] === chosen[name]);
    return { name, values };
  });
}
