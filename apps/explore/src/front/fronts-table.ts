import type { FrontRow } from '@convscape/core';
import { formatPercent } from '../terminal/percent.js';
import { formatTable, left, right } from '../terminal/table.js';
import { intervalText } from './front-notes.js';

const COLUMNS = [
  left('slot'),
  left('engine'),
  left('sweep'),
  left('device'),
  right('candidates'),
  right('certain'),
  right('contested'),
  left('hypervolume (interval)'),
  left('τ-b MACs'),
  left('τ-b bytes moved'),
];

/** Fronts for people: one line each. */
export function frontsTable(fronts: readonly FrontRow[]): string {
  return formatTable(
    COLUMNS,
    fronts.map((front) => [
      front.slot,
      `${front.engine}${front.threads > 1 ? ` ×${front.threads}` : ''}${front.cache === 'hot' ? '' : `, ${front.cache}`}`,
      front.sweep,
      front.device.slice(0, 8),
      String(front.candidates),
      String(front.certain),
      front.contested === 0 || front.contested_share === null
        ? String(front.contested)
        : `${front.contested} (${formatPercent(front.contested_share)})`,
      intervalText(front.hypervolume, front.hypervolume_low, front.hypervolume_high, 3),
      intervalText(front.tau_macs, front.tau_macs_low, front.tau_macs_high, 2),
      intervalText(front.tau_bytes_moved, front.tau_bytes_moved_low, front.tau_bytes_moved_high, 2),
    ]),
  );
}
