import { useEffect, useRef } from 'preact/hooks';

export interface KeyActions {
  readonly focusFilter: () => void;
  readonly showKeys: () => void;
  readonly walkFront: (step: 1 | -1) => void;
  readonly closeDetails: () => void;
  readonly showAll: () => void;
  readonly pin: () => void;
}

/** Whether a key is the page's to answer: nothing has answered it, and nothing is typed or chosen with it. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const element = event.target instanceof Element ? event.target : null;
  return element?.closest('input, select, textarea, dialog') == null;
}

/** What arrows scroll or move sideways where it has the focus: tables, axes, code, brushes. */
const SIDEWAYS = '.table-frame, .savings-frame, .scroll-frame, .parallel-frame, [role=slider], pre, .layers';

/** Keys of the whole page. Where something is typed, chosen or scrolled sideways they keep their usual meaning. */
export function useKeys(actions: KeyActions): void {
  const current = useRef(actions);
  current.current = actions;
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (!isForPage(event)) return;
      const action = actionOf(event, current.current);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', follow);
    return () => removeEventListener('keydown', follow);
  }, []);
}

function actionOf({ key, shiftKey, target }: KeyboardEvent, actions: KeyActions): (() => void) | null {
  const element = target instanceof Element ? target : null;
  const isFree = !shiftKey && element?.closest(SIDEWAYS) == null;
  switch (key) {
    case '/':
      return actions.focusFilter;
    case '?':
      return actions.showKeys;
    case 'ArrowRight':
      return isFree ? () => actions.walkFront(1) : null;
    case 'ArrowLeft':
      return isFree ? () => actions.walkFront(-1) : null;
    case '0':
      return actions.showAll;
    case 'p':
      return actions.pin;
    case 'Escape':
      return actions.closeDetails;
    default:
      return null;
  }
}
