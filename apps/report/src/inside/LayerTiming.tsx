import { type Candidate, formatNanoseconds, type LayersOutcome } from '@convscape/core';
import type { LayerTimes } from '../own-device/use-layer-times.js';
import { estimateText } from '../quantity/latency-text.js';

/** Has a block's layers timed on the reader's device, and says how that was done or why it cannot be. */
export function LayerTiming({
  candidate,
  layers,
  sweep,
  times,
  isFree,
}: {
  /** Null where the report does not tell the whole of what was asked. */
  readonly candidate: Candidate | null;
  /** How many layers the block has. */
  readonly layers: number;
  readonly sweep: string;
  readonly times: LayerTimes;
  /** Whether nothing else is being measured in this page. */
  readonly isFree: boolean;
}) {
  if (layers === 1) return <p class="caption">The block is one layer: its latency is that of the block.</p>;
  if (candidate === null) return null;
  const { underWay } = times;
  const outcome = times.outcomes.get(candidate.key);
  const isTiming = underWay === candidate.key;
  return (
    <div class="layer-timing">
      <button
        type="button"
        disabled={!isFree || underWay !== null}
        onClick={() => times.time(candidate, sweep)}
      >
        {outcome === undefined ? 'Time its layers on this device' : 'Time its layers again'}
      </button>
      <div role="status">
        {isTiming && <p class="caption">Timing its layers one by one. Keep this tab visible.</p>}
        {!isTiming && outcome !== undefined && <p class="caption">{words(outcome)}</p>}
      </div>
    </div>
  );
}

function words(outcome: LayersOutcome): string {
  if (outcome.state !== 'timed') return `Its layers cannot be timed here: ${outcome.reason}.`;
  const { layers, block } = outcome;
  const togetherNs = layers.reduce((sum, { estimate }) => sum + estimate.latencyNs, 0);
  return (
    `Latency alone: by this browser on this device, not by the sweep. Each layer ran by itself, warm, in one visit; the median of its batches with their ${Math.round(block.confidence * 100)} % interval. ` +
    `Together ${formatNanoseconds(togetherNs)}; the whole block took ${estimateText(block)} just before. The two need not agree: a layer alone finds what it reads in a nearer cache than after the others.`
  );
}
