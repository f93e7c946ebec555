export { type BeyondCaches, beyondCaches } from './beyond-caches.js';
export { type Clock, timerStepNs } from './clock.js';
export { ComputeSentinel } from './compute-sentinel.js';
export * from './conditions.js';
export type { PlanCandidate } from './contenders.js';
export * from './estimate.js';
export { estimateConfirmation, estimateScreening, visitLatencyNs } from './estimate-latency.js';
export * from './judge-anchors.js';
export { type Judgement, type JudgeOptions, judgeConditions, judgeVisit } from './judge-visit.js';
export { measurePeaks, type PeakBuffers, peakMacsPerSecond } from './measure-peaks.js';
export { type MeasureTask, measureTaskOf } from './measure-task.js';
export { type MeasuredTiming, type MeasureVisitOptions, measureVisit } from './measure-visit.js';
export { measurementOf } from './measurement-of.js';
export { MemorySentinel, sentinelMemoryBytes } from './memory-sentinel.js';
export { type NoiseFloor, type NoiseFloors, noiseFloors } from './noise-floor.js';
export {
  MOST_DISCARDED,
  type Plan,
  type PlannedTurn,
  type PlanState,
  planNext,
  type VisitsByCandidate,
} from './plan-next.js';
export * from './protocol.js';
export { counts as visitCounts, type JudgedVisit, type MeasuredVisit, resultOf } from './result-of.js';
export { longestWaitNs, type RunQueueWaits } from './run-queue.js';
export { type PreparedRunnable, RunnableCache } from './runnable-cache.js';
export { sentinelBaseline } from './sentinel-baseline.js';
export { SentinelWatch, type Watched } from './sentinel-watch.js';
export { type LayerLatency, type LayersOutcome, takeLayers } from './take-layers.js';
export { type Turn, takeTurn } from './take-turn.js';
export { unlessItFailsTwice } from './unless-it-fails-twice.js';
export * from './visit.js';
export { visitOf } from './visit-of.js';
export * from './workers-choice.js';
