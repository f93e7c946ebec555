import { renderUnicodeCompact } from 'uqr';

const WHITE_ON_BLACK = '\u001b[97;40m';
const RESET = '\u001b[0m';

/** A QR code of blocks. Its own colours make it readable on light screens too; without them (`NO_COLOR`) it counts on a dark one. */
export function qrText(link: string, colour: boolean): string {
  const lines = renderUnicodeCompact(link, { border: 2 }).split('\n');
  return lines.map((line) => (colour ? `${WHITE_ON_BLACK}${line}${RESET}` : line)).join('\n');
}
