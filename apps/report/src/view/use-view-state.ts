import type { ReportDocument } from '@convscape/core';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { changedView } from './changed-view.js';
import { formatHash, parseHash } from './hash.js';
import { defaultView, resolveView } from './resolve-view.js';
import type { ViewState } from './view-state.js';

export interface Navigation {
  readonly view: ViewState;
  /** The address of the view with some of it changed. */
  readonly hashOf: (change: Partial<ViewState>) => string;
  /** Goes there; `replace` leaves no step for the back button (typing, sorting). */
  readonly go: (change: Partial<ViewState>, replace?: 'replace') => void;
}

/** The view lives in the URL's hash alone: links, back and forward all come for free. */
export function useViewState(document: ReportDocument): Navigation {
  const defaults = useMemo(() => defaultView(document), [document]);
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const view = useMemo(() => resolveView(document, parseHash(hash), defaults), [document, hash, defaults]);
  const hashOf = useCallback(
    (change: Partial<ViewState>) => formatHash(changedView(view, change), defaults),
    [view, defaults],
  );
  const go = useCallback(
    (change: Partial<ViewState>, replace?: 'replace') => {
      const target = hashOf(change);
      if (replace === 'replace') location.replace(target);
      else location.hash = target;
      setHash(target);
    },
    [hashOf],
  );
  return { view, hashOf, go };
}
