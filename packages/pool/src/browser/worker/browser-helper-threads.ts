import { type HelperThread, type HelperThreads, type HelperWork, serveHelperWork } from '@convscape/core';
import { ServedMemory } from '../../served-memory.js';

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
  readonly #helpers: BrowserHelperThread[] = [];

  /** As many as the browser tells of processors; where memory cannot be shared, the calling one alone. */
  get most(): number {
    return crossOriginIsolated ? navigator.hardwareConcurrency : 1;
  }

  get whyNotMore(): string {
    return crossOriginIsolated
      ? 'the browser tells of no more processors'
      : 'threads share memory, which takes a page that is cross-origin isolated';
  }

  async start(count: number): Promise<readonly HelperThread[]> {
    for (let i = 0; i < count; i++) {
      const helper = this.#helpers[i];
      if (!helper?.alive) this.#helpers[i] = await BrowserHelperThread.start();
      else if (helper.holdsTooMuch) await helper.startAnew();
    }
    return this.#helpers.slice(0, count);
  }
}

class BrowserHelperThread implements HelperThread {
  #worker: Worker | undefined;
  #served = new ServedMemory();
  #leave = () => {};

  /** Rejects where the script cannot be started again, by an address that is gone or forbidden. */
  static async start(): Promise<BrowserHelperThread> {
    const helper = new BrowserHelperThread();
    await helper.#start();
    return helper;
  }

  async #start(): Promise<void> {
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
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
  }

  /** Whoever it works for calls it again, and finds it there. */
  async startAnew(): Promise<void> {
    this.#leave();
    this.#leave = () => {};
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#served = new ServedMemory();
    await this.#start();
  }

  get alive(): boolean {
    return this.#worker !== undefined;
  }

  get holdsTooMuch(): boolean {
    return this.#served.isTooMuch;
  }

  serve(work: HelperWork, leave: () => void): void {
    this.#leave();
    this.#leave = leave;
    this.#served.add(work.memory);
    this.#worker?.postMessage(work);
  }
}
