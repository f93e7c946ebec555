import * as core from '../../packages/core/dist/index.js';

const WARM_UP_MS = 150;
const BATCH_MS = 3;
/** Layers of a chain from which a peer's kernel time is told apart: (T9 − T1) / 8. */
const CHAIN = 9;
const LIMIT_TIMES = 20_000;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** One shape with its tensors, as every peer gets it: OIHW weights, NHWC input. */
function workOf(shape) {
  const lowered = core.lowerSequence(shape.input, [shape.layer]);
  const [placed] = lowered.layers;
  const weightSet = core.makeWeightSet(shape.name, lowered);
  const values = core.makeInput(shape.name, lowered);
  const [{ weights, bias }] = weightSet;
  return {
    lowered,
    layer: placed.layer,
    input: shape.input,
    output: lowered.output,
    weightSet,
    weights,
    bias,
    values,
    macs: core.layerMacs(placed),
  };
}

async function warmUp(contestant) {
  const start = performance.now();
  let calls = 0;
  do {
    const pending = contestant.run(1);
    if (pending) await pending;
    calls++;
  } while (performance.now() - start < WARM_UP_MS);
  contestant.calls = Math.max(1, Math.round((calls * BATCH_MS) / (performance.now() - start)));
  contestant.ns = [];
}

async function timeRound(contestants) {
  for (const { run, calls, ns } of contestants) {
    const start = process.hrtime.bigint();
    const pending = run(calls);
    if (pending) await pending;
    ns.push(Number(process.hrtime.bigint() - start) / calls);
  }
}

const canChain = ({ input, output }) =>
  input.height === output.height && input.width === output.width && input.channels === output.channels;

function assertRight(name, output, { lowered, weightSet, values }, bound) {
  const error = core.outputError(output, core.referenceOutput(lowered, weightSet, values));
  if (!(error <= bound)) throw new Error(`${name} is wrong by ${error}`);
}

/** Median of the ratios of two contestants, round by round: what both suffered in a round cancels. */
const ratio = (theirs, ours) => median(theirs.ns.map((ns, round) => ns / ours.ns[round]));

/**
 * One shape on every engine, in interleaved rounds: convscape by call and inside WebAssembly, peers by call and, where the layer
 * feeds itself, by the slope of a chain. Whoever cannot run the shape is null; whoever is wrong by more than 1e-4 is an error.
 */
export async function sideBySide(shape, { convscape, peers, rounds, limitLayout }) {
  const work = workOf(shape);
  const ours = await convscape.prepare(work, 'direct');
  const auto = await convscape.prepare(work, 'auto');
  const limit = core.prepareArithmeticLimit(undefined, limitLayout);
  const contestants = [
    { name: 'limit', run: (times) => limit.run(times * LIMIT_TIMES) },
    { name: 'convscape', run: (calls) => ours.runInside(calls) },
    { name: 'convscape by call', run: (calls) => ours.run(calls) },
    { name: 'auto', run: (calls) => auto.runInside(calls) },
    { name: 'auto by call', run: (calls) => auto.run(calls) },
  ];
  for (const engine of [ours, auto]) {
    engine.run(1);
    assertRight(`convscape, ${engine.algorithm}`, engine.output(), work, engine.errorBound);
  }
  const disposals = [() => ours.dispose(), () => auto.dispose()];
  for (const peer of peers) {
    const single = await peer.prepare(work, 1);
    if (single === null) continue;
    await single.run(1);
    assertRight(peer.name, single.output(), work, 1e-4);
    contestants.push({ name: peer.name, run: single.run });
    disposals.push(single.dispose);
    if (!canChain(work)) continue;
    const chain = await peer.prepare(work, CHAIN);
    if (chain === null) continue;
    contestants.push({ name: `${peer.name} chain`, run: chain.run });
    disposals.push(chain.dispose);
  }
  for (const contestant of contestants) await warmUp(contestant);
  for (let round = 0; round < rounds; round++) await timeRound(contestants);
  for (const dispose of disposals) await dispose();

  const byName = new Map(contestants.map((contestant) => [contestant.name, contestant]));
  const inside = byName.get('convscape');
  const limitContestant = byName.get('limit');
  const limitOperations = limit.operations * LIMIT_TIMES;
  const answers = peers.flatMap(({ name, kind }) => {
    const single = byName.get(name);
    if (!single) return [];
    const chain = byName.get(`${name} chain`);
    const kernelNs = chain
      ? median(chain.ns.map((ns, round) => (ns - single.ns[round]) / (CHAIN - 1)))
      : null;
    return [
      {
        name,
        kind,
        latencyNs: median(single.ns),
        /** Its call against our call. */
        ratio: ratio(single, byName.get('convscape by call')),
        autoRatio: ratio(single, byName.get('auto by call')),
        kernelNs,
        kernelRatio: kernelNs === null ? null : kernelNs / median(inside.ns),
      },
    ];
  });
  return {
    shape: shape.name,
    network: shape.network,
    kind: shape.kind,
    macs: work.macs,
    outputPixels: work.output.height * work.output.width,
    channelsPerGroup: shape.input.channels / work.layer.groups,
    stride: work.layer.stride[0],
    kernel: ours.kernel,
    kernelNs: median(inside.ns),
    latencyNs: median(byName.get('convscape by call').ns),
    auto: {
      algorithm: auto.algorithm,
      kernelNs: median(byName.get('auto').ns),
      /** How much faster than direct. */
      speedup: ratio(inside, byName.get('auto')),
    },
    gigaflopsPerSecond: (2 * work.macs) / median(inside.ns),
    limitGigaflopsPerSecond: limitOperations / median(limitContestant.ns),
    shareOfLimit: median(
      inside.ns.map((ns, round) => (2 * work.macs) / ns / (limitOperations / limitContestant.ns[round])),
    ),
    peers: answers,
  };
}
