import { styleText } from 'node:util';

export type StyleName = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Colour only where a person looks: on a TTY, and not where `NO_COLOR` is set. */
export function style(name: StyleName, text: string, stream: NodeJS.WriteStream): string {
  const wanted = stream.isTTY && !process.env.NO_COLOR;
  return wanted ? styleText(name, text) : text;
}
