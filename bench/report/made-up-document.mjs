import { readFileSync } from 'node:fs';

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
  return { ...document, rows, findings: [] };
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
