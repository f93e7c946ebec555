import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explore } from './explore.js';
import { sandbox } from './sandbox.js';
import { TINY_SWEEP, writeConfig } from './tiny-sweep.js';

const { name: _name, ...nameless } = TINY_SWEEP;
const withBlock = (block: object) => ({ ...TINY_SWEEP, blocks: [block] });
const withSlots = (slots: object) => ({ ...TINY_SWEEP, slots: { ...TINY_SWEEP.slots, ...slots } });

/** Configs that are wrong, each with what the message must speak of. */
const MALFORMED: readonly (readonly [title: string, text: string, spoken: RegExp])[] = [
  ['nothing', '', /sweep\.json:1:1/],
  ['no JSON', 'name: tiny', /sweep\.json:1:1/],
  ['JSON cut off', '{ "version": 1, "name": "x', /sweep\.json:1/],
  ['a list', '[]', /object/],
  ...(
    [
      ['a missing name', nameless, /name/],
      ['an unknown key', { ...TINY_SWEEP, enginez: ['wasm'] }, /engines/],
      ['a newer version', { ...TINY_SWEEP, version: 2 }, /version/],
      ['no block', { ...TINY_SWEEP, blocks: [] }, /blocks/],
      ['an unknown kind', withBlock({ kind: 'groupd', kernel: [3] }), /grouped/],
      ['an option the kind does not take', withBlock({ kind: 'standard', groups: [2] }), /groups/],
      ['an option that is required', withBlock({ kind: 'grouped', kernel: [3] }), /groups/],
      [
        'groups that divide nothing',
        withBlock({ kind: 'grouped', kernel: [3], groups: [5] }),
        /5 divides none[\s\S]*hint/,
      ],
      ['a kernel of zero', withBlock({ kind: 'standard', kernel: [0] }), /kernel/],
      ['a kernel in words', withBlock({ kind: 'standard', kernel: ['three'] }), /kernel/],
      ['no input channels', withSlots({ inputChannels: [] }), /inputChannels/],
      ['negative channels', withSlots({ inputChannels: [-8] }), /inputChannels/],
      ['an input of one number', withSlots({ input: [[8]] }), /input/],
      [
        'a range that does not end',
        withSlots({ inputChannels: { from: 8, to: 64, factor: 1 } }),
        /inputChannels/,
      ],
      ['a constraint on no column', { ...TINY_SWEEP, constraints: { parms: { max: 1 } } }, /params/],
      ['bounds that cross', { ...TINY_SWEEP, constraints: { macs: { min: 10, max: 1 } } }, /macs/],
      [
        'constraints that nothing keeps',
        { ...TINY_SWEEP, constraints: { macs: { max: 1 } } },
        /no candidate[\s\S]*macs above 1/,
      ],
      ['an objective without direction', { ...TINY_SWEEP, objectives: [{ column: 'macs' }] }, /goal/],
      ['a width no machine can hold', { ...TINY_SWEEP, measure: { screening: 0 } }, /screening/],
      ['what is not built yet', { ...TINY_SWEEP, hold: { macs: 1e6 } }, /not in this version/],
      [
        'a reference point without one objective',
        { ...TINY_SWEEP, referencePoint: { macs: 1e9, latency_ns: 1e6 } },
        /no value for mixing_reach/,
      ],
      [
        'a reference point that no candidate is better than',
        { ...TINY_SWEEP, referencePoint: { macs: 1, latency_ns: 1e6, mixing_reach: 0.01 } },
        /referencePoint\.macs is 1, and no candidate is better[\s\S]*larger than any value/,
      ],
      ['a seed that is no whole number', { ...TINY_SWEEP, seed: 1.5 }, /seed/],
    ] as const
  ).map(([title, config, spoken]) => [title, JSON.stringify(config, null, 2), spoken] as const),
];

const isDefect = /^\s+at .*\d+:\d+\)?$|not foreseen/m;

