import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweepWith } from './fixtures/sweep-text.js';
import { readLayers } from './read-layers.js';
import { readSweepConfig } from './read-sweep-config.js';

const keys = [
  'version',
  'name',
  'slots',
  'blocks',
  'kind',
  'layers',
  'layer',
  'from',
  'to',
  'step',
  'input',
  'groups',
  'block',
  'slot',
  '__proto__',
  'constructor',
  'toString',
];
const leaf = fc.oneof(
  fc.constantFrom<unknown>(1, 0, -1, 'same', 'grouped', 'sequence', 'conv2d', 'constructor', null, true),
  fc.double(),
  fc.string({ maxLength: 5 }),
);
const { tree: json } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string({ maxLength: 4 })), tie('tree'), {
      maxKeys: 6,
    }),
  ),
}));

/** Both readers answer, and every problem has a place in the text. */
function answers(text: string): void {
  const lines = text.split(/\r\n|\r|\n/);
  for (const read of [readSweepConfig(text), readLayers(text)]) {
    if (read.state === 'valid') continue;
    expect(read.problems.length).toBeGreaterThan(0);
    for (const { line, column, message } of read.problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
      expect(message).not.toBe('');
    }
  }
}

describe('whatever the file holds', () => {
  it('answers any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), answers));
  });

  it('answers any text of JSON pieces', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '1',
      '-',
      '.',
      'e',
      'null',
      '//',
      '/*',
      '*/',
      '\\',
      '\n',
      '\r',
      ' ',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => answers(pieces.join(''))));
  });

  it('answers any JSON value', () => {
    fc.assert(
      fc.property(json, (value) => answers(JSON.stringify(value, null, 1))),
      { numRuns: 300 },
    );
  });

  it('answers a sweep with any value in any of its places', () => {
    const place = fc.constantFrom(
      'version',
      'name',
      'slots',
      'blocks',
      'engines',
      'measure',
      'objectives',
      'constraints',
      'seed',
      'sample',
      'threads',
      'algorithm',
      'chain',
    );
    fc.assert(
      fc.property(place, json, (key, value) => answers(sweepWith({ [key]: value }))),
      { numRuns: 300 },
    );
  });

  it('answers a sweep with one block of any shape', () => {
    fc.assert(
      fc.property(json, (block) => answers(sweepWith({ blocks: [block] }))),
      { numRuns: 200 },
    );
  });
});
