import { styleText } from 'node:util';
import { forPeople, withOwnColours } from './for-people.js';

export type StyleName = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Colour only where a person looks: on a TTY, and not where `NO_COLOR` is set. It is for `forPeople`, which lets it through. */
export function style(name: StyleName, text: string, stream: NodeJS.WriteStream): string {
  const wanted = stream.isTTY && !process.env.NO_COLOR;
  return wanted ? withOwnColours(styleText(name, forPeople(text))) : text;
}
