import type { NoiseFloor, RunRecord } from '@convscape/core';
import { formatAmount } from '../plan/look-through.js';
import { formatPercent } from '../terminal/percent.js';
import { wrapText } from '../terminal/wrap-text.js';
import { workersText } from './workers-text.js';

export interface MeasuringFacts {
  /** Made now. */
  readonly visits: number;
  /** Those of them that a disturbance took. */
  readonly discarded: number;
  /** Characters in a line. */
  readonly width: number;
}

/** What a run says of its own measuring: its workers, its noise floor, and what disturbances took. */
export function measuringSummary(
  { noise, workers, workersChoice }: RunRecord,
  { visits, discarded, width }: MeasuringFacts,
): readonly string[] {
  const lines: string[] = [];
  if (workersChoice !== undefined) {
    lines.push(wrapText(`workers   ${workersText(workersChoice, workers)}`, width, ' '.repeat(10)));
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
