import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRow } from '../fixtures/sample-row.js';
import { matchesQuery } from './matches-query.js';
import { parseQuery } from './parse-query.js';

const ROWS = [
  sampleRow({ candidate: 'g8' }),
  sampleRow({ candidate: 'g2', groups: 2, macs: 231e6, latency_ns: 21e6 }),
  sampleRow({ candidate: 'dense', kind: 'standard', groups: 1, mix: null, macs: 462e6 }),
  sampleRow({
    candidate: 'bad',
    kind: 'bottleneck',
    state: 'failed',
    reason: 'wrong answer',
    latency_ns: null,
  }),
];

const found = (text: string) =>
  ROWS.filter((row) => matchesQuery(row, parseQuery(text))).map(({ candidate }) => candidate);

describe('a query', () => {
  it('is conditions that must all hold', () => {
    expect(found('')).toEqual(['g8', 'g2', 'dense', 'bad']);
    expect(found('kind:grouped g>=4 macs<2e8 !failed')).toEqual(['g8']);
    expect(found('kind:grouped,standard g!=8')).toEqual(['g2', 'dense']);
    expect(found('state=failed')).toEqual(['bad']);
    expect(found('"wrong answer"')).toEqual(['bad']);
    expect(parseQuery('sweep:"two\nlines"').terms).toMatchObject([
      { column: 'sweep', words: ['two\nlines'] },
    ]);
  });

  it('takes numbers with units', () => {
    expect(found('macs<200M')).toEqual(['g8', 'bad']);
    expect(found('latency>20ms')).toEqual(['g2']);
    expect(found('latency<=8000us')).toEqual(['g8', 'dense']);
    expect(found('savings>=60%')).toHaveLength(4);
    expect(found('memory>3MiB')).toHaveLength(4);
  });

  it('knows what is not there, and letters left open', () => {
    expect(found('mix:none g:1,8')).toEqual(['g8', 'dense', 'bad']);
    expect(found('latency:none')).toEqual(['bad']);
    expect(found('kind:*tt*')).toEqual(['bad']);
    expect(found('!kind:g*d')).toEqual(['dense', 'bad']);
    expect(found('slot:56x56x128-*')).toHaveLength(4);
  });

  it('says what it does not understand, and keeps to the rest', () => {
    expect(parseQuery('grops>2').problems).toEqual(['There is no column “grops”: did you mean groups?']);
    expect(parseQuery('zzz:1').problems[0]).toContain('explore export');
    expect(parseQuery('macs<many').problems[0]).toContain('“many” is no number: write it as in macs<200M');
    expect(parseQuery('latency<').problems[0]).toContain('latency_ns<1.5ms');
    expect(parseQuery('kind<3').problems[0]).toContain('kind is text');
    expect(found('grops>2 kind:standard')).toEqual(['dense']);
  });

  it('never breaks, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const { terms, problems } = parseQuery(text);
        expect(terms.length + problems.length).toBeLessThanOrEqual(text.length);
        for (const row of ROWS) matchesQuery(row, { terms, problems });
      }),
    );
  });

  it('and its opposite share the rows between them', () => {
    const queries = fc.constantFrom(
      'kind:grouped',
      'g>=4',
      'latency<9ms',
      'failed',
      'mix:none',
      'macs!=462e6',
    );
    fc.assert(
      fc.property(queries, (text) => {
        expect([...found(text), ...found(`!${text}`)].sort()).toEqual(['bad', 'dense', 'g2', 'g8']);
      }),
    );
  });
});
