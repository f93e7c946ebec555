import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { HelperThread, HelperThreads, HelperWork } from '@convscape/core';
import { ServedMemory } from '../../served-memory.js';
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
      const helper = this.#helpers[i];
      if (!helper?.alive) this.#helpers[i] = await NodeHelperThread.start();
      else if (helper.holdsTooMuch) await helper.startAnew();
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
  #worker: Worker | undefined;
  #served = new ServedMemory();
  #systemThreadId: string | null = null;
  #leave = () => {};

  static async start(): Promise<NodeHelperThread> {
    const helper = new NodeHelperThread();
    await helper.#start();
    return helper;
  }

  async #start(): Promise<void> {
    // From the package's root, so that the sources find it as well: a thread of its own runs built code only.
    const worker = new Worker(new URL('../../../dist/node/host/helper.js', import.meta.url));
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    // What ended it is told by the exit, to whoever works with it.
    worker.on('error', () => {});
    this.#worker = worker;
    [this.#systemThreadId] = await once(worker, 'message');
    // It ends with the thread that started it, and keeps nobody waiting.
    worker.unref();
  }

  /** Whoever it works for calls it again, and finds it there. */
  async startAnew(): Promise<void> {
    this.#leave();
    this.#leave = () => {};
    const old = this.#worker;
    this.#worker = undefined;
    await old?.terminate();
    this.#served = new ServedMemory();
    await this.#start();
  }

  get systemThreadId(): string | null {
    return this.#systemThreadId;
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

function usableProcessors(): number {
  const { quotaCores, logicalCores } = describeMachine(readSystemView(), readSystemText);
  return Math.max(1, quotaCores === 'unknown' ? logicalCores : Math.floor(quotaCores));
}
