import { sentinelMemoryBytes } from '@convscape/core';
import { expose } from 'comlink';
import { MeasuringThread } from '../../measuring-thread.js';
import { loadBrowserEngine } from './browser-engines.js';
import { BrowserHelperThreads, isHelperThread, serveAsHelperThread } from './browser-helper-threads.js';
import { sealedApi } from './sealed-api.js';
import type { ThreadApi } from './thread-api.js';

// The script of a dedicated worker, built into one file. In a window, and in a worker that several pages share, it exposes nothing:
// there, messages come from whoever likes.
if (!('DedicatedWorkerGlobalScope' in globalThis)) {
  throw new Error('this script measures in a dedicated worker, and nowhere else');
}

if (isHelperThread()) serveAsHelperThread();
else expose(measuringThread());

function measuringThread(): ThreadApi {
  const thread = new MeasuringThread({
    clock: { nowNs: () => performance.now() * 1e6 },
    loadEngine: loadBrowserEngine,
    cacheBytes: runnableCacheBytes(),
    // Browsers do not tell of caches.
    sentinelBytes: sentinelMemoryBytes(null),
    peakBuffers: { cacheBytes: {}, memoryBytes: sentinelMemoryBytes(null) },
    // Twice what nearly every phone and desktop has, and little enough for a small phone.
    beyondCaches: { bytes: sentinelMemoryBytes(null), isCapped: false },
    helperThreads: new BrowserHelperThreads(),
  });

  return sealedApi<ThreadApi>({ answer: (question) => thread.answer(question) });
}

/** A sixteenth of the device's memory where the browser tells of it (in GiB, 8 at the most), and what a small phone can spare otherwise. */
function runnableCacheBytes(): number {
  const { navigator } = globalThis;
  const memoryGib = 'deviceMemory' in navigator ? Number(navigator.deviceMemory) : 1;
  return Math.min(256 * 2 ** 20, (memoryGib * 2 ** 30) / 16);
}
