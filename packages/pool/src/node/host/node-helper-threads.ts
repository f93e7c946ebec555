import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { HelperThread, HelperThreads, HelperWork } from '@convscape/core';
import { describeMachine, readSystemView } from '../device/machine.js';
import { readSystemText } from '../device/read-text.js';

/** Helper threads as worker threads of the measuring thread: Node ends them with it, whether it returns, throws or is terminated. */
export class NodeHelperThreads implements HelperThreads {
  readonly #helpers: NodeHelperThread[] = [];
  #most: number | undefined;

  /** As many as this process may use processors. */
  get most(): number {
    this.#most ??= usableProcessors();
    return this.#most;
  }

  readonly whyNotMore = 'this process may use no more processors';

  async start(count: number): Promise<readonly HelperThread[]> {
    for (let i = 0; i < count; i++) {
      if (this.#helpers[i]?.alive) continue;
      this.#helpers[i] = await NodeHelperThread.start();
    }
    return this.#helpers.slice(0, count);
  }

  /** The numbers that the system gives those that are alive, where it does. */
  get systemThreadIds(): readonly string[] {
    return this.#helpers.flatMap(({ alive, systemThreadId }) =>
      alive && systemThreadId !== null ? [systemThreadId] : [],
    );
  }
}

class NodeHelperThread implements HelperThread {
  readonly #worker: Worker;
  #systemThreadId: string | null = null;
  #alive = true;
  #leave = () => {};

  static async start(): Promise<NodeHelperThread> {
    // From the package's root, so that the sources find it as well: a thread of its own runs built code only.
    const worker = new Worker(new URL('../../../dist/node/host/helper.js', import.meta.url));
    const helper = new NodeHelperThread(worker);
    [helper.#systemThreadId] = await once(worker, 'message');
    // It ends with the thread that started it, and keeps nobody waiting.
    worker.unref();
    return helper;
  }

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('exit', () => {
      this.#alive = false;
    });
    // What ended it is told by the exit, to whoever works with it.
    worker.on('error', () => {});
  }

  get systemThreadId(): string | null {
    return this.#systemThreadId;
  }

  get alive(): boolean {
    return this.#alive;
  }

  serve(work: HelperWork, leave: () => void): void {
    this.#leave();
    this.#leave = leave;
    this.#worker.postMessage(work);
  }
}

function usableProcessors(): number {
  const { quotaCores, logicalCores } = describeMachine(readSystemView(), readSystemText);
  return Math.max(1, quotaCores === 'unknown' ? logicalCores : Math.floor(quotaCores));
}
