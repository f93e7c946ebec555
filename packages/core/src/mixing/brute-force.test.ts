import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockSpec, SequenceLayer } from '../block/block-spec.js';
import { divisors, greatestCommonDivisor } from '../block/divisors.js';
import type { LoweredLayers, PlacedLayer } from '../block/layer.js';
import { BLOCK_INPUT } from '../block/layer.js';
import { lowerBlock } from '../block/lower-block.js';
import { lowerSequence } from '../block/lower-sequence.js';
import { type Mixing, mixing } from './mixing.js';

/** `matrix[output][input]`, plain numbers: counts stay far below 2^53 here. */
type Matrix = readonly (readonly number[])[];

const matrixOf = (rows: number, columns: number, at: (row: number, column: number) => number): Matrix =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => at(row, column)));

const product = (a: Matrix, b: Matrix): Matrix =>
  matrixOf(a.length, b[0]!.length, (row, column) =>
    a[row]!.reduce((sum, value, k) => sum + value * b[k]![column]!, 0),
  );

/** The layer's own 0/1 matrix from its first input's channels to its output's. */
function layerMatrix({ layer, inputShapes, output }: PlacedLayer): Matrix {
  const inputs = inputShapes[0]!.channels;
  const outputs = output.channels;
  return matrixOf(outputs, inputs, (o, i) => {
    if (layer.layer === 'linear') return 1;
    if (layer.layer === 'conv2d')
      return Math.floor((o * layer.groups) / outputs) === Math.floor((i * layer.groups) / inputs) ? 1 : 0;
    if (layer.layer !== 'channelShuffle') return o === i ? 1 : 0;
    const perGroup = inputs / layer.groups;
    const row = Math.floor(i / perGroup);
    const column = i % perGroup;
    return o === column * layer.groups + row ? 1 : 0;
  });
}

function densePaths({ input, layers }: LoweredLayers): Matrix {
  const identity = matrixOf(input.channels, input.channels, (o, i) => (o === i ? 1 : 0));
  const paths: Matrix[] = [];
  for (const placed of layers) {
    const sources = placed.inputs.map((from) => (from === BLOCK_INPUT ? identity : paths[from]!));
    if (placed.layer.layer === 'concat') paths.push(sources.flat());
    else if (placed.layer.layer === 'add')
      paths.push(
        matrixOf(placed.output.channels, input.channels, (o, i) =>
          sources.reduce((sum, source) => sum + source[o]![i]!, 0),
        ),
      );
    else paths.push(product(layerMatrix(placed), sources[0]!));
  }
  return paths.at(-1)!;
}

/** Walks the bipartite graph from every vertex not seen yet. */
function countComponents(paths: Matrix): number {
  const outputs = paths.length;
  const seen = new Set<number>();
  const walk = (vertex: number): void => {
    if (seen.has(vertex)) return;
    seen.add(vertex);
    const isOutput = vertex < outputs;
    paths.forEach((row, o) => {
      row.forEach((count, i) => {
        if (count > 0 && (isOutput ? o === vertex : outputs + i === vertex)) walk(isOutput ? outputs + i : o);
      });
    });
  };
  let components = 0;
  for (let vertex = 0; vertex < outputs + paths[0]!.length; vertex++) {
    if (seen.has(vertex)) continue;
    components++;
    walk(vertex);
  }
  return components;
}

function denseMixing(lowered: LoweredLayers): Mixing {
  const paths = densePaths(lowered);
  const reached = paths.map((row) => row.filter((count) => count > 0).length);
  const counts = paths.flat().filter((count) => count > 0);
  const inputs = lowered.input.channels;
  return {
    reach: reached.reduce((sum, n) => sum + n, 0) / (inputs * paths.length),
    worstReach: Math.min(...reached) / inputs,
    components: countComponents(paths),
    evenness: Math.min(...counts) / Math.max(...counts),
  };
}

