import type { FrontRow } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { defaultView } from '../view/resolve-view.js';
import { frontRowOf } from './front-row-of.js';
import { frontWords, orderWords } from './front-words.js';

const document = sampleDocument();
const view = defaultView(document);

const FRONT: FrontRow = {
  sweep: view.sweep,
  device: view.device,
  slot: view.slot,
  engine: view.engine,
  threads: view.threads,
  cache: view.cache,
  candidates: 60,
  certain: 4,
  contested: 2,
  contested_share: 1 / 3,
  hypervolume: 0.4763,
  hypervolume_low: 0.4742,
  hypervolume_high: 0.4783,
  log_volume: 63.4,
  log_volume_low: 63.2,
  log_volume_high: 63.7,
  reference_from: 'sweep',
  reference_point: 'macs=1000 latency_ns=1000',
  ideal_point: 'macs=10 latency_ns=10',
  hypervolume_reason: null,
  tau_macs: 0.83,
  tau_macs_low: 0.82,
  tau_macs_high: 0.84,
  tau_bytes_moved: null,
  tau_bytes_moved_low: null,
  tau_bytes_moved_high: null,
};

describe('what is told of a front as a whole', () => {
  it('is how much of it is contested, and its hypervolume with its interval', () => {
    expect(frontWords(FRONT)).toBe(
      '2 of this front’s 6 are contested (33 %). Hypervolume 0.476 (0.474 to 0.478): the share of the box between the best values here and ' +
        'the sweep’s reference point that it dominates, on logarithmic scales.',
    );
    const settled = frontWords({ ...FRONT, contested: 0, contested_share: 0, reference_from: 'worst' });
    expect(settled).toMatch(/^All 4 of this front are on it for certain\. .* a tenth worse than its worst/);
    const alone = { ...FRONT, certain: 1, contested: 0, contested_share: 0 };
    expect(frontWords(alone)).toMatch(/^The one candidate of this front is on it for certain\. Hypervolume/);
    expect(frontWords({ ...alone, certain: 0, contested: 1, contested_share: 1 })).toMatch(
      /^The one candidate of this front is contested\. Hypervolume/,
    );
  });

  it('is why there is no hypervolume', () => {
    expect(frontWords({ ...FRONT, hypervolume: null, hypervolume_reason: 'macs is 0' })).toContain(
      'It has no hypervolume: macs is 0.',
    );
  });

  it('is how far costs order its candidates, as far as there is an order', () => {
    expect(orderWords(FRONT)).toBe(
      `In ${view.slot}, Kendall’s τ-b between cost and latency is 0.83 (0.82 to 0.84) for MACs (1: the same order, 0: none).`,
    );
    expect(orderWords({ ...FRONT, tau_macs: null })).toBe('');
  });

  it('is that of the front in view, and nothing in documents that are older than it', () => {
    const other = { ...FRONT, slot: 'another' };
    expect(frontRowOf({ ...document, fronts: [other, FRONT] }, view)).toBe(FRONT);
    expect(frontRowOf({ ...document, fronts: [other] }, view)).toBeUndefined();
    const { fronts: _, ...older } = document;
    expect(frontRowOf(older, view)).toBeUndefined();
  });
});
