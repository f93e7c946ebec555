import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapText } from './wrap-text.js';

describe('wrapText', () => {
  it('breaks between words and indents what goes on', () => {
    expect(wrapText('one two three four', 9, '  ')).toBe('one two\n  three\n  four');
    expect(wrapText('short', 80)).toBe('short');
    expect(wrapText('', 80)).toBe('');
  });

  it('keeps every word in order, and every line within the width where its words are', () => {
    const words = fc.array(fc.stringMatching(/^[a-z×µ]{1,12}$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 16, max: 100 }),
        fc.constantFrom('', '    '),
        (all, width, indent) => {
          const lines = wrapText(all.join(' '), width, indent).split('\n');
          expect(lines.flatMap((line) => line.trim().split(' '))).toEqual(all);
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('gives a word that is too long a line of its own', () => {
    expect(wrapText('a /a/very/long/path b', 6)).toBe('a\n/a/very/long/path\nb');
  });
});
