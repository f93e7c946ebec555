import { type DeviceFingerprint, sentinelMemoryBytes } from '@convscape/core';
import type { Terminal } from '../../terminal/terminal.js';
import { wallClock } from '../read-machine.js';
import { thisSystem } from '../system/system-reader.js';
import { type Noise, readNoise } from './read-noise.js';

const SECONDS = 10;
/** A log file gets a line for so many of them. */
const SAY_EVERY = 5;

/** Listens to this machine for ten seconds, and says how far it is. */
export async function listen({ cacheBytes }: DeviceFingerprint, terminal: Terminal): Promise<Noise> {
  const sizes = Object.values(cacheBytes);
  const tell = (second: number) => {
    const text = `listening to the machine: ${second} of ${SECONDS} s`;
    if (terminal.canDraw) terminal.draw(text);
    else if (second % SAY_EVERY === 0) terminal.say(text);
  };
  tell(0);
  const noise = await readNoise({
    seconds: SECONDS,
    memoryBytes: sentinelMemoryBytes(sizes.length > 0 ? Math.max(...sizes) : null),
    clock: wallClock,
    reader: thisSystem,
    onSecond: tell,
  });
  terminal.draw('');
  return noise;
}
