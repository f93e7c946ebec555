import type { Workgroups } from '../layer-shader.js';

/** Invocations a workgroup: what every GPU runs at once in one or two of its steps. */
const WORKGROUP_SIZE = 64;
/** Workgroups along x; the limit that every adapter has is 65,535. */
const MOST_ALONG_X = 32_768;

/** One invocation for each of `count` values, in as many rows of workgroups as it takes. */
export interface FlatGrid {
  readonly workgroups: Workgroups;
  /** The head of `main`: declares `i`, and returns where there is no such value. */
  readonly head: string;
}

export function flatGrid(count: number): FlatGrid {
  const groups = Math.ceil(count / WORKGROUP_SIZE);
  const x = Math.min(groups, MOST_ALONG_X);
  return {
    workgroups: [x, Math.ceil(groups / x), 1],
    head: `@compute @workgroup_size(${WORKGROUP_SIZE})
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  let i = id.y * ${x * WORKGROUP_SIZE}u + id.x;
  if (i >= ${count}u) { return; }`,
  };
}
