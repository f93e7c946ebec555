import { describe, expect, it } from 'vitest';
import type { Row } from '../../record/row.js';
import { ofOneRun } from './of-one-run.js';

const row = (run: string, front: Row['front'] = null) => ({ run, front });
const runs = (rows: readonly { readonly run: string }[]) => rows.map(({ run }) => run);

describe('ofOneRun', () => {
  it('keeps to the run that is on a front, with those of its rows that are on none', () => {
    const rows = [row('old'), row('new', 'out'), row('old'), row('new'), row('old')];
    expect(ofOneRun(rows)).toEqual([row('new', 'out'), row('new')]);
  });

  it('keeps to the run of the most rows where none is on a front, the first of such', () => {
    expect(runs(ofOneRun([row('a'), row('b'), row('b')]))).toEqual(['b', 'b']);
    expect(runs(ofOneRun([row('b'), row('a')]))).toEqual(['b']);
    expect(ofOneRun([])).toEqual([]);
  });

  it('weighs rows on fronts alone where fronts are of several runs', () => {
    const rows = [row('a', 'certain'), row('a'), row('a'), row('b', 'out'), row('b', 'certain')];
    expect(runs(ofOneRun(rows))).toEqual(['b', 'b']);
  });
});
