import type { Row } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';
import { KindDot } from '../candidate/KindDot.js';
import { Facts } from '../machine/Facts.js';
import { costFacts, latencyFacts, runningFacts } from './candidate-facts.js';

/** Everything known of one candidate. */
export function CandidateDetails({
  row,
  isPinned,
  onPin,
  onClose,
}: {
  readonly row: Row;
  readonly isPinned: boolean;
  readonly onPin: () => void;
  readonly onClose: () => void;
}) {
  return (
    <section class="details" aria-labelledby="details-title">
      <div class="details-head">
        <h3 id="details-title">
          <KindDot kind={row.kind} mix={row.mix} /> {candidateLabel(row)}
        </h3>
        <span class="details-buttons">
          <button type="button" class="quiet" aria-pressed={isPinned} onClick={onPin}>
            {isPinned ? 'Pinned' : 'Pin to compare'}
          </button>
          <button type="button" class="quiet" onClick={onClose} aria-label="Close the details">
            Close
          </button>
        </span>
      </div>
      <h4>Measured</h4>
      <Facts facts={latencyFacts(row)} explain />
      <h4>Counted</h4>
      <Facts facts={costFacts(row)} explain />
      <h4>How it ran</h4>
      <Facts facts={runningFacts(row)} explain />
    </section>
  );
}
