import type { Row } from '@convscape/core';
import type { ViewState } from '../view/view-state.js';

/** The view that a candidate is seen in. */
export function linkTo(row: Row): Partial<ViewState> {
  const { sweep, device, engine, threads, cache, slot, candidate } = row;
  return { sweep, device, engine, threads, cache, slot, candidate };
}
