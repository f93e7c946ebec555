/** Where a command is typed again: what starts it, and how the shell there reads quotes. */
export interface Shell {
  readonly platform: NodeJS.Platform;
  /** `npx` is there where `explore` alone may not be. */
  readonly isNpx: boolean;
}

/** The shell that this process was started from, as far as it can be told. */
export const ownShell = (): Shell => ({
  platform: process.platform,
  isNpx: process.env.npm_command === 'exec',
});

/** Options that start a run: a command that goes on with it has none of them, or it would throw away what was kept. */
const STARTING = new Set(['--fresh', '--recalibrate', '--retake']);

/** The same command once more, to go on with an interrupted sweep. */
export function resumeCommand(args: readonly string[], { platform, isNpx }: Shell = ownShell()): string {
  const quoted = platform === 'win32' ? quotedForWindows : quotedForPosix;
  const words = ['explore', ...args.filter((arg) => !STARTING.has(arg)).map(quoted)];
  return `${isNpx ? 'npx ' : ''}${words.join(' ')}`;
}

function quotedForPosix(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`;
}

/** As cmd and PowerShell both read it; a file's name there has no quotes. */
function quotedForWindows(arg: string): string {
  return /^[\w@+=:./\\-]+$/.test(arg) ? arg : `"${arg}"`;
}