/** A random graph over a few channels: convolutions, shuffles, residuals, joins, gates. */
const graphs = fc
  .record({
    channels: fc.constantFrom(1, 6, 12),
    choices: fc.array(fc.record({ what: fc.nat(6), which: fc.nat(1000), from: fc.nat(1000) }), {
      minLength: 1,
      maxLength: 7,
    }),
  })
  .map(({ channels, choices }) => {
    const layers: SequenceLayer[] = [];
    const widths = new Map<string, number>([['input', channels]]);
    let current = 'input';
    choices.forEach(({ what, which, from }, index) => {
      const width = widths.get(current)!;
      const pick = <T>(list: readonly T[]): T => list[which % list.length]!;
      const alike = [...widths].filter(([, other]) => other === width).map(([id]) => id);
      const id = `layer-${index}`;
      const add = (layer: SequenceLayer, next: number) => {
        layers.push(layer);
        widths.set(id, next);
      };
      if (what === 0 && width <= 24) {
        const other = alike[from % alike.length]!;
        add({ layer: 'concat', id, from: [current, other] }, 2 * width);
      } else if (what === 1) {
        add({ layer: 'add', id, from: [current, alike[from % alike.length]!] }, width);
      } else if (what === 2) {
        add({ layer: 'channelShuffle', id, from: [current], groups: pick(divisors(width)) }, width);
      } else if (what === 3) {
        layers.push({ layer: 'globalAveragePool', id: `${id}-gate`, from: [current] });
        add({ layer: 'scale', id, from: [current, `${id}-gate`] }, width);
      } else {
        const outputChannels = [6, 12, width][from % 3]!;
        const groups = pick(divisors(greatestCommonDivisor(width, outputChannels)));
        add({ layer: 'conv2d', kernel: [1, 1], id, from: [current], groups, outputChannels }, outputChannels);
      }
      current = id;
    });
    return lowerSequence({ height: 2, width: 2, channels }, layers);
  });

describe('mixing', () => {
  it('agrees with the dense product of matrices on any graph of layers', () => {
    fc.assert(
      fc.property(graphs, (lowered) => {
        const expected = denseMixing(lowered);
        const { evenness, ...exact } = mixing(lowered);
        const { evenness: expectedEvenness, ...expectedExact } = expected;
        expect(exact).toEqual(expectedExact);
        expect(evenness).toBeCloseTo(expectedEvenness, 12);
      }),
      { numRuns: 300 },
    );
  });

  it.each<BlockSpec>([
    { kind: 'shufflenet', groups: 3 },
    { kind: 'bottleneck', groups: 2 },
    { kind: 'bottleneck', shortcut: 'projection' },
    { kind: 'inverted-residual', expansion: 2 },
    { kind: 'grouped', groups: 6, mix: 'shuffle' },
    { kind: 'spatially-separable', middleChannels: 5 },
    { kind: 'depthwise', squeezeExcite: 4 },
  ])('agrees with the dense product for $kind, alone and in a chain', (block) => {
    const slot = { input: { height: 3, width: 3, channels: 24 }, outputChannels: 24, stride: 1 };
    for (const chain of [1, 2, 3]) {
      const lowered = lowerBlock(block, slot, chain);
      const expected = denseMixing(lowered);
      const found = mixing(lowered);
      expect({ ...found, evenness: 0 }).toEqual({ ...expected, evenness: 0 });
      expect(found.evenness).toBeCloseTo(expected.evenness, 12);
    }
  });

  it('agrees with the dense product for the stride 2 ShuffleNet unit, which joins its branches', () => {
    const input = { height: 4, width: 4, channels: 12 };
    const lowered = lowerBlock({ kind: 'shufflenet', groups: 3 }, { input, outputChannels: 24, stride: 2 });
    expect(mixing(lowered)).toEqual(denseMixing(lowered));
    expect(mixing(lowered).worstReach).toBe(1 / 12);
  });
});
