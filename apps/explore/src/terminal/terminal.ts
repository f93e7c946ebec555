import { forPeople } from './for-people.js';
import { type StyleName, style } from './style.js';

/**
 * Where a command writes: data to stdout, everything that is said about it to stderr. What people read has no control characters but line
 * feeds and our own colours, whoever its words are from.
 */
export interface Terminal {
  readonly json: boolean;
  readonly verbosity: 'quiet' | 'normal' | 'verbose';
  /**
   * What was asked for. Data, as all is under `--json`, go to a pipe or a file as they are; on a screen people read them too. A text ends its line;
   * of pieces the last one does.
   */
  print(text: string | Iterable<string>, what?: 'words' | 'data'): void;
  /** A message; silent under `--quiet`. */
  say(text: string): void;
  /** A warning, shown under `--quiet` too. */
  warn(text: string): void;
  /** A message for `--verbose`. */
  detail(text: string): void;
  /** Colour on stdout; plain where it is no screen or `NO_COLOR` asks for it. */
  paint(name: StyleName, text: string): string;
  /** Characters in a line of the output: prose is wrapped to it. 80 where it is no screen. */
  readonly width: number;
  /** Whether messages go to a screen that a line can be drawn on and drawn anew. */
  readonly canDraw: boolean;
  /** Draws one line that the next message or line replaces; an empty one clears it. Only where `canDraw`. */
  draw(text: string): void;
}

export interface TerminalOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

const CLEAR_LINE = '\r\u001b[2K';

/** The terminal of this process. */
export function openTerminal(options: TerminalOptions): Terminal {
  const { stdout, stderr } = process;
  const verbosity = options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal';
  const canDraw = stderr.isTTY === true && verbosity !== 'quiet';
  let drawn = '';
  const draw = (text: string) => {
    if (!canDraw) return;
    if (drawn !== '') stderr.write(CLEAR_LINE);
    // A line that wraps cannot be cleared; some terminals say that they are 0 wide.
    drawn = forPeople(text)
      .replaceAll('\n', ' ')
      .slice(0, (stderr.columns || 80) - 1);
    stderr.write(drawn);
  };
  const line = (text: string) => {
    draw('');
    stderr.write(forPeople(`${text}\n`));
  };
  const json = options.json ?? false;
  return {
    json,
    verbosity,
    print(text, what = json ? 'data' : 'words') {
      draw('');
      const pieces = typeof text !== 'string' ? text : [text.endsWith('\n') ? text : `${text}\n`];
      const isRaw = what === 'data' && !stdout.isTTY;
      for (const piece of pieces) stdout.write(isRaw ? piece : forPeople(piece));
    },
    say: (text) => verbosity !== 'quiet' && line(text),
    detail: (text) => verbosity === 'verbose' && line(text),
    warn: (text) => line(`${style('yellow', 'warning:', stderr)} ${text}`),
    paint: (name, text) => style(name, text, stdout),
    // Some terminals say that they are 0 wide.
    width: stdout.columns || 80,
    canDraw,
    draw,
  };
}
