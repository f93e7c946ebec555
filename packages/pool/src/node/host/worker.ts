import { beyondCaches, sentinelMemoryBytes } from '@convscape/core';
import { MeasuringThread, type ThreadAnswer, type ThreadQuestion } from '../../measuring-thread.js';
import type { Reply } from '../../reply.js';
import { readCacheSizes, readLastLevelCacheBytes } from '../device/cache-sizes.js';
import { readSystemText } from '../device/read-text.js';
import { loadEngine } from './load-engine.js';
import { memoryShareBytes } from './memory-share.js';
import { nodeClock } from './node-clock.js';
import { NodeHelperThreads } from './node-helper-threads.js';
import { runQueueWaits } from './run-queue.js';
import { StealWatch } from './steal-watch.js';

const lastLevelCacheBytes = readLastLevelCacheBytes(readSystemText);
const memoryBeyondCaches = beyondCaches(lastLevelCacheBytes);
const clock = nodeClock();
const helperThreads = new NodeHelperThreads();
const steal = new StealWatch(clock, () => readSystemText('/proc/stat'));

const thread = new MeasuringThread({
  clock,
  loadEngine,
  runQueueWaits: () => runQueueWaits(helperThreads.systemThreadIds),
  stealShare: () => steal.share(),
  cacheBytes: Math.min(512 * 2 ** 20, memoryShareBytes(1 / 8)),
  sentinelBytes: sentinelMemoryBytes(lastLevelCacheBytes),
  peakBuffers: {
    cacheBytes: readCacheSizes(readSystemText),
    memoryBytes: Math.min(memoryBeyondCaches.bytes, memoryShareBytes(1 / 8)),
  },
  beyondCaches: memoryBeyondCaches,
  helperThreads,
});

/** The one function that piscina calls in this thread. */
export default function answer(question: ThreadQuestion): Promise<Reply<ThreadAnswer<ThreadQuestion>>> {
  return thread.answer(question);
}
