const geometricMean = (values) =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
const percent = (share) => `${(100 * share).toFixed(0)} %`;

/** Shapes by which the share of the limit is judged: stride 1, at least 49 output pixels, channels a group a multiple of 8. */
function isJudged({ kind, stride, outputPixels, channelsPerGroup }) {
  return stride === 1 && outputPixels >= 49 && (kind === 'depthwise' || channelsPerGroup % 8 === 0);
}

export function rowText(row) {
  const peers = row.peers.map(
    ({ name, ratio, kernelRatio }) =>
      `${name} ×${ratio.toFixed(2)}${kernelRatio === null ? '' : ` (kernel ×${kernelRatio.toFixed(2)})`}`,
  );
  return [
    row.shape.padEnd(26),
    row.kernel.padEnd(16),
    `${(row.kernelNs / 1000).toFixed(1)} µs`.padStart(11),
    `${(row.latencyNs / 1000).toFixed(1)} µs`.padStart(11),
    `${row.gigaflopsPerSecond.toFixed(1)}`.padStart(6),
    percent(row.shareOfLimit).padStart(6),
    ` ${peers.join(' · ')}`,
  ].join(' ');
}

export const HEADER = [
  'shape'.padEnd(26),
  'kernel'.padEnd(16),
  'kernel'.padStart(11),
  'by call'.padStart(11),
  'GFLOP/s'.padStart(6),
  'limit'.padStart(6),
  ' peers: their time ÷ ours, call against call (kernel against kernel)',
].join(' ');

/** The share of the limit by kind, each peer's geometric mean and worst shape, and the 1/g promise. */
export function summary(rows) {
  const lines = [];
  const judged = rows.filter(isJudged);
  for (const [title, kinds] of [
    ['dense and pointwise', ['dense', 'pointwise']],
    ['depthwise', ['depthwise']],
    ['grouped', ['grouped']],
  ]) {
    const shares = judged.filter(({ kind }) => kinds.includes(kind)).map(({ shareOfLimit }) => shareOfLimit);
    if (shares.length > 0)
      lines.push(
        `share of the limit, ${title}: ${percent(geometricMean(shares))} (geometric mean of ${shares.length}, least ${percent(Math.min(...shares))})`,
      );
  }
  for (const name of new Set(rows.flatMap(({ peers }) => peers.map((peer) => peer.name)))) {
    const met = rows.flatMap(({ shape, peers }) =>
      peers.filter((peer) => peer.name === name).map((peer) => ({ shape, ...peer })),
    );
    const slowest = met.reduce((least, peer) => (peer.ratio < least.ratio ? peer : least));
    const kernels = met.flatMap(({ kernelRatio }) =>
      kernelRatio === null || kernelRatio <= 0 ? [] : [kernelRatio],
    );
    lines.push(
      `${name}: ×${geometricMean(met.map(({ ratio }) => ratio)).toFixed(2)} of our time by call (${met.length} shapes, slower than us on ${met.filter(({ ratio }) => ratio > 1).length}; least ×${slowest.ratio.toFixed(2)} at ${slowest.shape}); kernel alone ×${kernels.length ? geometricMean(kernels).toFixed(2) : '–'} (${kernels.length} shapes)`,
    );
  }
  const promise = new Map(
    rows
      .filter(({ shape }) => /^3x3 28² 128( g\d+)?$/.test(shape))
      .map((row) => [row.shape.match(/g(\d+)$/)?.[1] ?? '1', row.kernelNs]),
  );
  const dense = promise.get('1');
  if (dense !== undefined) {
    promise.delete('1');
    lines.push(
      `speed-up over g = 1 at 28², 128 channels: ${[...promise].map(([groups, ns]) => `g = ${groups} ×${(dense / ns).toFixed(1)}`).join(', ')}`,
    );
  }
  return lines;
}