describe('a config that is wrong', () => {
  it.each(MALFORMED)('is refused before anything is written: %s', async (_title, text, spoken) => {
    const cwd = sandbox();
    writeFileSync(join(cwd, 'sweep.json'), text);
    const { code, stdout, stderr } = await explore(['sweep', '--config', 'sweep.json'], { cwd });
    expect(stderr).toMatch(spoken);
    expect(stderr).not.toMatch(isDefect);
    expect({ code, stdout, files: readdirSync(cwd) }).toEqual({ code: 2, stdout: '', files: ['sweep.json'] });
  });

  it('is told all its problems at once, in the order of the file', async () => {
    const cwd = sandbox();
    writeConfig(cwd, { ...TINY_SWEEP, nam: 'x', seed: -1, blocks: [{ kind: 'groupd' }] });
    const { code, stderr } = await explore(['plan', '--config', 'sweep.json'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/3 problems[\s\S]*groupd[\s\S]*seed[\s\S]*nam/);
  });
});

describe('a space that is too large', () => {
  const huge = {
    ...TINY_SWEEP,
    slots: {
      input: [[56, 56]],
      inputChannels: { from: 8, to: 8192, step: 8 },
      outputChannels: { from: 8, to: 8192, step: 8 },
      stride: [1],
    },
  };

  it('needs --max, and is told its count, time and disk', async () => {
    const cwd = sandbox();
    writeConfig(cwd, huge);
    const { code, stderr } = await explore(['sweep', '--config', 'sweep.json'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/candidates are more than 100,000; they would take .* of disk/);
    expect(stderr).toMatch(/--max \d{7}/);
    expect(readdirSync(cwd)).toEqual(['sweep.json']);
  });

  it('is planned all the same', async () => {
    const cwd = sandbox();
    writeConfig(cwd, huge);
    const { code, stdout } = await explore(['plan', '--config', 'sweep.json', '--json'], { cwd });
    expect(code).toBe(0);
    const plan = JSON.parse(stdout);
    expect(plan.candidates).toBeGreaterThan(1_000_000);
    expect(plan.time_ms.high).toBeGreaterThan(plan.time_ms.low);
  });
});

describe('a command that is wrong', () => {
  it.each([
    [['sweeep', '--config', 'x'], /Did you mean sweep/],
    [['sweep', '--config', 'sweep.json', '--confg', 'x'], /Did you mean --config/],
    [['sweep'], /--config/],
    [['sweep', '--config', 'sweep.json', '--workers', '0'], /--workers/],
    [['sweep', '--config', 'sweep.json', '--max', 'many'], /--max/],
    [['sweep', '--config', 'sweep.json', '--budget', 'soon'], /as 90s, 10m or 2h/],
    [['sweep', '--config', 'none.json'], /no config none\.json/],
    [['sweep', '--config', 'sweep.json', '--db', 'x', '--report', 'x'], /same file/],
    [['front'], /no database \.\/convscape\.sqlite/],
    [['front', '--x', 'speed', '--y', 'macs'], /latency_ns/],
    [['front', '--x', 'macs'], /--y/],
    [['show', 'abc', '--db', 'none.sqlite'], /no database none\.sqlite/],
    [['export', '--format', 'xml'], /csv, json, lut/],
    [['cost', 'none.json'], /none\.json/],
    [[], /Usage: explore/],
  ] as const)('%j exits 2 and says what to do', async (args, spoken) => {
    const cwd = sandbox();
    writeConfig(cwd, TINY_SWEEP);
    const { code, stdout, stderr } = await explore(args, { cwd });
    expect(stderr).toMatch(spoken);
    expect(stderr).not.toMatch(isDefect);
    expect({ code, stdout, files: readdirSync(cwd) }).toEqual({ code: 2, stdout: '', files: ['sweep.json'] });
  });
});

describe('an output that cannot be written', () => {
  it.each([
    ['a database in a folder that is not there', ['--db', 'none/x.sqlite']],
    ['a database below a file', ['--db', 'sweep.json/x.sqlite']],
    ['a database that is a folder', ['--db', 'folder']],
    ['a report in a folder that is not there', ['--report', 'none/x.html']],
    ['a report below a file', ['--report', 'sweep.json/x.html']],
  ] as const)('is found before measuring starts: %s', async (_title, options) => {
    const cwd = sandbox();
    writeConfig(cwd, TINY_SWEEP);
    mkdirSync(join(cwd, 'folder'));
    const { code, stderr } = await explore(['sweep', '--config', 'sweep.json', ...options], { cwd });
    expect(stderr).toMatch(/cannot write/);
    expect(stderr).not.toMatch(isDefect);
    expect({ code, files: readdirSync(cwd).sort() }).toEqual({ code: 4, files: ['folder', 'sweep.json'] });
  });
});

describe('a file that is no database of ours', () => {
  it('is refused with exit 6 and left as it is', async () => {
    const cwd = sandbox();
    writeFileSync(join(cwd, 'notes.txt'), 'x'.repeat(5000));
    const { code, stderr } = await explore(['status', '--db', 'notes.txt'], { cwd });
    expect(stderr).toMatch(/notes\.txt/);
    expect({ code, files: readdirSync(cwd) }).toEqual({ code: 6, files: ['notes.txt'] });
  });
});
