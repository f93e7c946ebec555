import { constants, setPriority } from 'node:os';
import { databaseStamp } from '../database/database-stamp.js';
import { withDatabase } from '../database/open-existing.js';
import { type LiveSweeps, readLiveSweeps } from '../database/read-live-sweeps.js';
import type { Terminal } from '../terminal/terminal.js';
import { writeReport } from './write-report.js';

export interface Watching {
  readonly databases: readonly string[];
  readonly template: string;
  readonly out: string;
  readonly terminal: Terminal;
  readonly stop: AbortSignal;
  /** Called after the report was first written. */
  readonly onFirst: () => void;
}

/** A report of so many candidates is written and opened in no time; larger ones are written less often. */
const SMALL_CANDIDATES = 2000;
const SMALL_SECONDS = 5;
const LARGE_SECONDS = 30;

/**
 * Writes the report, and again whenever a running sweep has stored more, until none is running (or its process is gone) or `stop` is aborted. The
 * page loads itself anew meanwhile; what is written last no longer does.
 * @returns how often it was written
 */
export async function watchReport({
  databases,
  template,
  out,
  terminal,
  stop,
  onFirst,
}: Watching): Promise<number> {
  yieldToMeasuring();
  let isUnderWay = () => true;
  for (let written = 0, known = ''; ; ) {
    const stamp = (await Promise.all(databases.map(databaseStamp))).join(' ');
    let waitSeconds = SMALL_SECONDS;
    // Once more at the end, for a page that no longer waits for the next one.
    const isOver = stop.aborted || !isUnderWay();
    if (stamp !== known || isOver) {
      const { sweeps, ...read } = await readAll(databases);
      isUnderWay = read.isUnderWay;
      const goesOn = !stop.aborted && isUnderWay();
      const candidates = sweeps.reduce((sum, one) => sum + one.candidates.length, 0);
      waitSeconds = candidates > SMALL_CANDIDATES ? LARGE_SECONDS : SMALL_SECONDS;
      await writeReport(sweeps, template, out, {
        databases,
        ...(goesOn && { refreshSeconds: waitSeconds }),
      });
      known = stamp;
      written++;
      if (written === 1) {
        onFirst();
        if (goesOn) terminal.say(`wrote ${out}; writing it again as results come, Ctrl-C ends`);
      } else terminal.detail(`wrote ${out} again`);
      if (!goesOn) return written;
    }
    await pause(waitSeconds * 1000, stop);
  }
}

async function readAll(databases: readonly string[]): Promise<LiveSweeps> {
  const read: LiveSweeps[] = [];
  for (const file of databases) read.push(await withDatabase(file, readLiveSweeps));
  return {
    sweeps: read.flatMap(({ sweeps }) => sweeps),
    isUnderWay: () => read.some((one) => one.isUnderWay()),
  };
}

/** The sweep measures while this works: whatever wants the processor goes first. */
function yieldToMeasuring(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // A system that has no priorities, or gives none away.
  }
}

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    stop.addEventListener('abort', end, { once: true });
  });
}
