import { type FrontRow, inversions, isTimed, type Row } from '@convscape/core';
import { formatPercent } from '../terminal/percent.js';
import { wrapText } from '../terminal/wrap-text.js';

/** Where the texts of the notes begin. */
const INDENT = ' '.repeat(14);

/** What stands below a front's table: how far it is decided, its hypervolume, and how far counted cost orders the candidates as time does. */
export function frontNotes(
  front: FrontRow,
  rows: readonly Row[],
  blockText: (candidate: string) => string,
  width: number,
): string {
  const notes: readonly (readonly [label: string, text: string])[] = [
    ['on the front', contestedText(front)],
    ['hypervolume', hypervolumeText(front)],
    ['τ-b of time', tauText(front)],
    ['out of order', inversionText(rows, blockText)],
    ['no saving', savingHint(rows)],
  ];
  return notes
    .filter(([, text]) => text !== '')
    .map(([label, text]) => wrapText(`${label.padEnd(INDENT.length)}${text}`, width, INDENT))
    .join('\n');
}

/** `6 of 60 candidates: 4 certain, 2 contested (33.3 %)` */
function contestedText({ candidates, certain, contested, contested_share }: FrontRow): string {
  const share = contested === 0 || contested_share === null ? '' : ` (${formatPercent(contested_share)})`;
  return `${certain + contested} of ${candidates} candidates: ${certain} certain, ${contested} contested${share}`;
}

/** `0.476 (0.474 – 0.478) of the box between …`, or why there is none. */
export function hypervolumeText(front: FrontRow): string {
  if (front.hypervolume === null) return `none: ${front.hypervolume_reason}`;
  const interval = intervalText(front.hypervolume, front.hypervolume_low, front.hypervolume_high, 3);
  const upTo = front.reference_from === 'sweep' ? 'the reference point' : 'the worst candidate × 1.1';
  return `${interval} of the box between the best values and ${upTo}`;
}

/** `with MACs 0.83 (0.82 – 0.84), with bytes moved 0.52 (0.51 – 0.52)`; empty where there is no order. */
function tauText(front: FrontRow): string {
  const told = [
    ['MACs', intervalText(front.tau_macs, front.tau_macs_low, front.tau_macs_high, 2)],
    [
      'bytes moved',
      intervalText(front.tau_bytes_moved, front.tau_bytes_moved_low, front.tau_bytes_moved_high, 2),
    ],
  ];
  return told
    .filter(([, text]) => text !== '-')
    .map(([name, text]) => `with ${name} ${text}`)
    .join(', ');
}

/** `0.83 (0.82 – 0.84)`; a dash for what does not exist. */
export function intervalText(
  value: number | null,
  low: number | null,
  high: number | null,
  digits: number,
): string {
  if (value === null || low === null || high === null) return '-';
  return `${value.toFixed(digits)} (${low.toFixed(digits)} – ${high.toFixed(digits)})`;
}

function inversionText(rows: readonly Row[], blockText: (candidate: string) => string): string {
  const { pairs, inverted, worst, fastest } = inversions([rows], 1);
  if (inverted === 0) return '';
  const [first] = worst;
  const pair =
    first === undefined
      ? ''
      : `; most: ${blockText(first.cheaper.candidate)} computes ${times(first.macsRatio)} less than ${blockText(first.faster.candidate)} and takes ${times(first.latencyRatio)} as long`;
  const blocks = fastest === undefined ? '' : ` of the ${fastest} fastest blocks`;
  return `MACs rank ${inverted} of ${pairs} pairs${blocks} wrongly${pair}`;
}

/** What a sweep lacks for savings to be told: the dense blocks that they are told against. */
function savingHint(rows: readonly Row[]): string {
  const kernels = new Set(
    rows
      .filter((row) => isTimed(row) && row.savings_realised === null && row.kernel_height !== null)
      // A pointwise block is the dense one of its kernel.
      .filter(({ kind }) => kind !== 'pointwise')
      .map(({ kernel_height, kernel_width }) =>
        kernel_height === kernel_width ? `${kernel_height}` : `[${kernel_height}, ${kernel_width}]`,
      ),
  );
  if (kernels.size === 0) return '';
  const wanted = [...kernels].map((kernel) => `{ "kind": "standard", "kernel": ${kernel} }`);
  return `told of blocks whose dense peer was not timed here; in the sweep's blocks that is ${wanted.join(', ')}`;
}

const times = (factor: number) => `${factor < 9.95 ? factor.toFixed(1) : factor.toFixed(0)} times`;
