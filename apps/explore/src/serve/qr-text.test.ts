import { describe, expect, it } from 'vitest';
import { readQr } from './fixtures/read-qr.js';
import { qrText } from './qr-text.js';

const TOKEN = 'Zm9vYmFyYmF6cXV4MTIzNA';
const QUIET_ZONE = 2;

/** The modules as a screen shows them: each character is two, one above the other, and what is drawn is light. */
function seen(text: string): boolean[][] {
  const rows = text
    .split('\n')
    .flatMap((line) => [
      [...line].map((character) => !'█▀'.includes(character)),
      [...line].map((character) => !'█▄'.includes(character)),
    ]);
  const width = rows[0]!.length;
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([width]));
  const inner = rows.slice(QUIET_ZONE, width - QUIET_ZONE).map((row) => row.slice(QUIET_ZONE, -QUIET_ZONE));
  const dark = (all: readonly (readonly boolean[])[]) => all.flat().filter(Boolean).length;
  // Nothing dark around it.
  expect(dark(rows.slice(0, width))).toBe(dark(inner));
  return inner;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are such characters.
const withoutColour = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '');

describe('qrText', () => {
  it.each([
    `http://192.168.178.42:8471/device#${TOKEN}`,
    `https://192.168.178.142:65535/device#${TOKEN}`,
    `https://[2001:db8:1234:5678:9abc:def0:1234:5678]:8471/device#${TOKEN}`,
  ])('draws a code that reads as the link: %s', (link) => {
    expect(readQr(seen(qrText(link, false)))).toBe(link);
    expect(readQr(seen(withoutColour(qrText(link, true))))).toBe(link);
  });

  it('brings colours of its own, so that a light screen shows light as light', () => {
    for (const line of qrText('http://10.0.0.1:1/device#x', true).split('\n')) {
      expect(line.startsWith('\u001b[97;40m') && line.endsWith('\u001b[0m')).toBe(true);
    }
  });
});

describe('the reader of this test', () => {
  it('notices a module that is wrong, wherever it is', () => {
    const modules = seen(qrText(`http://10.0.0.1:8471/device#${TOKEN}`, false));
    const unread: string[] = [];
    for (const [row, line] of modules.entries()) {
      for (const column of line.keys()) {
        const wrong = modules.map((one) => [...one]);
        wrong[row]![column] = !wrong[row]![column];
        const isRead = (() => {
          try {
            return readQr(wrong) !== '';
          } catch {
            return false;
          }
        })();
        if (isRead) unread.push(`${row},${column}`);
      }
    }
    // It leaves alone the one dark module, the alignment pattern, and what is no whole codeword.
    expect(unread.length).toBeLessThanOrEqual(1 + 25 + 7);
  });
});
