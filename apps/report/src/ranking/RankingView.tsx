import { type Inversion, inversions, type ReportDocument } from '@convscape/core';
import { useMemo } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { KindDot } from '../candidate/KindDot.js';
import { frontRowOf } from '../front/front-row-of.js';
import { orderWords } from '../front/front-words.js';
import { latencyText } from '../quantity/latency-text.js';
import { percentText } from '../quantity/percent-text.js';
import { timesText } from '../quantity/times-text.js';
import type { SlotRows } from '../slot/slot-rows.js';
import type { Navigation } from '../view/use-view-state.js';
import { RankSlopes } from './RankSlopes.js';

const LISTED = 6;

interface Props {
  readonly report: ReportDocument;
  readonly slots: readonly SlotRows[];
  readonly navigation: Navigation;
  readonly textPx: number;
  /** Sweep and device, for saved pictures. */
  readonly source: string;
}

/** Would choosing by MACs have chosen right? */
export function RankingView({ report, slots, navigation, textPx, source }: Props) {
  const found = useMemo(
    () =>
      inversions(
        slots.map(({ rows }) => rows),
        LISTED,
      ),
    [slots],
  );
  const { slot } = navigation.view;
  const rows = slots.find((candidate) => candidate.slot === slot)?.rows ?? [];
  const front = frontRowOf(report, navigation.view);
  if (found.pairs === 0) return null;
  return (
    <section aria-labelledby="ranking-title">
      <h2 id="ranking-title">Where the ranking turns</h2>
      <p class="prose">
        Of {found.pairs.toLocaleString('en-US')} pairs{' '}
        {found.fastest === undefined ? 'in one slot' : `among the ${found.fastest} fastest blocks of a slot`}{' '}
        that their intervals tell apart,{' '}
        {found.inverted === 0
          ? 'MACs rank every one as latency does.'
          : `MACs rank ${found.inverted.toLocaleString('en-US')} the other way round (${percentText(found.inverted / found.pairs)}).`}{' '}
        {front !== undefined && orderWords(front)}
      </p>
      <div class="ranking-columns">
        <RankSlopes rows={rows} slot={slot} textPx={textPx} source={source} navigation={navigation} />
        {found.worst.length > 0 && (
          <div>
            <h3>The worst inversions of all slots</h3>
            <ol class="inversions">
              {found.worst.map((inversion) => (
                <Item
                  key={`${inversion.cheaper.candidate} ${inversion.faster.candidate}`}
                  inversion={inversion}
                  navigation={navigation}
                />
              ))}
            </ol>
          </div>
        )}
      </div>
    </section>
  );
}

function Item({ inversion, navigation }: { readonly inversion: Inversion; readonly navigation: Navigation }) {
  const { cheaper, faster, macsRatio, latencyRatio } = inversion;
  return (
    <li>
      <p>
        <KindDot kind={cheaper.kind} mix={cheaper.mix} />{' '}
        <a href={navigation.hashOf({ slot: cheaper.slot, candidate: cheaper.candidate })}>
          {candidateLabel(cheaper)}
        </a>{' '}
        takes {timesText(latencyRatio)} as long as <KindDot kind={faster.kind} mix={faster.mix} />{' '}
        <a href={navigation.hashOf({ slot: faster.slot, candidate: faster.candidate })}>
          {candidateLabel(faster)}
        </a>
        , which computes {timesText(macsRatio)} as much.
      </p>
      <p class="muted">
        {cheaper.slot}: {latencyText(cheaper)} against {latencyText(faster)}
      </p>
    </li>
  );
}
