import { randomUUID } from 'node:crypto';

/** Stands for the escape character of our own colours until they are written: no text of somebody else can have it. */
const OWN_ESCAPE = `\u0000${randomUUID()}`;

/** What moves a cursor, colours, names a window or turns the direction of writing; line feeds do no harm. */
const CONTROLS = /[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A text that has colours of ours and nothing of anybody else, so that `forPeople` leaves them. */
export function withOwnColours(text: string): string {
  return text.replaceAll('\u001b', OWN_ESCAPE);
}

/**
 * What a terminal may be given: names and reasons come from strangers' configs, devices and databases, and whatever of them could steer the
 * terminal is a question mark here. Colours of ours stay.
 */
export function forPeople(text: string): string {
  return text
    .split(OWN_ESCAPE)
    .map((part) => part.replaceAll('\r\n', '\n').replace(CONTROLS, '?'))
    .join('\u001b');
}
