import type { Run } from './path-counts.js';

/**
 * Connected parts of the graph between input and output channels, an edge wherever a path leads. Every output has an input, so the
 * parts are those of the inputs: two inputs are joined where some output sees both.
 * @param outputs the runs of inputs that each output sees
 */
export function components(inputChannels: number, outputs: readonly (readonly Run[])[]): number {
  const parent = Array.from({ length: inputChannels }, (_, input) => input);
  const rootOf = (input: number): number => {
    let root = input;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  const join = (a: number, b: number): void => {
    parent[rootOf(a)] = rootOf(b);
  };

  // How many runs begin and end between an input and its right-hand neighbour: where one spans the gap, the two are joined.
  const spanChange = new Array<number>(inputChannels + 1).fill(0);
  for (const { start, end } of outputs.flat()) {
    spanChange[start]! += 1;
    spanChange[end - 1]! -= 1;
  }
  let spans = 0;
  for (let input = 0; input + 1 < inputChannels; input++) {
    spans += spanChange[input]!;
    if (spans > 0) join(input, input + 1);
  }
  // Touching runs of one output differ in count and are joined here, as are distant ones.
  for (const runs of outputs) for (const { start } of runs) join(start, runs[0]!.start);

  return parent.filter((above, input) => above === input).length;
}
