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

/** More cards than these are no overview, and make a page slow that is there to be quick. */
const CARDS = 60;

/** The first slots, the chosen one among them. */
function shownSlots(slots: readonly SlotRows[], chosen: string): readonly SlotRows[] {
  const first = slots.slice(0, CARDS);
  const own = slots.find(({ slot }) => slot === chosen);
  return own === undefined || first.includes(own) ? first : [own, ...first.slice(0, CARDS - 1)];
}

/** All slots side by side, each a link to its view: where it stands in cost and latency, and which block is the one to use. */
export function SlotGallery({ report, slots, navigation }: Props) {
  const shown = shownSlots(slots, navigation.view.slot);
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
        {shown.map((slot) => (
          <SlotCard key={slot.slot} slot={slot} navigation={navigation} />
        ))}
      </ul>
      {shown.length < slots.length && (
        <p class="caption">
          {shown.length} of {slots.length.toLocaleString('en-US')} slots; the others can be chosen below.
        </p>
      )}
    </section>
  );
}

function SlotCard({ slot, navigation }: { readonly slot: SlotRows; readonly navigation: Navigation }) {
  const verdict = useMemo(() => slotVerdict(slot.rows), [slot]);
  // Drawn once: a filter typed into the table is no reason to draw it again.
  const thumbnail = useMemo(() => <SlotThumbnail rows={slot.rows} />, [slot]);
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
        {thumbnail}
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
