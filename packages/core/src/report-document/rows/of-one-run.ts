import type { Row } from '../../record/row.js';

/**
 * Those of one run: latencies of two runs do not meet. It is the run of the rows that are on a front, so that all that is told of rows agrees
 * with their front; where none is on one, that of most of them. Of several such runs it is the one with the most rows, the first of these.
 * @param rows timed ones: what was not timed may be on a front that other runs are on
 */
export function ofOneRun<Some extends Pick<Row, 'run' | 'front'>>(rows: readonly Some[]): readonly Some[] {
  const onFront = rows.filter(({ front }) => front !== null);
  const run = mostFrequentRun(onFront.length > 0 ? onFront : rows);
  return rows.filter((row) => row.run === run);
}

function mostFrequentRun(rows: readonly Pick<Row, 'run'>[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { run } of rows) counts.set(run, (counts.get(run) ?? 0) + 1);
  let most: string | undefined;
  for (const [run, count] of counts) {
    if (most === undefined || count > counts.get(most)!) most = run;
  }
  return most;
}
