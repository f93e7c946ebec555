import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBrowserPool } from './open-browser-pool.js';

describe('opening a pool in a page that cannot measure', () => {
  const script = { text: '' };
  const listeners = new Set<string>();

  beforeEach(() => {
    vi.stubGlobal('document', {
      visibilityState: 'hidden',
      addEventListener: (type: string) => listeners.add(type),
      removeEventListener: (type: string) => listeners.delete(type),
    });
    vi.stubGlobal('navigator', {});
  });

  afterEach(() => vi.unstubAllGlobals());

  it('is given up when its signal is aborted, and leaves nothing that watches the page', async () => {
    const stop = new AbortController();
    const onPause = vi.fn();
    const opening = openBrowserPool({ workers: 1, script, signal: stop.signal, onPause });
    opening.catch(() => undefined);
    await new Promise(setImmediate);
    expect(onPause).toHaveBeenCalledWith({ reason: 'hidden', discarded: 0 });
    expect(listeners.size).toBe(1);
    stop.abort();
    await expect(opening).rejects.toMatchObject({ code: 'CLOSED' });
    expect(listeners.size).toBe(0);
  });

  it('does not begin where its signal is aborted already', async () => {
    const onPause = vi.fn();
    const opening = openBrowserPool({ workers: 1, script, signal: AbortSignal.abort(), onPause });
    await expect(opening).rejects.toMatchObject({ code: 'CLOSED' });
    expect(onPause).not.toHaveBeenCalled();
  });
});
