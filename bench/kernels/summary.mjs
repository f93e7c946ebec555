const geometricMean = (values) =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
const percent = (share) => `${(100 * share).toFixed(0)} %`;

/** Shapes by which the share of the limit is judged: stride 1, at least 49 output pixels, channels a group a multiple of 8. */
function isJudged({ kind, stride, outputPixels, channelsPerGroup }) {
  return stride === 1 && outputPixels >= 49 && (kind === 'depthwise' || channelsPerGroup % 8 === 0);
}

export function rowText(row) {
  const { algorithm, speedup } = row.auto;
  const peers = row.peers.map(({ name, ratio, autoRatio, kernelRatio }) => {
    const against = algorithm === 'direct' ? '' : ` → ${autoRatio.toFixed(2)}`;
    const kernel = kernelRatio === null ? '' : ` (kernel ${kernelRatio.toFixed(2)})`;
    return `${name} ${ratio.toFixed(2)}${against}${kernel}`;
  });
  return [
    row.shape.padEnd(22),
    row.kernel.padEnd(16),
    `${(row.kernelNs / 1000).toFixed(1)}`.padStart(9),
    `${(row.latencyNs / 1000).toFixed(1)}`.padStart(9),
    `${row.gigaflopsPerSecond.toFixed(1)}`.padStart(8),
    percent(row.shareOfLimit).padStart(6),
    (algorithm === 'direct' ? '' : `${algorithm} ×${speedup.toFixed(2)}`).padEnd(20),
    peers.join(' · '),
  ].join(' ');
}

export const HEADER = [
  'shape'.padEnd(22),
  'direct kernel'.padEnd(16),
  'alone µs'.padStart(9),
  'call µs'.padStart(9),
  'GFLOP/s'.padStart(8),
  'limit'.padStart(6),
  'auto, over direct'.padEnd(20),
  'peers: their time ÷ ours, call against call; → against auto; kernel against direct kernel',
].join(' ');

/** Layers by which the native library is judged apart. */
const NATIVE_SUBSETS = [
  [
    '3×3 at stride 1, dense',
    ({ shape, kind, stride }) => kind === 'dense' && stride === 1 && shape.startsWith('3x3 '),
  ],
  [
    '3×3 at stride 1, grouped',
    ({ shape, kind, stride }) => kind === 'grouped' && stride === 1 && shape.startsWith('3x3 '),
  ],
  [
    'groups of 4 channels or fewer, depthwise aside',
    ({ kind, channelsPerGroup }) => kind === 'grouped' && channelsPerGroup <= 4,
  ],
  ['depthwise', ({ kind }) => kind === 'depthwise'],
  ['grouped', ({ kind }) => kind === 'grouped'],
];

function nativeLines(rows) {
  return NATIVE_SUBSETS.flatMap(([title, isIn]) => {
    const ratios = rows
      .filter(isIn)
      .flatMap(({ peers }) =>
        peers.filter(({ kind }) => kind === 'native').map(({ autoRatio }) => autoRatio),
      );
    if (ratios.length === 0) return [];
    const behind = ratios.filter((ratio) => ratio < 1).length;
    return [
      `native, ${title}: ×${geometricMean(ratios).toFixed(2)} of auto's time (${ratios.length} shapes, faster on ${behind}, least ×${Math.min(...ratios).toFixed(2)})`,
    ];
  });
}

/** The share of the limit by kind, each peer's geometric mean and worst shape, the native library by kind, and the 1/g promise. */
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
    const kernels = met.flatMap(({ kernelRatio }) =>
      kernelRatio === null || kernelRatio <= 0 ? [] : [kernelRatio],
    );
    const mean = (column) => `×${geometricMean(met.map((peer) => peer[column])).toFixed(2)}`;
    const ahead = met
      .filter(({ autoRatio }) => autoRatio < 1)
      .sort((a, other) => a.autoRatio - other.autoRatio);
    lines.push(
      `${name}: ${mean('ratio')} of direct's time by call, ${mean('autoRatio')} of auto's (geometric means of ${met.length} shapes); kernel alone ${kernels.length ? `×${geometricMean(kernels).toFixed(2)} of direct's` : '–'} (${kernels.length} shapes); faster than auto on ${ahead.length}${
        ahead.length
          ? `: ${ahead
              .slice(0, 12)
              .map(({ shape, autoRatio }) => `${shape} ×${autoRatio.toFixed(2)}`)
              .join(', ')}`
          : ''
      }`,
    );
  }
  lines.push(...nativeLines(rows));
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
