import { describe, expect, it } from 'vitest';
import type { BlockSpec } from '../../block/index.js';
import { buildReportDocument } from '../build-report-document.js';
import { candidate, stored } from '../fixtures/stored.js';
import { candidateOfRow } from './candidate-of-row.js';

const documentOf = (...blocks: readonly BlockSpec[]) =>
  buildReportDocument(
    [
      stored(
        blocks.map((block) => candidate(block)),
        [],
      ),
    ],
    { writtenBy: '1.2.3' },
  );

describe('candidateOfRow', () => {
  it('gives back every candidate that the columns tell, under its key', () => {
    const { rows, asked } = documentOf(
      { kind: 'standard', kernel: [5, 5], activation: 'relu', bias: true },
      { kind: 'pointwise' },
      { kind: 'grouped', groups: 4, mix: 'pointwise' },
      { kind: 'depthwise' },
      { kind: 'depthwise-separable', kernel: [3, 3], squeezeExcite: 4 },
      { kind: 'bottleneck', groups: 2, ratio: 0.5 },
      { kind: 'bottleneck', middleChannels: 48 },
      { kind: 'shufflenet', groups: 2 },
      { kind: 'inverted-residual', expansion: 4 },
      { kind: 'bottleneck', shortcut: 'projection' },
      { kind: 'spatially-separable', kernel: [3, 3], middleChannels: 32 },
    );
    expect(asked).toEqual([]);
    for (const row of rows) expect(candidateOfRow(row).key).toBe(row.candidate);
  });

  it('leaves to the document what no column tells', () => {
    const layers = [{ layer: 'conv2d', kernel: [3, 3] }] as const;
    const { asked } = documentOf({ kind: 'standard' }, { kind: 'sequence', layers });
    expect(asked?.map(({ block }) => block.kind)).toEqual(['sequence']);
    const direct = candidate({ kind: 'standard' }, { algorithm: 'direct' });
    expect(buildReportDocument([stored([direct], [])], { writtenBy: '1.2.3' }).asked).toEqual([direct]);
  });
});
