import { describe, expect, it } from 'vitest';
import { enumerateSpace } from './enumerate-space.js';
import { fillUp } from './fill-up.js';
import { smallSpace } from './fixtures/spaces.js';

describe('fillUp', () => {
  const space = smallSpace({ threads: Array.from({ length: 50 }, (_, index) => index + 1) });
  const all = [...enumerateSpace(space)];
  const drawn = [all[30]!, all[7]!];
  const keysOf = (n: number) => fillUp(drawn, space, n).map(({ key }) => key);

  it('adds others of the list to what was drawn, none twice, up to all', () => {
    const keys = keysOf(100);
    expect(keys.slice(0, 2)).toEqual([all[30]!.key, all[7]!.key]);
    expect([...keys].sort()).toEqual(all.map(({ key }) => key).sort());
    expect(keysOf(10)).toEqual(keys.slice(0, 10));
  });

  it('adds them in an order of the seed, not of the list', () => {
    const others = keysOf(50).slice(2);
    const listed = all.map(({ key }) => key).filter((key) => others.includes(key));
    expect(others).not.toEqual(listed);
  });
});
