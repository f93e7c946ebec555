import type { FrontRow, Row } from '@convscape/core';
import { groupForFronts } from '../front/front-group.js';
import { hypervolumeText } from '../front/front-notes.js';
import { frontTable } from '../front/front-table.js';
import { isOnFront } from '../front/is-on-front.js';

/** A summary fits a screen: this many slots, and this many candidates of each. */
const SLOTS_SHOWN = 6;
const CANDIDATES_SHOWN = 8;

/** The front of each slot for the end of a sweep, shortened to what fits a screen. */
export function frontSummary(
  rows: readonly Row[],
  blockText: (candidate: string) => string,
  frontsIn: (rows: readonly Row[]) => readonly FrontRow[],
): string {
  // Grouped before they are filtered: slots come in the order of the sweep, not of what happens to be on a front.
  const fronts = groupForFronts(rows)
    .map(({ title, rows: all }) => ({ title, all, rows: all.filter(isOnFront) }))
    .filter(({ rows: front }) => front.length > 0);
  const shown = fronts.slice(0, SLOTS_SHOWN).map(({ title, all, rows: front }) => {
    const fastest = [...front]
      .sort((a, b) => (a.latency_ns ?? 0) - (b.latency_ns ?? 0))
      .slice(0, CANDIDATES_SHOWN);
    const more = front.length > CANDIDATES_SHOWN ? `\n  and ${front.length - CANDIDATES_SHOWN} more` : '';
    const notes = frontsIn(all).map((one) => `\n  hypervolume ${hypervolumeText(one)}`);
    return `${title}\n${indent(frontTable(fastest, blockText))}${more}${notes.join('')}`;
  });
  if (fronts.length > SLOTS_SHOWN)
    shown.push(`and ${fronts.length - SLOTS_SHOWN} more fronts: explore front`);
  return shown.join('\n\n');
}

const indent = (text: string) => text.replaceAll(/^/gm, '  ');
