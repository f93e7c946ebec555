import { readFileSync } from 'node:fs';
import { findings } from '@convscape/core';

const fixture = new URL(
  '../../packages/core/src/report-document/fixtures/report-document-1.json',
  import.meta.url,
);

/**
 * A document of `count` candidates in slots of up to `slotSize`, from a measured one: every number of its own, so that nothing compresses
 * too well. Blocks beyond the first 40 of a slot differ by how often they are chained.
 */
export function madeUpDocument(count, slotSize = 40) {
  const document = JSON.parse(readFileSync(fixture, 'utf8'));
  const random = xorshift(20261124);
  const rows = Array.from({ length: count }, (_, index) => {
    const measured = document.rows[index % document.rows.length];
    const slot = Math.floor(index / slotSize);
    const size = 7 + (slot % 200);
    const channels = 32 * (1 + Math.floor(slot / 200));
    const factor = 0.5 + random();
    const scaled = (value) => (value === null ? null : Math.round(value * factor * (1 + 0.01 * random())));
    return {
      ...measured,
      candidate: Array.from({ length: 4 }, () =>
        Math.floor(random() * 16 ** 5)
          .toString(16)
          .padStart(5, '0'),
      ).join(''),
      slot: `${size}x${size}x${channels}-${channels}-s1`,
      chain: 1 + Math.floor((index % slotSize) / 40),
      input_height: size,
      input_width: size,
      input_channels: channels,
      output_channels: channels,
      macs: scaled(measured.macs),
      params: scaled(measured.params),
      activations: scaled(measured.activations),
      memory_access_elements: scaled(measured.memory_access_elements),
      bytes_moved: scaled(measured.bytes_moved),
      peak_memory_bytes: scaled(measured.peak_memory_bytes),
      arithmetic_intensity: measured.arithmetic_intensity * factor,
      latency_ns: measured.latency_ns === null ? null : measured.latency_ns * factor,
      latency_low_ns: measured.latency_low_ns === null ? null : measured.latency_low_ns * factor,
      latency_high_ns: measured.latency_high_ns === null ? null : measured.latency_high_ns * factor,
      latency_p95_ns: scaled(measured.latency_p95_ns),
      savings_realised: measured.savings_realised === null ? null : measured.savings_realised * factor,
    };
  });
  return {
    ...document,
    rows,
    findings: findings(rows),
    fronts: madeUpFronts(rows, random),
    batches: madeUpBatches(rows, random),
  };
}

/** A front for each slot, every number of its own. */
function madeUpFronts(rows, random) {
  const slots = [...new Set(rows.map((row) => row.slot))];
  const { sweep, device, engine, threads, cache } = rows[0];
  return slots.map((slot) => ({
    ...{ sweep, device, slot, engine, threads, cache },
    ...{ candidates: 40, certain: 8, contested: 2, contested_share: 0.2 },
    ...{ hypervolume: random(), hypervolume_low: random(), hypervolume_high: random() },
    ...{ log_volume: random(), log_volume_low: random(), log_volume_high: random() },
    reference_from: 'worst',
    reference_point: `macs=${Math.round(random() * 1e9)} latency_ns=${Math.round(random() * 1e8)} mixing_reach=0.01`,
    ideal_point: `macs=${Math.round(random() * 1e6)} latency_ns=${Math.round(random() * 1e5)} mixing_reach=1`,
    hypervolume_reason: null,
    ...{ tau_macs: random(), tau_macs_low: random(), tau_macs_high: random() },
    ...{ tau_bytes_moved: random(), tau_bytes_moved_low: random(), tau_bytes_moved_high: random() },
  }));
}

/** Batches for as many candidates as they travel for: eight visits of thirty. */
function madeUpBatches(rows, random) {
  const members = rows.filter(({ front }) => front !== 'out').slice(0, 500);
  return members.map(({ candidate, run, latency_ns }, index) => ({
    ...{ candidate, run, total: 240 },
    visits: Array.from({ length: 8 }, (_, visit) => ({
      startedAt: new Date(Date.UTC(2026, 10, 24) + 1e6 * index + 1e3 * visit).toISOString(),
      phase: 'confirmation',
      flags: [],
      latenciesNs: Array.from({ length: 30 }, () =>
        Number((latency_ns * (1 + 0.02 * random())).toPrecision(5)),
      ),
    })),
  }));
}

/** Numbers from 0 to 1, the same each time. */
function xorshift(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
