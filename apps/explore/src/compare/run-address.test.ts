import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runAddress } from './run-address.js';

describe('runAddress', () => {
  it.each([
    ['3f9a', { file: 'here.sqlite', prefix: '3f9a' }],
    ['nightly.sqlite', { file: 'nightly.sqlite', prefix: null }],
    ['./nightly', { file: './nightly', prefix: null }],
    ['C:\\nightly', { file: 'C:\\nightly', prefix: null }],
    ['nightly.sqlite#3f9a', { file: 'nightly.sqlite', prefix: '3f9a' }],
    ['#3f9a', { file: 'here.sqlite', prefix: '3f9a' }],
  ])('takes %s for what it is', (text, address) => {
    expect(runAddress(text, 'here.sqlite')).toEqual(address);
  });

  it('takes a file that is there for a file, whatever is in its name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'convscape-address-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'night#1.sqlite');
    writeFileSync(file, '');
    expect(runAddress(file, 'here.sqlite')).toEqual({ file, prefix: null });
    expect(runAddress(`${file}#3f9a`, 'here.sqlite')).toEqual({ file, prefix: '3f9a' });
  });
});
