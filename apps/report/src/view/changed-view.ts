import type { ViewState } from './view-state.js';

/** What a zoomed window is a part of: another of these, and the window says nothing any more. */
const PLANE = ['sweep', 'device', 'slot', 'engine', 'threads', 'cache', 'x', 'y', 'across'] as const;

/** A view with some of it changed; a zoom does not outlive the plane it was made on. */
export function changedView(view: ViewState, change: Partial<ViewState>): ViewState {
  const changed = { ...view, ...change };
  if (change.zoom !== undefined || PLANE.every((name) => changed[name] === view[name])) return changed;
  return { ...changed, zoom: '' };
}
