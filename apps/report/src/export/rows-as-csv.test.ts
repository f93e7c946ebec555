import { describe, expect, it } from 'vitest';
import { sampleRow } from '../fixtures/sample-row.js';
import { csvCell, rowsAsCsv } from './rows-as-csv.js';

describe('rows as CSV', () => {
  it('have the columns of an export, and nothing where there is nothing', () => {
    const [head, line, end] = rowsAsCsv([sampleRow({ mix: null, reason: 'a "b", c' })]).split('\r\n');
    expect(head).toMatch(/^candidate,slot,kind,groups,/);
    expect(line).toMatch(/^0123456789abcdef0123,56x56x128-128-s1,grouped,8,3,3,/);
    expect(line).toContain(',"a ""b"", c",');
    expect(line?.replace(/"[^"]*(?:""[^"]*)*"/g, '').split(',')).toHaveLength(head?.split(',').length ?? 0);
    expect(end).toBe('');
  });

  it('are never run by a spreadsheet', () => {
    expect(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'].map(csvCell)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@SUM(A1)",
      "'\tx",
      '"\'\rx"',
    ]);
    expect(csvCell(-1.5)).toBe('-1.5');
  });
});
