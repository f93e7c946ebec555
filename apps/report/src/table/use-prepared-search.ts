import type { Row } from '@convscape/core';
import { useEffect } from 'preact/hooks';
import { searchText } from '../query/search-text.js';

/** Milliseconds of an idle moment that are left to the browser. */
const LEFT_MS = 2;

/** Reads the rows' texts in idle moments, so that the first key stroke in the filter of a large report is as quick as the next. */
export function usePreparedSearch(rows: readonly Row[]): void {
  useEffect(() => {
    // Some browsers have no idle moments to give; the first key stroke then pays.
    if (typeof requestIdleCallback !== 'function') return;
    let at = 0;
    const read = (idle: IdleDeadline) => {
      for (; at < rows.length && idle.timeRemaining() > LEFT_MS; at++) searchText(rows[at]!);
      if (at < rows.length) handle = requestIdleCallback(read);
    };
    let handle = requestIdleCallback(read);
    return () => cancelIdleCallback(handle);
  }, [rows]);
}
