import { describe, expect, it } from 'vitest';
import { sampleRow } from '../fixtures/sample-row.js';
import { rowsAsCsv } from './rows-as-csv.js';

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
    const [, line] = rowsAsCsv([sampleRow({ reason: '\n=1+1' })], ['reason']).split('\r\n');
    expect(line).toBe('"\'\n=1+1"');
  });
});
