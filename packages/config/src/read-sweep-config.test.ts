import { describe, expect, it } from 'vitest';
import { sweepWith } from './fixtures/sweep-text.js';
import { formatProblems } from './format-problems.js';
import { MAX_PROBLEMS } from './problem-order.js';
import { readSweepConfig } from './read-sweep-config.js';

function problemsOf(text: string) {
  const read = readSweepConfig(text);
  return read.state === 'valid' ? [] : read.problems;
}

/** Code and path of each problem. */
function found(keys: { readonly [key: string]: unknown }) {
  return problemsOf(sweepWith(keys)).map(({ code, path }) => `${code} ${path}`);
}

const withBlock = (block: unknown) => ({ blocks: [block] });

describe('an invalid sweep', () => {
  it('is told everything at once, in the order of the file', () => {
    const text = `{
  "version": 1,
  "nmae": "slip",
  "slots": { "input": [[56, 0]], "inputChannels": [64, 64] },
  "blocks": [
    { "kind": "standrad" },
    { "kind": "grouped", "groups": [2, "4"], "mixx": "shuffle" },
    { "kind": "standard", "groups": 2 }
  ],
  "objectives": [{ "column": "latency", "goal": "smallest" }],
  "measure": { "workers": -1 }, // none
  "seed": 1.5
}`;
    expect(formatProblems(problemsOf(text), { file: 'sweep.json' })).toMatchInlineSnapshot(`
      "sweep.json:1:1  name: this key is missing
      sweep.json:3:3  nmae: this object takes no "nmae"
          hint: did you mean "name"? it takes $schema, version, name, slots, blocks, engines, measure, objectives, referencePoint, constraints, seed, sample, threads, algorithm, chain
      sweep.json:4:29  slots.input[0][1]: must be at least 1, not 0
      sweep.json:4:56  slots.inputChannels[1]: this value stands in the list twice
          hint: take one of them out: each value of an axis is measured once
      sweep.json:6:15  blocks[0].kind: "standrad" is not known here
          hint: did you mean "standard"? it takes standard, pointwise, grouped, depthwise, depthwise-separable, bottleneck, shufflenet, inverted-residual, spatially-separable, sequence
      sweep.json:7:40  blocks[1].groups[1]: a number is expected here, not "4"
      sweep.json:7:46  blocks[1].mixx: a grouped block takes no "mixx"
          hint: did you mean "mix"? it takes kind, kernel, dilation, mix, groups, squeezeExcite, bias, activation, stride
      sweep.json:8:27  blocks[2].groups: a standard block takes no "groups"
          hint: it takes kind, kernel, dilation, squeezeExcite, bias, activation, stride
      sweep.json:10:30  objectives[0].column: "latency" is not known here
          hint: did you mean "latency_ns"? it takes macs, params, activations, memory_access_elements, bytes_moved, peak_memory_bytes, arithmetic_intensity, mixing_reach, latency_ns, latency_p95_ns, kernel_latency_ns
      sweep.json:10:49  objectives[0].goal: "smallest" is not known here
          hint: it takes minimize, maximize
      sweep.json:11:27  measure.workers: must be at least 1, not -1
      sweep.json:12:11  seed: a whole number is expected here, not 1.5"
    `);
  });

  it.each([
    ['a file of another kind', '[]', 'WRONG_TYPE '],
    ['an empty object', '{}', 'MISSING blocks'],
    ['a number', '5', 'WRONG_TYPE '],
    ['null', 'null', 'WRONG_TYPE '],
  ])('is refused: %s', (_, text, problem) => {
    expect(problemsOf(text).map(({ code, path }) => `${code} ${path}`)).toContain(problem);
  });

  it('refuses "hold" as not in this version, whatever it holds', () => {
    expect(found({ hold: { macs: 1 } })).toEqual(['NOT_IN_THIS_VERSION hold']);
  });

  it('refuses by name what this version does not do yet', () => {
    expect(found({ measure: { cache: 'cold-weights' } })).toEqual([]);
    expect(found({ measure: { cache: 'cold' } })).toEqual(['UNKNOWN_NAME measure.cache']);
    expect(found({ version: 2 })).toEqual(['NOT_IN_THIS_VERSION version']);
    expect(found({ version: '1' })).toEqual(['WRONG_TYPE version']);
  });

  it('takes threads from 1 on, as a value, a list or a range', () => {
    for (const threads of [2, [1, 4], { from: 1, to: 4, step: 1 }]) expect(found({ threads })).toEqual([]);
    expect(found({ threads: 0 })).toEqual(['OUT_OF_RANGE threads']);
    expect(found({ threads: [1, 1.5] })).toEqual(['WRONG_TYPE threads[1]']);
  });

  it('guesses what an unknown key was meant to be, and lists what is taken', () => {
    const [problem] = problemsOf(sweepWith(withBlock({ kind: 'grouped', groups: 2, kernle: 3 })));
    expect(problem).toMatchObject({
      code: 'UNKNOWN_KEY',
      path: 'blocks[0].kernle',
      message: 'a grouped block takes no "kernle"',
    });
    expect(problem?.hint).toMatch(/^did you mean "kernel"\? it takes .*groups, /);
  });

  it('lists the options of a kind that does not take one', () => {
    const [problem] = problemsOf(sweepWith(withBlock({ kind: 'pointwise', kernel: 3 })));
    expect(problem).toMatchObject({
      code: 'UNKNOWN_KEY',
      hint: 'it takes kind, squeezeExcite, bias, activation, stride',
    });
  });

  it('misses what a kind demands', () => {
    expect(found(withBlock({ kind: 'grouped' }))).toEqual(['MISSING blocks[0].groups']);
    expect(found(withBlock({ kind: 'sequence' }))).toEqual(['MISSING blocks[0].layers']);
    expect(found(withBlock({}))).toEqual(['MISSING blocks[0].kind']);
    expect(found(withBlock({ kind: 'sequence', layers: [{ layer: 'conv2d' }] }))).toEqual([
      'MISSING blocks[0].layers[0].kernel',
    ]);
  });

  it('knows block kinds by their own names only', () => {
    for (const kind of ['__proto__', 'constructor', 'toString', '', 5, null]) {
      expect(found(withBlock({ kind }))).toHaveLength(1);
    }
  });

  it.each([
    [0, 'OUT_OF_RANGE'],
    [-3, 'OUT_OF_RANGE'],
    [1.5, 'WRONG_TYPE'],
    [1e300, 'OUT_OF_RANGE'],
    [65_537, 'OUT_OF_RANGE'],
    ['64', 'WRONG_TYPE'],
    [null, 'WRONG_TYPE'],
    [true, 'WRONG_TYPE'],
    [[], 'WRONG_LENGTH'],
    [{}, 'MISSING'],
  ])('refuses %j channels', (inputChannels, code) => {
    const problems = problemsOf(sweepWith({ slots: { input: [[56, 56]], inputChannels } }));
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.every(({ path }) => path.startsWith('slots.inputChannels'))).toBe(true);
  });

  it('refuses numbers that are none', () => {
    expect(problemsOf(sweepWith().replace('56', '1e309'))).toMatchObject([
      { code: 'NUMBER_NOT_FINITE', path: 'slots.input[0][0]', received: '1e309' },
    ]);
    expect(problemsOf(sweepWith().replace('56', 'NaN'))).toMatchObject([{ code: 'SYNTAX', line: 7 }]);
  });

  it('names the count of a range that is too long, without listing it', () => {
    const slots = { input: [[56, 56]], inputChannels: { from: 1, to: 1e9, step: 1 } };
    const [problem] = problemsOf(sweepWith({ slots }));
    expect(problem?.code).toBe('TOO_MANY_VALUES');
    expect(problem?.message).toContain('1,000,000,000 values');
    const endless = { input: [[56, 56]], inputChannels: { from: 1, to: 1e308, step: 1e-300 } };
    expect(problemsOf(sweepWith({ slots: endless }))).toMatchObject([{ code: 'TOO_MANY_VALUES' }]);
  });

  it('refuses ranges that hold no value of the option', () => {
    const range = { from: 32, to: 100, factor: 1.3 };
    expect(problemsOf(sweepWith({ slots: { input: [[56, 56]], inputChannels: range } }))).toMatchObject([
      { code: 'WRONG_RANGE', path: 'slots.inputChannels', message: expect.stringContaining('41.6') },
    ]);
  });

  it('refuses a value that stands in an axis twice, however it is written', () => {
    expect(found(withBlock({ kind: 'standard', kernel: [3, 5, [3, 3]] }))).toEqual([
      'DUPLICATE_VALUE blocks[0].kernel[2]',
    ]);
    expect(found({ engines: ['wasm', 'wasm'] })).toEqual(['DUPLICATE_VALUE engines[1]']);
    expect(
      found({
        slots: {
          input: [
            [56, 56],
            [56, 56],
          ],
          inputChannels: 1,
        },
      }),
    ).toEqual(['DUPLICATE_VALUE slots.input[1]']);
  });

  it('asks for one latency, and for each column once', () => {
    const macs = { column: 'macs', goal: 'minimize' };
    expect(found({ objectives: [macs] })).toEqual(['NO_LATENCY_OBJECTIVE objectives']);
    expect(
      found({
        objectives: [macs, { column: 'latency_ns', goal: 'minimize' }, { ...macs, goal: 'maximize' }],
      }),
    ).toEqual(['DUPLICATE_VALUE objectives[2].column']);
    expect(found({ objectives: [] })).toContain('WRONG_LENGTH objectives');
  });

  it('asks for bounds that something can keep', () => {
    expect(found({ constraints: { macs: {} } })).toEqual(['WRONG_BOUNDS constraints.macs']);
    expect(found({ constraints: { macs: { min: 2, max: 1 } } })).toEqual(['WRONG_BOUNDS constraints.macs']);
    expect(found({ constraints: { latency_ns: { max: 1 } } })).toEqual([
      'UNKNOWN_KEY constraints.latency_ns',
    ]);
  });

  it.each(['', 'a b', 'a/b', 'ä', '../x', 'x'.repeat(81)])('refuses the name %j', (name) => {
    expect(found({ name })).toEqual(['WRONG_FORMAT name']);
  });

  it('refuses groups that divide none of the widths, and names those that do', () => {
    const [problem] = problemsOf(sweepWith(withBlock({ kind: 'grouped', groups: [2, 6] })));
    expect(problem).toMatchObject({
      code: 'GROUPS_DO_NOT_DIVIDE',
      path: 'blocks[0].groups[1]',
      received: '6',
      hint: 'use 2 or 4 or 8 or 16 or 32',
    });
  });

  it('reports hopeless groups beside slips elsewhere in the file', () => {
    expect(found({ blocks: [{ kind: 'grouped', groups: 7 }, { kind: 'nothing' }], seed: -1 })).toEqual([
      'GROUPS_DO_NOT_DIVIDE blocks[0].groups',
      'UNKNOWN_NAME blocks[1].kind',
      'OUT_OF_RANGE seed',
    ]);
  });

  it('bounds what it reports, and counts the rest', () => {
    const keys = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`key${i}`, i]));
    const problems = problemsOf(sweepWith(keys));
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems.at(-1)).toMatchObject({
      code: 'MORE_PROBLEMS',
      message: expect.stringContaining('4,900'),
    });
  });

  it('bounds the layers of a sequence, repeats counted', () => {
    const layers = Array.from({ length: 20 }, () => ({ layer: 'batchNorm', repeat: 1000 }));
    expect(found(withBlock({ kind: 'sequence', layers }))).toEqual(['TOO_MANY_VALUES blocks[0].layers']);
  });

  it('bounds the layers of a sequence in a chain, and names the longest chain', () => {
    const layers = [{ layer: 'batchNorm', repeat: 1000 }];
    const long = withBlock({ kind: 'sequence', layers });
    expect(found({ ...long, chain: 100 })).toEqual([]);
    expect(problemsOf(sweepWith({ ...long, chain: 101 }))).toMatchObject([
      {
        code: 'TOO_MANY_VALUES',
        path: 'blocks[0].layers',
        message: expect.stringMatching(/^1,000 layers in a chain of 101 are 101,000: at most 100,000 /),
        hint: expect.stringContaining('at most 100,'),
      },
    ]);
    const either = withBlock({ kind: 'sequence', layers: [[{ layer: 'batchNorm' }], layers] });
    expect(found({ ...either, chain: 1000 })).toEqual(['TOO_MANY_VALUES blocks[0].layers[1]']);
  });

  it('refuses a block that is meant for strides of which the sweep has no slot', () => {
    const slots = { input: [[56, 56]], inputChannels: [32], stride: [1, 3] };
    const meantFor = (stride: unknown) => ({ slots, ...withBlock({ kind: 'standard', stride }) });
    expect(found(meantFor([2, 3]))).toEqual([]);
    expect(problemsOf(sweepWith(meantFor([2, 4])))).toMatchObject([
      {
        code: 'NO_SLOT_OF_STRIDE',
        path: 'blocks[0].stride',
        message: 'no slot of this sweep has stride 2 or 4; they have 1 and 3',
      },
    ]);
    expect(problemsOf(sweepWith(withBlock({ kind: 'standard', stride: 2 })))).toMatchObject([
      { path: 'blocks[0].stride', message: 'no slot of this sweep has stride 2; they have 1' },
    ]);
  });

  it('refuses half a character in what becomes part of a key', () => {
    expect(found({ engines: ['wasm', './\ud800.js'] })).toEqual(['WRONG_FORMAT engines[1]']);
    expect(found({ engines: '\udc00' })).toEqual(['WRONG_FORMAT engines']);
    expect(found({ engines: './\ud83d\ude00.js' })).toEqual([]);
    const layers = [
      { layer: 'batchNorm', id: '\ud800' },
      { layer: 'batchNorm', from: '\ud800' },
    ];
    expect(found(withBlock({ kind: 'sequence', layers }))).toEqual([
      'WRONG_FORMAT blocks[0].layers[0].id',
      'WRONG_FORMAT blocks[0].layers[1].from',
    ]);
  });
});
