import type { Conv2d } from '../../../block/layer.js';
import type { PlacedAs } from '../../placed-as.js';
import type { Lanes } from '../wgsl/lanes.js';
import { isPointwise } from './is-pointwise.js';

/**
 * The functions by which a product of matrices reads its rows from the input: `corner(p)`, what is to be known of output pixel p, once, and
 * `seen(corner, group, k)`, the k-th vector of four input channels that it sees, zeros where there is none.
 * None of them branches: what is outside reads something inside and drops it.
 * @param vectors how many a pixel sees in all: input channels in fours, for each tap
 */
export function patchFunctions(placed: PlacedAs<Conv2d>, lanes: Lanes, vectors: number): string {
  const { kernel, stride, dilation, pads, groups } = placed.layer;
  const { height, width, channels } = placed.inputShapes[0]!;
  const output = placed.output;
  const groupInputs = channels / groups;
  const perTap = Math.ceil(groupInputs / 4);
  const four = readFour({ lanes, channels, groupInputs });
  if (isPointwise(placed.layer)) {
    return `${four}
fn corner(p: u32) -> u32 { return p; }
fn seen(p: u32, group: u32, k: u32) -> vec4<f32> {
  let value = four(min(p, ${output.height * output.width - 1}u), group, min(k, ${vectors - 1}u));
  return select(vec4<f32>(0.0), value, p < ${output.height * output.width}u && k < ${vectors}u);
}`;
  }
  // A pixel past the last sees nothing but rows above the input.
  return `${four}
fn corner(p: u32) -> vec2<i32> {
  let at = vec2<i32>(i32(p / ${output.width}u) * ${stride[0]} - ${pads.top}, i32(p % ${output.width}u) * ${stride[1]} - ${pads.left});
  return select(at, vec2<i32>(-0x10000000, 0), p >= ${output.height * output.width}u);
}
fn seen(corner: vec2<i32>, group: u32, k: u32) -> vec4<f32> {
  let tap = k / ${perTap}u;
  let y = corner.x + i32(tap / ${kernel[1]}u) * ${dilation[0]};
  let x = corner.y + i32(tap % ${kernel[1]}u) * ${dilation[1]};
  let value = four(u32(clamp(y, 0, ${height - 1}) * ${width} + clamp(x, 0, ${width - 1})), group, k % ${perTap}u);
  return select(vec4<f32>(0.0), value, k < ${vectors}u && y >= 0 && y < ${height} && x >= 0 && x < ${width});
}`;
}

interface FourShape {
  readonly lanes: Lanes;
  readonly channels: number;
  readonly groupInputs: number;
}

/** Declares `four(p, group, c)`: the c-th vector of a group's channels at an input pixel, filled up with zeros. */
function readFour({ lanes, channels, groupInputs }: FourShape): string {
  const head = 'fn four(p: u32, group: u32, c: u32) -> vec4<f32> {';
  if (lanes === 4) {
    return `${head}
  return input0[p * ${channels / 4}u + group * ${groupInputs / 4}u + c];
}`;
  }
  const lane = (index: number) =>
    index === 0 ? 'input0[at]' : `select(0.0, input0[at + ${index}u], c * 4u + ${index}u < ${groupInputs}u)`;
  return `${head}
  let at = p * ${channels}u + group * ${groupInputs}u + c * 4u;
  return vec4<f32>(${[0, 1, 2, 3].map(lane).join(', ')});
}`;
}
