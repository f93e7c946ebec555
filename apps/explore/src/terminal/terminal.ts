import { type StyleName, style } from './style.js';

/** Where a command writes: data to stdout, everything that is said about it to stderr. */
export interface Terminal {
  readonly json: boolean;
  readonly verbosity: 'quiet' | 'normal' | 'verbose';
  /** Data: what a pipe wants. */
  print(text: string): void;
  /** A message; silent under `--quiet`. */
  say(text: string): void;
  /** A message for `--verbose`. */
  detail(text: string): void;
  /** A warning, shown under `--quiet` too. */
  warn(text: string): void;
  /** Colours for stdout and stderr, plain where the stream or `NO_COLOR` asks for it. */
  paint(name: StyleName, text: string): string;
  paintMessage(name: StyleName, text: string): string;
  readonly messages: NodeJS.WriteStream;
}

export interface TerminalOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** The terminal of this process. */
export function openTerminal(options: TerminalOptions): Terminal {
  const { stdout, stderr } = process;
  const verbosity = options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal';
  const line = (text: string) => stderr.write(`${text}\n`);
  return {
    json: options.json ?? false,
    verbosity,
    print: (text) => stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    say: (text) => verbosity !== 'quiet' && line(text),
    detail: (text) => verbosity === 'verbose' && line(text),
    warn: (text) => line(`${style('yellow', 'warning:', stderr)} ${text}`),
    paint: (name, text) => style(name, text, stdout),
    paintMessage: (name, text) => style(name, text, stderr),
    messages: stderr,
  };
}
