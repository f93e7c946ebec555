import { describe, expect, it } from 'vitest';
import type { StoredSweep } from '../../record/index.js';
import { buildReportDocument } from '../build-report-document.js';
import { candidate, grouped, run, SLOT, separable, standard, stored, timed } from '../fixtures/stored.js';
import { rowsOf } from '../rows/rows-of.js';
import { findings } from './findings.js';
import { rowLabel } from './row-label.js';

const found = (sweep: StoredSweep) => findings(rowsOf(sweep));

describe('findings', () => {
  it('tell of a grouped block that is slower than the dense one, with both intervals', () => {
    const [first] = found(
      stored([standard, grouped], [timed(standard, 2_000_000), timed(grouped, 2_600_000)]),
    );
    expect(first).toEqual({
      kind: 'grouped-slower-than-dense',
      sentence:
        'In 56x56x128-128-s1, grouped 3x3 g=8 computes 8.0 times less than standard 3x3 and takes 1.3 times as long: ' +
        '2.60 ms (2.57 ms to 2.63 ms) against 2.00 ms (1.98 ms to 2.02 ms).',
      candidates: [grouped.key, standard.key],
      slot: '56x56x128-128-s1',
      run: 'run-1',
    });
  });

  it('count the other grouped blocks of the slot that are slower', () => {
    const slower = [2, 4].map((groups) => candidate({ kind: 'grouped', groups }));
    const sentences = (others: readonly (typeof standard)[]) =>
      found(
        stored(
          [standard, grouped, ...others],
          [timed(standard, 2_000_000), ...[grouped, ...others].map((one) => timed(one, 3_000_000))],
        ),
      ).map(({ sentence }) => sentence);
    expect(sentences(slower.slice(1))[0]).toContain(
      "So does 1 more of the slot's blocks with grouped layers.",
    );
    expect(sentences(slower)[0]).toContain("So do 2 more of the slot's blocks with grouped layers.");
  });

  it('say nothing of it where the intervals overlap', () => {
    const close = stored([standard, grouped], [timed(standard, 2_000_000), timed(grouped, 2_030_000)]);
    expect(found(close)).toEqual([]);
    const seenOnce = stored(
      [standard, grouped],
      [timed(standard, 2_000_000), timed(grouped, 2_120_000, { state: 'screened' })],
    );
    expect(found(seenOnce)).toEqual([]);
  });

  it('tell of the largest gap between the promised and the realised saving, and of the best saving kept', () => {
    const g2 = candidate({ kind: 'grouped', groups: 2 });
    const sweep = stored(
      [standard, g2, grouped, separable],
      [
        timed(standard, 8_400_000),
        timed(g2, 8_000_000),
        timed(grouped, 4_200_000),
        timed(separable, 1_050_000),
      ],
    );
    const told = found(sweep);
    expect(told.map(({ kind }) => kind)).toEqual(['saving-not-realised', 'saving-realised']);
    expect(told[0]!.candidates).toEqual([grouped.key, standard.key]);
    expect(told[0]!.sentence).toContain(
      'computes 8.0 times less than standard 3x3 and is 2.0 times as fast, 25 % of the promise',
    );
    expect(told[1]!.candidates).toEqual([separable.key, standard.key]);
    expect(told[1]!.sentence).toContain('is 8.0 times as fast, 95 % of the promise');
  });

  it('count the slots in which the cheapest block is not the fastest', () => {
    const small = { ...SLOT, input: { height: 28, width: 28, channels: 128 } };
    const [dense28, g8at28] = [
      candidate({ kind: 'standard' }, {}, small),
      candidate({ kind: 'grouped', groups: 8 }, {}, small),
    ];
    const sweep = stored(
      [standard, grouped, separable, dense28, g8at28],
      [
        timed(standard, 9_000_000),
        timed(grouped, 3_000_000),
        timed(separable, 4_500_000),
        timed(dense28, 2_000_000),
        timed(g8at28, 500_000),
      ],
    );
    const told = found(sweep).find(({ kind }) => kind === 'cheapest-not-fastest')!;
    expect(told.sentence).toBe(
      'In 1 of 2 slots the block with the fewest MACs is not the fastest. In 56x56x128-128-s1 it is depthwise-separable 3x3 at ' +
        '4.50 ms (4.46 ms to 4.54 ms), 1.5 times the 3.00 ms (2.97 ms to 3.03 ms) of grouped 3x3 g=8.',
    );
    expect(told.candidates).toEqual([separable.key, grouped.key]);
  });

  it('tell where MACs order blocks hardly like latency', () => {
    const blocks = [1, 2, 3, 4, 5, 6, 7, 8].map((k) => candidate({ kind: 'standard', kernel: [k, k] }));
    const order = [3, 1, 4, 2, 8, 7, 5, 6].map((rank) => rank * 1_000_000);
    const told = found(
      stored(
        blocks,
        blocks.map((block, index) => timed(block, order[index]!)),
      ),
    );
    // 20 pairs agree and 8 do not: 12 / 28.
    expect(
      told.some(({ sentence }) =>
        sentence.includes(
          "of its 8 blocks Kendall's τ-b is 0.43, and 0.43 at the most within their intervals",
        ),
      ),
    ).toBe(true);
  });

  it('say nothing of that where the intervals that overlap could be in the order of MACs', () => {
    const blocks = [1, 2, 3, 4, 5, 6, 7, 8].map((k) => candidate({ kind: 'standard', kernel: [k, k] }));
    const told = (order: readonly number[], halfWidth: number) =>
      found(
        stored(
          blocks,
          blocks.map((block, index) => timed(block, (100 + order[index]!) * 10_000, { halfWidth })),
        ),
      ).filter(({ sentence }) => sentence.includes('MACs say little'));
    const turned = [8, 7, 6, 5, 4, 3, 2, 1];
    expect(told(turned, 0.001)).toHaveLength(1);
    expect(told(turned, 0.05)).toEqual([]);
    // The last three are apart from the first five, and in the wrong order for certain: 13 pairs agree at the most, and 15 do not.
    const [half] = told([30, 32, 34, 36, 38, 10, 8, 6], 0.03);
    expect(half?.sentence).toContain("Kendall's τ-b is -0.29, and -0.07 at the most within their intervals");
  });

  it('say of how many of its fastest blocks they are, in a crowded slot', () => {
    const [row] = rowsOf(stored([grouped], [timed(grouped, 1e6)]));
    const rows = Array.from({ length: 301 }, (_, index) => {
      const latency = { latency_ns: 1e6 - index, latency_low_ns: 1e6 - index, latency_high_ns: 1e6 - index };
      return { ...row!, ...latency, candidate: `${index}`, macs: 1e6 + index };
    });
    const told = findings(rows).find(({ kind }) => kind === 'ranking-inverted');
    expect(told?.sentence).toContain(
      'of the pairs of its 300 fastest blocks that intervals tell apart, MACs put 44850 of 44850 in the wrong order',
    );
  });

  it('name what columns do not tell, where they are given the candidates', () => {
    const direct = candidate({ kind: 'standard' }, { algorithm: 'direct' });
    const sweep = stored([direct, grouped], [timed(direct, 2_000_000), timed(grouped, 2_600_000)]);
    const [told] = findings(rowsOf(sweep), sweep.candidates);
    expect(told!.sentence).toContain('less than standard 3x3, direct and takes');
    expect(found(sweep)[0]!.sentence).toContain('less than standard 3x3 and takes');
    const { findings: written } = buildReportDocument([sweep], { writtenBy: '1.2.3' });
    expect(written[0]).toEqual(told);
  });

  it('tell of the pair that MACs rank most wrongly, with both intervals and how many pairs are', () => {
    const narrow = candidate({ kind: 'bottleneck' });
    const sweep = stored(
      [grouped, separable, narrow],
      [timed(grouped, 1_000_000), timed(separable, 1_500_000), timed(narrow, 500_000)],
    );
    // Nothing dense to hold them against; the narrow one has fewest MACs and is fastest.
    expect(found(sweep)).toEqual([
      {
        kind: 'ranking-inverted',
        sentence:
          'In 56x56x128-128-s1, of the pairs of blocks that intervals tell apart, MACs put 1 of 3 in the wrong order. ' +
          'Among these, depthwise-separable 3x3 computes 1.1 times less than grouped 3x3 g=8 and takes 1.5 times as long: ' +
          '1.50 ms (1.49 ms to 1.51 ms) against 1.00 ms (990 µs to 1.01 ms).',
        candidates: [separable.key, grouped.key],
        slot: '56x56x128-128-s1',
        run: 'run-1',
      },
    ]);
  });

  it('do not tell of a block’s wrong rank twice', () => {
    const sweep = stored([standard, grouped], [timed(standard, 2_000_000), timed(grouped, 2_600_000)]);
    expect(found(sweep).some(({ kind }) => kind === 'ranking-inverted')).toBe(false);
  });

  it('come with the most surprising first', () => {
    const g32 = candidate({ kind: 'grouped', groups: 32 });
    const sweep = stored(
      [standard, grouped, g32, separable],
      [
        timed(standard, 3_000_000),
        timed(grouped, 1_000_000),
        timed(g32, 6_000_000),
        timed(separable, 400_000),
      ],
    );
    expect(found(sweep).map(({ kind }) => kind)).toEqual([
      'grouped-slower-than-dense',
      'cheapest-not-fastest',
      'saving-not-realised',
      'saving-realised',
    ]);
    expect(found(sweep)[0]!.candidates[0]).toBe(g32.key);
  });

  it('name what tells settings apart only where there are several', () => {
    const [dense2, grouped2] = [
      candidate({ kind: 'standard' }, { threads: 2 }),
      candidate({ kind: 'grouped', groups: 8 }, { threads: 2 }),
    ];
    const sweep = stored(
      [standard, grouped, dense2, grouped2],
      [timed(standard, 100), timed(grouped, 150), timed(dense2, 60), timed(grouped2, 120)],
    );
    const sentences = found(sweep).map(({ sentence }) => sentence);
    expect(sentences[0]).toContain('In 56x56x128-128-s1 (2 threads), grouped');
    expect(sentences.some((sentence) => sentence.includes('(1 thread)'))).toBe(true);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('speak in each slot of the run that its front is of', () => {
    const small = { ...SLOT, input: { height: 28, width: 28, channels: 128 } };
    const [dense28, g8at28, g2at28] = [
      candidate({ kind: 'standard' }, {}, small),
      candidate({ kind: 'grouped', groups: 8 }, {}, small),
      candidate({ kind: 'grouped', groups: 2 }, {}, small),
    ];
    const newer = { run: 'run-2', startedAt: '2026-01-02T00:00:00.000Z' };
    const sweep = stored(
      [standard, grouped, separable, dense28, g8at28, g2at28],
      [
        timed(standard, 2_000_000),
        timed(grouped, 9_000_000),
        timed(separable, 1_000_000),
        timed(dense28, 2_000_000),
        timed(g8at28, 2_600_000),
        timed(g2at28, 9_000_000),
        timed(dense28, 2_000_000, { run: 'run-2' }),
        timed(g8at28, 2_800_000, { run: 'run-2' }),
      ],
      { runs: [run(), run(newer)] },
    );
    const slower = found(sweep).filter(({ kind }) => kind === 'grouped-slower-than-dense');
    expect(slower.map(({ candidates }) => candidates)).toEqual([
      [grouped.key, standard.key],
      [g8at28.key, dense28.key],
    ]);
    expect(slower[1]!.sentence).toContain('takes 1.4 times as long');
    expect(slower[1]!.sentence).not.toContain('more of the slot');
  });

  it('carry the run that measured what they speak of, on each device its own', () => {
    const blocks = [1, 2, 3, 4, 5, 6, 7, 8].map((k) => candidate({ kind: 'standard', kernel: [k, k] }));
    const all = [...blocks, grouped, separable];
    const milliseconds = [3, 1, 4, 2, 8, 7, 5, 6, 9, 2];
    const sweep = stored(
      all,
      ['run-1', 'run-2'].flatMap((name) =>
        all.map((one, index) => timed(one, milliseconds[index]! * 1e6, { run: name })),
      ),
      { runs: [run(), run({ run: 'run-2', device: 'device-b' })] },
    );
    const told = found(sweep);
    expect(new Set(told.map(({ kind }) => kind)).size).toBeGreaterThan(3);
    expect(told.some(({ candidates }) => candidates.length === 0)).toBe(true);
    for (const { sentence, run: name } of told) {
      expect(name).toBe(sentence.includes('(device device-b)') ? 'run-2' : 'run-1');
    }
  });

  it('are none without latencies', () => {
    expect(found(stored([standard, grouped], []))).toEqual([]);
    expect(findings([])).toEqual([]);
  });
});

describe('rowLabel', () => {
  it('names a block as it was asked for, without what its kind implies', () => {
    const blocks = [
      candidate({ kind: 'depthwise', kernel: [5, 5] }),
      candidate({ kind: 'grouped', groups: 4, mix: 'pointwise', bias: true }),
      candidate({ kind: 'bottleneck', groups: 2, ratio: 0.5, squeezeExcite: 4 }),
      candidate({ kind: 'bottleneck', middleChannels: 48 }),
      candidate({ kind: 'spatially-separable' }),
      candidate({ kind: 'standard', dilation: [2, 2] }, { chain: 4 }),
    ];
    expect(rowsOf(stored(blocks, [])).map(rowLabel)).toEqual([
      'depthwise 5x5',
      'grouped 3x3 g=4 bias + pointwise',
      'bottleneck 3x3 g=2 ratio=0.5 se=4',
      'bottleneck 3x3 m=48',
      'spatially-separable 3x3',
      'standard 3x3 d=2 ×4',
    ]);
  });
});
