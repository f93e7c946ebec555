import { describeBlock, formatSlot, type ReportDocument, type Row } from '@convscape/core';
import { useMemo } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { kerasCode } from '../code/keras-code.js';
import { pytorchCode } from '../code/pytorch-code.js';
import { configName, measureCommand, sweepFragment } from '../code/sweep-fragment.js';
import type { LayerTimes } from '../own-device/use-layer-times.js';
import type { Navigation } from '../view/use-view-state.js';
import { CodeView } from './CodeView.js';
import { LayerTable } from './LayerTable.js';
import { LayerTiming } from './LayerTiming.js';
import { loweredCandidate } from './lowered-candidate.js';
import { MixingPicture } from './MixingPicture.js';

interface Props {
  readonly report: ReportDocument;
  readonly row: Row;
  readonly navigation: Navigation;
  readonly layerTimes: LayerTimes;
  /** Whether nothing else is being measured in this page. */
  readonly isFree: boolean;
}

/** What the chosen block is made of, how it mixes, and how to take it away. */
export function BlockInside({ report, row, navigation, layerTimes, isFree }: Props) {
  const inside = useMemo(() => insideOf(report, row), [report, row]);
  const outcome = layerTimes.outcomes.get(row.candidate);
  return (
    <section class="inside" aria-labelledby="inside-title">
      <h3 id="inside-title">Inside {candidateLabel(row)}</h3>
      {inside === null ? (
        <p class="caption">The report does not hold the layers of this block.</p>
      ) : (
        <>
          <p class="caption">
            {row.slot}
            {row.chain > 1 && `, run ${row.chain} times in a row: one time is shown`}. Counted layer by layer.
            {row.algorithm !== null && ` Ran as ${row.algorithm}, kernels ${row.kernels ?? 'not named'}.`}
          </p>
          <div class="inside-columns">
            <div>
              <LayerTable
                lowered={inside.lowered}
                latencies={outcome?.state === 'timed' ? outcome.layers : null}
              />
              <LayerTiming
                candidate={inside.candidate.key === row.candidate ? inside.candidate : null}
                layers={inside.lowered.layers.length}
                sweep={row.sweep}
                times={layerTimes}
                isFree={isFree}
              />
            </div>
            <MixingPicture lowered={inside.lowered} />
          </div>
          <CodeView
            codes={inside.codes}
            command={measureCommand(inside.candidate)}
            configName={configName(inside.candidate)}
            navigation={navigation}
          />
        </>
      )}
    </section>
  );
}

function insideOf(report: ReportDocument, row: Row) {
  const known = loweredCandidate(report, row);
  if (known === null) return null;
  const { candidate, lowered } = known;
  const words = `${describeBlock(candidate.block)} in ${formatSlot(candidate.slot)}`;
  return {
    candidate,
    lowered,
    codes: {
      pytorch: pytorchCode(lowered, candidate.block.kind, words),
      keras: kerasCode(lowered, words),
      sweep: sweepFragment(candidate, row.cache === 'cold-weights' ? 'cold-weights' : 'hot'),
    },
  };
}
