import { useEffect, useRef } from 'preact/hooks';

export interface KeyActions {
  readonly focusFilter: () => void;
  readonly showKeys: () => void;
  readonly walkFront: (step: 1 | -1) => void;
  readonly closeDetails: () => void;
}

/** Keys of the whole page. Where something is typed, chosen or scrolled sideways they keep their usual meaning. */
export function useKeys(actions: KeyActions): void {
  const current = useRef(actions);
  current.current = actions;
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const action = actionOf(event, current.current);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', follow);
    return () => removeEventListener('keydown', follow);
  }, []);
}

function actionOf({ key, target }: KeyboardEvent, actions: KeyActions): (() => void) | null {
  const element = target instanceof Element ? target : null;
  if (element?.closest('input, select, textarea, dialog') != null) return null;
  // Arrows scroll tables and code sideways where these have the focus.
  const isFree = element?.closest('.table-frame, .savings-frame, pre, .layers') == null;
  switch (key) {
    case '/':
      return actions.focusFilter;
    case '?':
      return actions.showKeys;
    case 'ArrowRight':
      return isFree ? () => actions.walkFront(1) : null;
    case 'ArrowLeft':
      return isFree ? () => actions.walkFront(-1) : null;
    case 'Escape':
      return actions.closeDetails;
    default:
      return null;
  }
}
