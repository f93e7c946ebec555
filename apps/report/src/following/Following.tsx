import { useEffect, useRef, useState } from 'preact/hooks';
import type { ViewState } from '../view/view-state.js';
import { isBusy } from './is-busy.js';
import { reloadInPlace } from './reload-in-place.js';

const ASK_AGAIN_MS = 1000;

interface Props {
  readonly seconds: number;
  /** What is looked at, and is to stay. */
  readonly view: ViewState;
  /** The page holds what this device measures or has measured, which loading it anew would break off or take out of its views. */
  readonly isHeld: boolean;
}

/**
 * Loads the page anew every few seconds while a sweep writes it. A file can neither ask for another nor for itself, so the whole page is
 * loaded: not while it is out of sight, not while somebody is busy in it, and not while it holds what nothing would bring back.
 */
export function Following({ seconds, view, isHeld }: Props) {
  const [isPaused, setPaused] = useState(false);
  const isStill = isPaused || isHeld;
  // The timer runs on while the view changes.
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    if (isStill) return;
    let timer = setTimeout(function reload() {
      if (!document.hidden && !isBusy(document)) return reloadInPlace(latest.current);
      timer = setTimeout(reload, ASK_AGAIN_MS);
    }, seconds * 1000);
    return () => clearTimeout(timer);
  }, [isStill, seconds]);
  return (
    <p class="following">
      {isPaused
        ? 'This page is as it was when you paused it.'
        : isHeld
          ? 'This page does not load itself anew while it shows what this device measures.'
          : `This page follows the sweep: it loads itself anew every ${seconds} s.`}{' '}
      <button type="button" class="quiet" onClick={() => (isStill ? reloadInPlace(view) : setPaused(true))}>
        {isStill ? 'Follow again' : 'Pause'}
      </button>
    </p>
  );
}
