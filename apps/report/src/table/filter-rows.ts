import type { Row } from '@convscape/core';
import { matchesQuery } from '../query/matches-query.js';
import type { Query } from '../query/parse-query.js';

/** The rows that a query asks for, of one state where one is chosen. */
export function filterRows(rows: readonly Row[], query: Query, state: Row['state'] | null): readonly Row[] {
  return rows.filter((row) => (state === null || row.state === state) && matchesQuery(row, query));
}
