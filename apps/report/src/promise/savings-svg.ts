import type { ChartStyle } from '../chart/chart-style.js';
import { type Frame, framedSvg } from '../export/framed-svg.js';
import { pageLook } from '../export/page-look.js';
import { xmlText } from '../export/xml-text.js';
import { percentText } from '../quantity/percent-text.js';
import { heatColour } from './heat-colour.js';
import { isSlower } from './promise-line.js';
import { columnWords, type SavingsGrid } from './savings-grid.js';

const CELL = { width: 68, height: 30, gap: 3 };
const HEAD = 46;
/** Between the columns of two headings. */
const APART = 14;
/** Width of a letter of the slots' names and of the headings, in pixels. */
const MONO = 7.3;
const LETTER = 7.7;
const SCALE = { width: 150, height: 10 };

/** The map of savings as a picture of its own, drawn from its numbers. */
export function savingsSvg(grid: SavingsGrid, style: ChartStyle, frame: Frame): string {
  const drawing = savingsDrawing(grid, style);
  return framedSvg(drawing, frame, pageLook());
}

export function savingsDrawing(
  { groups, rows }: SavingsGrid,
  { ink, muted, heat, heatInk, bad }: Pick<ChartStyle, 'ink' | 'muted' | 'heat' | 'heatInk' | 'bad'>,
) {
  const names = Math.ceil(Math.max(0, ...rows.map(({ slot }) => slot.length)) * MONO) + 12;
  const parts: string[] = [];
  let left = names;
  for (const { title, columns } of groups) {
    // A heading may be wider than its columns.
    const step = CELL.width + CELL.gap;
    const width = Math.max(columns.length * step - CELL.gap, title.length * LETTER);
    const cell = (width - (columns.length - 1) * CELL.gap) / columns.length;
    parts.push(text(title, left + width / 2, 16, ink, 'font-weight="600" text-anchor="middle"'));
    for (const [at, column] of columns.entries()) {
      const x = left + at * (cell + CELL.gap);
      parts.push(text(columnWords(column), x + cell / 2, 36, muted, 'text-anchor="middle"'));
      for (const [down, { cells }] of rows.entries()) {
        const point = cells.get(column.key);
        if (point === undefined) continue;
        const y = HEAD + down * (CELL.height + CELL.gap);
        const kept = point.measured / point.promised;
        const size = `x="${round(x)}" y="${y}" width="${round(cell)}" height="${CELL.height}" rx="3"`;
        parts.push(`<rect ${size} fill="${heatColour(kept, heat)}"/>`);
        const words = `${percentText(kept)}${isSlower(point) ? ' ▼' : ''}`;
        parts.push(text(words, x + cell / 2, y + CELL.height / 2 + 4, heatInk, 'text-anchor="middle"'));
      }
    }
    left += width + APART;
  }
  for (const [down, { slot }] of rows.entries()) {
    const y = HEAD + down * (CELL.height + CELL.gap) + CELL.height / 2 + 4;
    parts.push(text(slot, 0, y, ink, 'font-family="monospace"'));
  }
  const bottom = HEAD + rows.length * (CELL.height + CELL.gap) + 12;
  parts.push(
    scale(names, bottom, heat, muted),
    text('▼ slower than the dense block beyond the intervals', names + 260, bottom + 9, bad),
  );
  const width = Math.max(left - APART, names + 460);
  const height = bottom + 20;
  return {
    svg: `<svg viewBox="0 0 ${width} ${height}" font-size="12">${parts.join('')}</svg>`,
    width,
    height,
  };
}

/** What the colours mean, in steps: a file needs no gradient for it. */
function scale(x: number, y: number, heat: ChartStyle['heat'], muted: string): string {
  const steps = 30;
  const step = SCALE.width / steps;
  const bars = Array.from(
    { length: steps },
    (_, at) =>
      `<rect x="${round(x + 32 + at * step)}" y="${y}" width="${round(step + 0.5)}" height="${SCALE.height}" fill="${heatColour((at + 0.5) / steps, heat)}"/>`,
  );
  return [text('0 %', x, y + 9, muted), ...bars, text('100 %', x + 32 + SCALE.width + 8, y + 9, muted)].join(
    '',
  );
}

function text(content: string, x: number, y: number, fill: string, more = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" fill="${fill}" ${more}>${xmlText(content)}</text>`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
