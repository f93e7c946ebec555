import { useEffect, useState } from 'preact/hooks';
import { isBusy } from './is-busy.js';
import { reloadInPlace } from './reload-in-place.js';

const ASK_AGAIN_MS = 1000;

/**
 * Loads the page anew every few seconds while a sweep writes it. A file can neither ask for another nor for itself, so the whole page is
 * loaded: not while it is out of sight, and not while somebody is busy in it.
 */
export function Following({ seconds }: { readonly seconds: number }) {
  const [isPaused, setPaused] = useState(false);
  useEffect(() => {
    if (isPaused) return;
    let timer = setTimeout(function reload() {
      if (!document.hidden && !isBusy(document)) return reloadInPlace();
      timer = setTimeout(reload, ASK_AGAIN_MS);
    }, seconds * 1000);
    return () => clearTimeout(timer);
  }, [isPaused, seconds]);
  return (
    <p class="following">
      {isPaused
        ? 'This page is as it was when you paused it.'
        : `This page follows the sweep: it loads itself anew every ${seconds} s.`}{' '}
      <button type="button" class="quiet" onClick={() => (isPaused ? reloadInPlace() : setPaused(true))}>
        {isPaused ? 'Follow again' : 'Pause'}
      </button>
    </p>
  );
}
