import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { HelperThread, HelperThreads } from '@convscape/core';
import { type HelperWorker, RenewedHelper } from '../../renewed-helper.js';
import { describeMachine, readSystemView } from '../device/machine.js';
import { readSystemText } from '../device/read-text.js';

/** Helper threads as worker threads of the measuring thread: Node ends them with it, whether it returns, throws or is terminated. */
export class NodeHelperThreads implements HelperThreads {
  readonly #helpers: RenewedHelper[] = [];
  #most: number | undefined;

  /** As many as this process may use processors. */
  get most(): number {
    this.#most ??= usableProcessors();
    return this.#most;
  }

  readonly whyNotMore = 'this process may use no more processors';

  start(count: number): Promise<readonly HelperThread[]> {
    return RenewedHelper.ready(this.#helpers, count, startWorker);
  }

  /** The numbers that the system gives those that are alive, where it does. */
  get systemThreadIds(): readonly string[] {
    return this.#helpers.flatMap(({ systemThreadId }) => systemThreadId ?? []);
  }
}

async function startWorker(onEnded: () => void): Promise<HelperWorker> {
  // From the package's root, so that the sources find it as well: a thread of its own runs built code only.
  const worker = new Worker(new URL('../../../dist/node/host/helper.js', import.meta.url));
  worker.on('exit', onEnded);
  // What ended it is told by the exit, to whoever works with it.
  worker.on('error', () => {});
  const [systemThreadId] = await once(worker, 'message');
  // It ends with the thread that started it, and keeps nobody waiting.
  worker.unref();
  return {
    post: (work) => worker.postMessage(work),
    end: () => worker.terminate(),
    systemThreadId,
  };
}

function usableProcessors(): number {
  const { quotaCores, logicalCores } = describeMachine(readSystemView(), readSystemText);
  return Math.max(1, quotaCores === 'unknown' ? logicalCores : Math.floor(quotaCores));
}
