import { openStore } from '@convscape/store';
import {
  candidateNumber,
  DEVICE,
  measurementOf,
  RUN,
  SWEEP,
  visitNumber,
} from '../../packages/store/src/fixtures/records.js';

const NUMBERS = [1, 2, 3];

/** A database with a finished run of three candidates, `c1` to `c3`, none of them measured here. */
export async function writeSmallDatabase(file: string): Promise<void> {
  const store = await openStore(file, { mode: 'write' });
  try {
    await store.putSweep(SWEEP);
    await store.putDevice(DEVICE);
    await store.putRun(RUN);
    await store.putCandidates(SWEEP.name, NUMBERS.map(candidateNumber));
    await store.putVisits(NUMBERS.map((number) => visitNumber(number, `c${number}`)));
    await store.putMeasurements(NUMBERS.map((number) => measurementOf(`c${number}`, 1000 + number)));
  } finally {
    await store.close();
  }
}
