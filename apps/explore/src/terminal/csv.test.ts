import { expect, it } from 'vitest';
import { formatCsv } from './csv.js';

it('quotes what needs it, leaves null empty, and keeps the order of the columns', () => {
  const rows = [
    { b: 'plain', a: null },
    { a: 'a,"b"\nc', b: 1.5 },
  ];
  expect(formatCsv(['a', 'b'], rows)).toBe('a,b\r\n,plain\r\n"a,""b""\nc",1.5\r\n');
});
