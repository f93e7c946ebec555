import type { Row } from '@convscape/core';
import { formatNanoseconds } from '@convscape/core';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { KindDot } from '../candidate/KindDot.js';
import { Term } from '../glossary/Term.js';
import { relativeLatencyText } from '../pins/relative-latency.js';
import { intervalText } from '../quantity/latency-text.js';
import { timesText } from '../quantity/times-text.js';
import { type Pick, slotVerdict } from '../slot/slot-verdict.js';
import type { Navigation } from '../view/use-view-state.js';

interface Props {
  readonly rows: readonly Row[];
  readonly label: (row: Row) => string;
  readonly navigation: Navigation;
}

/** The answer for this slot, before any chart. */
export function VerdictView({ rows, label, navigation }: Props) {
  const verdict = useMemo(() => slotVerdict(rows), [rows]);
  if (verdict.fastest === null) return null;
  const mixes = verdict.fastest.row.mixing_reach === 1;
  return (
    <div class="verdicts">
      {verdict.fastestMixing !== null && (
        <PickView
          title={
            <>
              Fastest that <Term word="reach">mixes all channels</Term>
            </>
          }
          pick={verdict.fastestMixing}
          isAmongMixing
          label={label}
          navigation={navigation}
        />
      )}
      <PickView
        title={mixes ? 'Fastest, and it mixes all channels' : 'Fastest of all, without full mixing'}
        pick={verdict.fastest}
        label={label}
        navigation={navigation}
      />
    </div>
  );
}

function PickView({
  title,
  pick,
  isAmongMixing = false,
  label,
  navigation,
}: {
  readonly title: ComponentChildren;
  readonly pick: Pick;
  /** Whether it was chosen among those alone that mix all channels. */
  readonly isAmongMixing?: boolean;
  readonly label: (row: Row) => string;
  readonly navigation: Navigation;
}) {
  const { row, rivals, against } = pick;
  // Where any were confirmed, the screened ones are no contenders.
  const confirmed = row.state === 'screened' ? '' : 'confirmed ';
  const interval = `${confirmed}interval${isAmongMixing ? ' of a block that mixes all channels' : ''}`;
  return (
    <div class="verdict">
      <p class="eyebrow">{title}</p>
      <p class="verdict-name">
        <KindDot kind={row.kind} mix={row.mix} />{' '}
        <a href={navigation.hashOf({ candidate: row.candidate })}>{label(row)}</a>
      </p>
      <p class="verdict-number">
        {formatNanoseconds(row.latency_ns)} <span class="verdict-interval">({intervalText(row)})</span>
      </p>
      <p class="verdict-words">
        {against !== null &&
          `Speed-up over ${label(against.dense)}: ${relativeLatencyText(against.measuredSpeedUp)}; its MACs promise ${timesText(against.countedSpeedUp)}. `}
        {sureness(rivals, label, interval)}
      </p>
    </div>
  );
}

function sureness(rivals: Pick['rivals'], label: (row: Row) => string, interval: string): string {
  const [first, ...others] = rivals;
  if (first === undefined) return `No other ${interval} overlaps its own.`;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `Not told apart from ${label(first)}${more}: the intervals overlap.`;
}
