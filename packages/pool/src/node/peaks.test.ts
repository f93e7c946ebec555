import { expect, it } from 'vitest';
import { openPool } from './open-pool.js';

it('a pool says what one thread can do at most, and what it can where operations are joined', async () => {
  const pool = await openPool({ workers: 2, processes: 1 });
  try {
    const plain = await pool.peaks(['wasm', 'reference']);
    expect(plain.macsPerSecond.median).toBeGreaterThan(1e8);
    expect(plain.bytesPerSecond.median).toBeGreaterThan(1e8);
    expect(plain.bufferBytes).toBeLessThanOrEqual(256 * 2 ** 20);
    expect(plain).not.toHaveProperty('joinedMacsPerSecond');
    const joined = await pool.peaks(['wasm', 'wasm-256']);
    expect(joined.joinedMacsPerSecond?.median).toBeGreaterThan(1e8);
  } finally {
    await pool.close();
  }
});
