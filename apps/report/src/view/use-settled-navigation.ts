import { useCallback, useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { Navigation } from './use-view-state.js';
import type { ViewState } from './view-state.js';

/** What only the table shows; everything else carries it in its links alone. */
const TABLE_FIELDS: readonly (keyof ViewState)[] = ['filter', 'state', 'sort', 'order', 'columns'];

const REST_MS = 250;

/**
 * The navigation for what lies beside the table: the same object while only the table's fields change, and up to date once they have
 * rested. Thousands of links need not be written anew at every key stroke. Where it goes is never out of date.
 */
export function useSettledNavigation(navigation: Navigation): Navigation {
  const latest = useRef(navigation);
  latest.current = navigation;
  const held = useRef(navigation);
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  if (!differOnlyInTable(held.current.view, navigation.view)) held.current = navigation;
  const isBehind = held.current.view !== navigation.view;
  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => {
      held.current = latest.current;
      drawAgain(0);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [isBehind, navigation.view]);
  const go = useCallback<Navigation['go']>((...to) => latest.current.go(...to), []);
  const { view, hashOf } = held.current;
  return useMemo(() => ({ view, hashOf, go }), [view, hashOf, go]);
}

/** Whether two views are told apart by the table only. */
export function differOnlyInTable(a: ViewState, b: ViewState): boolean {
  if (a === b) return true;
  const names = Object.keys(a) as (keyof ViewState)[];
  return names.every((name) => a[name] === b[name] || TABLE_FIELDS.includes(name));
}
