import { describe, expect, it } from 'vitest';
import { forPeople, withOwnColours } from './for-people.js';

describe('forPeople', () => {
  it('leaves no character that steers a terminal, of either range of controls', () => {
    const title = '\u001b]0;owned\u0007';
    expect(forPeople(`wrong ${title}\u001b[2J\u009b2J numbers\r`)).toBe('wrong ?]0;owned??[2J?2J numbers?');
    for (let code = 0; code < 0xa0; code++) {
      if (code === 0x0a || (code >= 0x20 && code < 0x7f)) continue;
      expect(forPeople(`a${String.fromCharCode(code)}b`), String(code)).toBe('a?b');
    }
  });

  it('leaves no character that turns the direction of writing', () => {
    expect(forPeople('\u202egnp.owned\u2066')).toBe('?gnp.owned?');
  });

  it('leaves lines and what people write with', () => {
    const words = 'größer, 一 👩‍💻 é\n  3×3 ≥ 2 µs · “so”';
    expect(forPeople(words)).toBe(words);
    expect(forPeople('one\r\ntwo')).toBe('one\ntwo');
  });

  it('leaves our own colours, and nobody else’s beside them', () => {
    const painted = `${withOwnColours('\u001b[1mbold\u001b[22m')} \u001b[31mred`;
    expect(forPeople(painted)).toBe('\u001b[1mbold\u001b[22m ?[31mred');
  });
});
