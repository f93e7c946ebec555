import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who is measuring on this machine, and what. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** The boot of the machine that the process belongs to; null where the system does not tell. */
  readonly boot: string | null;
  /** When the process started, in ticks since that boot: tells it from a later one of the same number. Null where the system does not tell. */
  readonly processStart: string | null;
  /** The sweep's name; `explore doctor` where that is what measures. */
  readonly sweep: string;
  /** Absolute path; empty where nothing is stored. */
  readonly database: string;
  readonly startedAt: string;
}

/** This process, as a holder. */
export function thisHolder(sweep: string, database: string): LockHolder {
  return {
    pid: process.pid,
    host: hostname(),
    boot: bootId(),
    processStart: processStart(process.pid),
    sweep,
    database,
    startedAt: new Date().toISOString(),
  };
}

/** Whether the process that wrote this still runs: the same number in the same boot, started at the same moment. */
export function isHolding({
  pid,
  boot,
  processStart: start,
}: Pick<LockHolder, 'pid' | 'boot' | 'processStart'>): boolean {
  const bootNow = bootId();
  if (boot !== null && bootNow !== null && boot !== bootNow) return false;
  if (!isRunning(pid)) return false;
  const startNow = processStart(pid);
  return start === null || startNow === null || start === startNow;
}

/** `the sweep "mobile-blocks"` */
export function workText({ sweep, database }: LockHolder): string {
  return database === '' ? sweep : `the sweep ${JSON.stringify(sweep)}`;
}

/** Reads a holder back; null for anything else. */
export function parseHolder(text: string): LockHolder | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null || !('pid' in read)) return null;
  const { pid } = read;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return null;
  const fields: { readonly [name: string]: unknown } = { ...read };
  const textOf = (name: string) => (typeof fields[name] === 'string' ? fields[name] : null);
  return {
    pid,
    host: textOf('host') ?? 'unknown',
    boot: textOf('boot'),
    processStart: textOf('processStart'),
    sweep: textOf('sweep') ?? 'unknown',
    database: textOf('database') ?? 'unknown',
    startedAt: textOf('startedAt') ?? 'unknown',
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process runs too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Linux only. */
function bootId(): string | null {
  return readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? null;
}

/** Linux only: the 22nd field of `/proc/PID/stat` (proc_pid_stat(5)), counted after the name, which may hold anything. */
function processStart(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
