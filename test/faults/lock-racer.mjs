import { thisHolder } from '../../apps/explore/dist/sweep/lock-holder.js';
import { takeMeasuringLock } from '../../apps/explore/dist/sweep/measuring-lock.js';

// Tries to take a lock whenever it is told to, and says whether it did. Told to release, it does.
let release;
process.on('message', async ({ take: file, at }) => {
  if (file === undefined) {
    await release?.();
    release = undefined;
    process.send({ released: true });
    return;
  }
  while (Date.now() < at);
  try {
    release = await takeMeasuringLock({
      file,
      holder: thisHolder(`racer ${process.pid}`, 'racer.sqlite'),
      wait: false,
      stop: new AbortController().signal,
      onWaiting: () => {},
      onUnavailable: (reason) => process.send({ problem: reason }),
    });
    process.send({ won: true });
  } catch (error) {
    process.send(error.exitCode === 5 ? { won: false } : { problem: String(error) });
  }
});
process.send({ ready: true });
