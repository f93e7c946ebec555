import type { FunctionBuilder, Pointer } from '../emit/function-builder.js';
import { DIRECT_ERROR_BOUND, type KernelEntry, kernelFor } from '../kernel.js';
import { FLOAT_BYTES } from '../tensor-layout.js';
import { emitPerPixel } from './emit-pixelwise.js';

/** How the channels of one pixel are moved: both pointers stand at the pixel and may be moved. */
type PixelShuffle = (
  f: FunctionBuilder,
  from: Pointer,
  to: Pointer,
  channels: number,
  groups: number,
) => void;

/** Any number of groups: one float at a time, as integers, so that no bit changes. */
const oneByOne: PixelShuffle = (f, from, to, channels, groups) => {
  const groupChannels = channels / groups;
  f.times(groupChannels, () => {
    for (let group = 0; group < groups; group++) {
      f.get(to)
        .get(from)
        .loadInteger(group * groupChannels * FLOAT_BYTES)
        .storeInteger(group * FLOAT_BYTES);
    }
    f.advance(from, FLOAT_BYTES).advance(to, groups * FLOAT_BYTES);
  });
};

/** Two groups of whole vectors: interleaved four and four. */
const interleave: PixelShuffle = (f, from, to, channels) => {
  const half = (channels / 2) * FLOAT_BYTES;
  const [first, second, mixed] = [f.vector(), f.vector(), f.vector()];
  f.times(channels / 8, () => {
    f.load(from, 0).set(first).load(from, half).set(second);
    f.get(first).get(second).shuffle([0, 4, 1, 5]).set(mixed).store(to, 0, mixed);
    f.get(first).get(second).shuffle([2, 6, 3, 7]).set(mixed).store(to, 16, mixed);
    f.advance(from, 16).advance(to, 32);
  });
};

/** Groups and group channels both in fours: transposes 4 × 4 blocks. */
const transposeBlocks: PixelShuffle = (f, from, to, channels, groups) => {
  const groupBytes = (channels / groups) * FLOAT_BYTES;
  const rows = f.vectors(4);
  const pairs = f.vectors(4);
  const [block, target, mixed] = [f.pointer(), f.pointer(), f.vector()];
  const pair = (index: number, a: number, b: number, lanes: readonly number[]): void => {
    f.get(rows[a]!).get(rows[b]!).shuffle(lanes).set(pairs[index]!);
  };
  const write = (row: number, a: number, b: number, lanes: readonly number[]): void => {
    f.get(pairs[a]!)
      .get(pairs[b]!)
      .shuffle(lanes)
      .set(mixed)
      .store(target, row * groups * FLOAT_BYTES, mixed);
  };
  f.times(groupBytes / 16, () => {
    f.pointTo(block, from).pointTo(target, to);
    f.times(groups / 4, () => {
      rows.forEach((row, i) => {
        f.load(block, i * groupBytes).set(row);
      });
      pair(0, 0, 1, [0, 4, 1, 5]);
      pair(1, 2, 3, [0, 4, 1, 5]);
      pair(2, 0, 1, [2, 6, 3, 7]);
      pair(3, 2, 3, [2, 6, 3, 7]);
      write(0, 0, 1, [0, 1, 4, 5]);
      write(1, 0, 1, [2, 3, 6, 7]);
      write(2, 2, 3, [0, 1, 4, 5]);
      write(3, 2, 3, [2, 3, 6, 7]);
      f.advance(block, 4 * groupBytes).advance(target, 16);
    });
    f.advance(from, 16).advance(to, 4 * groups * FLOAT_BYTES);
  });
};

function shuffleFor(channels: number, groups: number): PixelShuffle {
  const groupChannels = channels / groups;
  if (groups === 2 && groupChannels % 4 === 0) return interleave;
  return groups % 4 === 0 && groupChannels % 4 === 0 ? transposeBlocks : oneByOne;
}

export const channelShuffle: KernelEntry = kernelFor('channelShuffle', {
  name: 'f32-shuffle-4x4',
  errorBound: DIRECT_ERROR_BOUND,
  emit(f, { placed, inputs, output }, addresses) {
    const { channels } = placed.output;
    const { groups } = placed.layer;
    const tensors = {
      inputs: [{ layout: inputs[0]!, origin: addresses.inputs[0]! }],
      output: { layout: output, origin: addresses.output },
    };
    const [from, to] = [f.pointer(), f.pointer()];
    emitPerPixel(f, tensors, ([inputPixel], outputPixel) => {
      f.pointTo(from, inputPixel!).pointTo(to, outputPixel);
      shuffleFor(channels, groups)(f, from, to, channels, groups);
    });
  },
});
