/** The same command once more, to go on with an interrupted sweep: `--fresh` would throw away what was kept. */
export function resumeCommand(args: readonly string[]): string {
  return ['explore', ...args.filter((arg) => arg !== '--fresh').map(quoted)].join(' ');
}

/** As a POSIX shell reads it. */
function quoted(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`;
}
