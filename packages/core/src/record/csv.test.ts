import { expect, it } from 'vitest';
import { formatCsv } from './csv.js';

it('quotes what needs it, leaves null empty, and keeps the order of the columns', () => {
  const rows = [
    { b: 'plain', a: null },
    { a: 'a,"b"\nc', b: 1.5 },
  ];
  expect(formatCsv(['a', 'b'], rows)).toBe('a,b\r\n,plain\r\n"a,""b""\nc",1.5\r\n');
});

it('takes the edge off texts that a spreadsheet would compute, and leaves numbers alone', () => {
  const texts = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '=HYPERLINK("x","y")',
    "='\\\\host'!A1",
    '3x3',
    '-',
  ];
  const fields = texts.map((text) => formatCsv(['a'], [{ a: text }]).slice('a\r\n'.length, -2));
  expect(fields).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@SUM(A1)",
    "'\t=1",
    '"\'\r=1"',
    '"\'\n=1"',
    '"\'=HYPERLINK(""x"",""y"")"',
    "'='\\\\host'!A1",
    '3x3',
    "'-",
  ]);
  expect(formatCsv(['a'], [{ a: -1.5 }, { a: true }])).toBe('a\r\n-1.5\r\ntrue\r\n');
});
