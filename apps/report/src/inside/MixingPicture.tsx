import { type LoweredLayers, type Mixing, mixing, reachPicture } from '@convscape/core';
import { useMemo } from 'preact/hooks';
import { percentText } from '../quantity/percent-text.js';

/** Which inputs reach which outputs: a dense block is one full square, groups are blocks on the diagonal, a depthwise one is a line. */
export function MixingPicture({ lowered }: { readonly lowered: LoweredLayers }) {
  const { picture, told } = useMemo(
    () => ({ picture: reachPicture(lowered), told: mixing(lowered) }),
    [lowered],
  );
  const { rows, columns, shares } = picture;
  const channels = Math.max(lowered.input.channels, lowered.output.channels);
  const levels = [...new Set(shares)].filter((share) => share > 0);
  const words = mixingWords(told);
  return (
    <figure class="mixing">
      <svg
        viewBox={`-0.5 -0.5 ${columns + 1} ${rows + 1}`}
        role="img"
        aria-label={`Mixing of channels, as the table of candidates has it in numbers. ${words}`}
      >
        <rect class="mixing-frame" width={columns} height={rows} />
        {levels.map((level) => (
          <path
            key={level}
            class="mixing-cells"
            opacity={0.2 + 0.55 * level}
            d={cellsPath(shares, columns, level)}
          />
        ))}
      </svg>
      <figcaption class="caption">
        Inputs across, outputs down{channels > 64 && ', neighbours bundled'}. {words}
      </figcaption>
    </figure>
  );
}

function mixingWords({ reach, worstReach, components }: Mixing): string {
  if (worstReach === 1) return 'Every output sees every input.';
  const parts =
    components === 1 ? 'all channels hang together' : `the channels fall into ${components} parts`;
  const least = worstReach === reach ? '' : `, the worst ${percentText(worstReach)}`;
  return `An output sees ${percentText(reach)} of the inputs${least}; ${parts}.`;
}

/** Runs of cells with the same share, as one path. */
function cellsPath(shares: readonly number[], columns: number, level: number): string {
  let path = '';
  for (let at = 0; at < shares.length; at++) {
    if (shares[at] !== level) continue;
    const column = at % columns;
    let length = 1;
    while (column + length < columns && shares[at + length] === level) length++;
    path += `M${column} ${Math.floor(at / columns)}h${length}v1h-${length}z`;
    at += length - 1;
  }
  return path;
}
