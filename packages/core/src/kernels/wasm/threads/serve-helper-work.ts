import type { HelperWork } from '../../../engine/helper-threads.js';
import { MEMORY_IMPORT } from '../emit/module-builder.js';
import { CELL, cellIndex, FAR_AHEAD, LEAVE, LONGEST_MESSAGE } from './cells.js';
import { type LayerLoop, loopExport } from './loop-export.js';

/** Looks at the command before a helper goes to sleep: batches follow each other more quickly than a thread wakes up. */
const SPINS = 20_000;

/** Runs one thread's part of a block, command by command, until it is told to leave. It blocks its thread, and does not throw. */
export function serveHelperWork({ module, memory, thread, lastCommand }: HelperWork): void {
  const cells = new Int32Array(memory.buffer);
  const read = (address: number): number => Atomics.load(cells, cellIndex(address));
  try {
    const { exports } = new WebAssembly.Instance(module, {
      [MEMORY_IMPORT.module]: { [MEMORY_IMPORT.name]: memory },
    });
    let command = lastCommand;
    for (;;) {
      command = nextCommand(cells, command);
      const layer = read(CELL.layer);
      if (layer === LEAVE) return;
      const loop = exports[loopExport(layer, thread)] as LayerLoop;
      loop(read(CELL.times), read(CELL.weightSet), read(CELL.base));
    }
  } catch (thrown) {
    tellOfFailure(cells, thrown);
  }
}

/** Waits for a command after this one. */
function nextCommand(cells: Int32Array, command: number): number {
  const index = cellIndex(CELL.command);
  for (let spin = 0; spin < SPINS; spin++) {
    if (Atomics.load(cells, index) !== command) break;
  }
  while (Atomics.load(cells, index) === command) Atomics.wait(cells, index, command);
  return Atomics.load(cells, index);
}

/** Nobody may wait for this thread any more: all pass their barriers, and the caller finds the message when its call is over. */
function tellOfFailure(cells: Int32Array, thrown: unknown): void {
  const message = String(thrown).slice(0, LONGEST_MESSAGE);
  const units = new Uint16Array(cells.buffer, CELL.message, message.length);
  for (let i = 0; i < message.length; i++) units[i] = message.charCodeAt(i);
  Atomics.store(cells, cellIndex(CELL.failed), 1 + message.length);
  passAllBarriers(cells);
}

export function passAllBarriers(cells: Int32Array): void {
  const index = cellIndex(CELL.arrived);
  Atomics.add(cells, index, FAR_AHEAD);
  Atomics.notify(cells, index);
}
