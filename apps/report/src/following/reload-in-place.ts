import { withPlace } from '../view/hash.js';
import type { ViewState } from '../view/view-state.js';

/** What a page that loads itself anew leaves in its entry of the history, which lives on where what it has drawn does not. */
interface Place {
  readonly top: number;
  readonly focusedId: string;
}

interface Remembered {
  readonly followed?: Place;
}

/** Notes where in the page the reader is, and loads it anew; the hash keeps the view, the slot and conditions in it written out. */
export function reloadInPlace(view: ViewState): void {
  const followed: Place = { top: scrollY, focusedId: document.activeElement?.id ?? '' };
  history.replaceState({ followed } satisfies Remembered, '', withPlace(location.hash, view));
  location.reload();
}

/** Whether the page has just loaded itself anew, and has a place to return to. */
export function isReturning(): boolean {
  return (history.state as Remembered | null)?.followed !== undefined;
}

/** Returns to where the reader was before the page loaded itself anew: once, when what it draws is there. */
export function returnToPlace(): void {
  const { followed } = (history.state ?? {}) as Remembered;
  if (followed === undefined) return;
  history.replaceState(null, '');
  // One frame to draw in, one to find its height.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (followed.focusedId !== '')
        document.getElementById(followed.focusedId)?.focus({ preventScroll: true });
      scrollTo({ top: followed.top, behavior: 'instant' });
    }),
  );
}
