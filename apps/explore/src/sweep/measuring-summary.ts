import type { NoiseFloor, RunRecord } from '@convscape/core';
import { formatAmount } from '../plan/look-through.js';
import { formatPercent } from '../terminal/percent.js';

/** What a run says of its own measuring: its workers, its noise floor, and what disturbances took. One line each. */
export function measuringSummary(
  { noise, workersChoice }: RunRecord,
  visits: number,
  discarded: number,
): readonly string[] {
  const lines: string[] = [];
  if (workersChoice !== undefined) {
    const why = workersChoice.trials
      .map(({ workers, tau, inflation, spread }) => {
        const order = tau === null ? '' : `τ ${tau.toFixed(2)}, `;
        return `at ${workers}: ${order}×${inflation.toFixed(2)}, p90/p10 ${spread.toFixed(2)}`;
      })
      .join('; ');
    lines.push(`workers   ${workersChoice.workers}${why === '' ? '' : ` (${why})`}`);
  }
  const floor = noise?.confirmation ?? noise?.screening ?? null;
  if (floor !== null) lines.push(`noise     ${noiseText(floor)}`);
  if (discarded > 0) {
    lines.push(
      `discarded ${discarded} of ${formatAmount(visits, 'visit')}: the machine was disturbed meanwhile`,
    );
  }
  return lines;
}

function noiseText({ pairs, relative }: NoiseFloor): string {
  return `${formatPercent(relative)} between two measurements of one block (${pairs === 1 ? 'one block was' : `${pairs} blocks were`} measured twice)`;
}
