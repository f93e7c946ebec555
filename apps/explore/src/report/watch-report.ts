import { constants, setPriority } from 'node:os';
import { databaseStamp } from '../database/database-stamp.js';
import { withDatabase } from '../database/open-existing.js';
import { type LiveSweeps, readLiveSweeps } from '../database/read-live-sweeps.js';
import { EXIT } from '../failure/exit-code.js';
import { exitCodeOf } from '../failure/exit-code-of.js';
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
 * page loads itself anew meanwhile; what is written last no longer does. Once there is a report, a database that is in use or a disk that is full is waited for.
 * @returns how often it was written
 */
export async function watchReport(watching: Watching): Promise<number> {
  const { databases, out, terminal, stop, onFirst } = watching;
  yieldToMeasuring();
  let last: Written | null = null;
  let isWaiting = false;
  for (let written = 0, known = ''; ; ) {
    const stamp = (await Promise.all(databases.map(databaseStamp))).join(' ');
    // Once more at the end, for a page that no longer waits for the next one.
    const isOver = stop.aborted || last?.isUnderWay() === false;
    if (stamp !== known || isOver) {
      try {
        last = await writeNow(watching);
        known = stamp;
        isWaiting = false;
        written++;
        if (written === 1) {
          onFirst();
          if (last.goesOn) terminal.say(`wrote ${out}; writing it again as results come, Ctrl-C ends`);
        } else terminal.detail(`wrote ${out} again`);
        if (!last.goesOn) return written;
      } catch (error) {
        if (written === 0 || stop.aborted || !mayPass(error)) throw error;
        if (!isWaiting) terminal.warn(`not written again yet: ${(error as Error).message}`);
        isWaiting = true;
      }
    }
    await pause((last?.waitSeconds ?? SMALL_SECONDS) * 1000, stop);
  }
}

interface Written {
  readonly isUnderWay: () => boolean;
  /** Whether it is to be written again. */
  readonly goesOn: boolean;
  readonly waitSeconds: number;
}

async function writeNow({ databases, template, out, stop }: Watching): Promise<Written> {
  const { sweeps, isUnderWay } = await readAll(databases);
  const goesOn = !stop.aborted && isUnderWay();
  const candidates = sweeps.reduce((sum, one) => sum + one.candidates.length, 0);
  const waitSeconds = candidates > SMALL_CANDIDATES ? LARGE_SECONDS : SMALL_SECONDS;
  await writeReport(sweeps, template, out, { databases, ...(goesOn && { refreshSeconds: waitSeconds }) });
  return { isUnderWay, goesOn, waitSeconds };
}

/** A database that another writes to, or a disk. */
function mayPass(error: unknown): boolean {
  const code = exitCodeOf(error);
  return code === EXIT.inUse || code === EXIT.io;
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
