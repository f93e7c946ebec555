import type { Row } from '../../record/row.js';

/** Those of the run that has the most of these rows, the first of such: latencies of two runs do not meet. */
export function ofOneRun<Some extends Pick<Row, 'run'>>(rows: readonly Some[]): readonly Some[] {
  const counts = new Map<string, number>();
  for (const { run } of rows) counts.set(run, (counts.get(run) ?? 0) + 1);
  if (counts.size < 2) return rows;
  const [most] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
  return rows.filter(({ run }) => run === most);
}
