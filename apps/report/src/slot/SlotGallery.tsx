import type { ReportDocument } from '@convscape/core';
import { formatNanoseconds } from '@convscape/core';
import { useMemo } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { ConditionChoices } from '../view/ConditionChoices.js';
import type { Navigation } from '../view/use-view-state.js';
import { SlotThumbnail } from './SlotThumbnail.js';
import type { SlotRows } from './slot-rows.js';
import { slotVerdict } from './slot-verdict.js';

interface Props {
  readonly report: ReportDocument;
  readonly slots: readonly SlotRows[];
  readonly navigation: Navigation;
}

/** All slots side by side, each a link to its view: where it stands in cost and latency, and which block is the one to use. */
export function SlotGallery({ report, slots, navigation }: Props) {
  return (
    <section aria-labelledby="slots-title">
      <div class="section-head">
        <h2 id="slots-title">{slots.length === 1 ? 'The slot' : 'Which block, in which slot'}</h2>
        <div class="controls">
          <ConditionChoices report={report} navigation={navigation} />
        </div>
      </div>
      <p class="caption">
        MACs to the right, latency upwards, both logarithmic. Named: the fastest block in which every output
        channel sees every input channel.
      </p>
      <ul class="gallery">
        {slots.map((slot) => (
          <SlotCard key={slot.slot} slot={slot} navigation={navigation} />
        ))}
      </ul>
    </section>
  );
}

function SlotCard({ slot, navigation }: { readonly slot: SlotRows; readonly navigation: Navigation }) {
  const verdict = useMemo(() => slotVerdict(slot.rows), [slot]);
  const best = verdict.fastestMixing ?? verdict.fastest;
  const current = navigation.view.slot === slot.slot;
  return (
    <li>
      <a
        class="slot-card"
        href={navigation.hashOf({ slot: slot.slot, candidate: null })}
        aria-current={current ? 'true' : undefined}
      >
        <span class="slot-name">{slot.slot}</span>
        <SlotThumbnail rows={slot.rows} />
        {best === null ? (
          <span class="slot-best muted">nothing measured yet</span>
        ) : (
          <span class="slot-best">
            {candidateLabel(best.row)}
            <span class="slot-latency">{formatNanoseconds(best.row.latency_ns)}</span>
          </span>
        )}
      </a>
    </li>
  );
}
