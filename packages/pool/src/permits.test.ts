import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Permits } from './permits.js';

it('lets one run alone, others as many at once as there are permits, in the order they came', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.boolean(), { maxLength: 12 }),
      async (scheduler, total, alone) => {
        const permits = new Permits(total);
        const running = new Set<number>();
        const started: number[] = [];
        const all = alone.map((isAlone, id) =>
          permits.with(isAlone ? total : 1, async () => {
            started.push(id);
            running.add(id);
            expect(running.size).toBeLessThanOrEqual(total);
            expect([...running].some((other) => alone[other]) && running.size > 1).toBe(false);
            await scheduler.schedule(Promise.resolve());
            running.delete(id);
            if (id % 3 === 0) throw new Error('ended badly');
          }),
        );
        const settled = Promise.allSettled(all);
        await scheduler.waitFor(settled);
        expect(started).toEqual(alone.map((_, id) => id));
      },
    ),
  );
});
