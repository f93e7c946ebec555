import { FunctionBuilder } from '../emit/function-builder.js';
import { CELL } from './cells.js';

/** Looks at the counter before a thread goes to sleep: longer than parts of one layer differ, far shorter than a time slice. */
const SPINS = 100_000;

/**
 * A function that counts its caller's arrival and returns when the counter has come to `target`, its only parameter: the last arrival of
 * a team of n is the n-th since the barrier before. Counters are compared by the sign of their difference, so they may overflow.
 */
export function barrierFunction(name: string): FunctionBuilder {
  const f = new FunctionBuilder(name, 1);
  const target = f.parameter(0);
  const [spins, seen] = [f.pointer(), f.pointer()];
  const isEarly = (): FunctionBuilder =>
    f.get(seen).get(target).integers('i32Sub').integer(0).integers('i32LessSigned');

  f.atomicAdd(CELL.arrived, 1).integer(1).integers('i32Add').get(target).integers('i32Equal');
  f.when(() => {
    // Who is about to sleep says so before looking at the counter once more, so nobody sleeps for ever.
    f.atomicLoad(CELL.sleeping).when(() => f.atomicNotify(CELL.arrived));
    f.leave();
  });
  f.integer(SPINS).set(spins);
  f.timesLocal(spins, () => {
    f.atomicLoad(CELL.arrived).set(seen);
    f.get(target)
      .get(seen)
      .integers('i32Sub')
      .integer(1)
      .integers('i32LessSigned')
      .when(() => f.leave());
  });
  f.repeatWhile(() => {
    f.atomicAdd(CELL.sleeping, 1).drop();
    f.atomicLoad(CELL.arrived).set(seen);
    isEarly().when(() => f.atomicWait(CELL.arrived, seen));
    f.atomicAdd(CELL.sleeping, -1).drop();
    f.atomicLoad(CELL.arrived).set(seen);
    isEarly();
  });
  return f;
}
