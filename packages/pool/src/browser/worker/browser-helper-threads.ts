import { type HelperThread, type HelperThreads, type HelperWork, serveHelperWork } from '@convscape/core';
import { type HelperWorker, RenewedHelper } from '../../renewed-helper.js';

/** What a helper's global `name` is: it is started from the same script as the worker that it helps. */
const HELPER_NAME = 'convscape helper thread';
/**
 * Asked and answered before a helper is given work. Chromium holds messages back until the starting thread has heard that the script ran,
 * which it never does once it waits for its helper.
 */
const ARE_YOU_READY = 'are you ready?';

export function isHelperThread(): boolean {
  return self.name === HELPER_NAME;
}

type HelperMessage = HelperWork | typeof ARE_YOU_READY;

/** A thread beside a measuring one. It sleeps in the work it was given last, and takes the next message when it is told to leave that. */
export function serveAsHelperThread(): void {
  addEventListener('message', ({ data }: MessageEvent<HelperMessage>) => {
    if (data === ARE_YOU_READY) postMessage(null);
    else serveHelperWork(data);
  });
}

/** Helper threads as dedicated workers of the measuring worker: a browser ends them with it. */
export class BrowserHelperThreads implements HelperThreads {
  readonly #helpers: RenewedHelper[] = [];

  /** As many as the browser tells of processors; where memory cannot be shared, the calling one alone. */
  get most(): number {
    return crossOriginIsolated ? navigator.hardwareConcurrency : 1;
  }

  get whyNotMore(): string {
    return crossOriginIsolated
      ? 'the browser tells of no more processors'
      : 'threads share memory, which takes a page that is cross-origin isolated';
  }

  start(count: number): Promise<readonly HelperThread[]> {
    return RenewedHelper.ready(this.#helpers, count, startWorker);
  }
}

/** Rejects where the script cannot be started again, by an address that is gone or forbidden. */
async function startWorker(onEnded: () => void): Promise<HelperWorker> {
  const worker = new Worker(location.href, { name: HELPER_NAME });
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener('message', () => resolve(), { once: true });
    worker.addEventListener('error', ({ message }) =>
      reject(new Error(`a helper thread did not start${message ? `: ${message}` : ''}`)),
    );
    worker.postMessage(ARE_YOU_READY);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    onEnded();
  });
  return {
    post: (work) => worker.postMessage(work),
    end: () => worker.terminate(),
    systemThreadId: null,
  };
}
