import { formatBytes, formatNanoseconds, type NoiseFloors, type SentinelBaseline } from '@convscape/core';

/** `0.8 % between two measurements of one block (3 blocks); 2.1 % between single visits`, as far as it is known. */
export function noiseWords({ confirmation, screening }: NoiseFloors): string {
  const words: string[] = [];
  if (confirmation !== null) {
    words.push(
      `${percent(confirmation.relative)} between two measurements of one block (${blocks(confirmation.pairs)})`,
    );
  }
  if (screening !== null) {
    words.push(`${percent(screening.relative)} between two single visits (${blocks(screening.pairs)})`);
  }
  return words.join('; ');
}

/** What the fixed kernels took alone when the run began. */
export function sentinelWords({ computeNs, memoryNs, memoryBytes }: SentinelBaseline): string {
  return `computing ${formatNanoseconds(computeNs)}, ${formatBytes(memoryBytes)} of memory ${formatNanoseconds(memoryNs)}, alone`;
}

const blocks = (count: number) => (count === 1 ? '1 block' : `${count} blocks`);

const percent = (share: number) => `${Number((share * 100).toPrecision(2))} %`;
