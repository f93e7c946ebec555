import { describe, expect, it } from 'vitest';
import { withoutPlaces } from './without-places.js';

describe('withoutPlaces', () => {
  it.each([
    ["Cannot find module '/home/ada/my engines/fast.mjs'", "Cannot find module 'fast.mjs'"],
    ['at run (file:///home/ada/x/engine.mjs:12:5)', 'at run (engine.mjs:12:5)'],
    ['file:///home/ada/engine.mjs?fault=traps:7:1', 'engine.mjs:7:1'],
    ['Error: /usr/lib/libfast.so.6: no such file', 'Error: libfast.so.6: no such file'],
    ['C:\\Users\\Ada\\engine.js failed', 'engine.js failed'],
    ['\\\\server\\share\\engine.js failed', 'engine.js failed'],
    ['no room in /var/tmp/ada', 'no room in …'],
    ['~/engines/x.js', 'x.js'],
    ['/home/ada.lovelace', '…'],
    ['at http://192.168.1.7:8080/worker.js:1:2', 'at worker.js:1:2'],
    ['blob:http://192.168.1.7:8080/0a1b-2c3d', '…'],
  ])('%s', (message, left) => expect(withoutPlaces(message)).toBe(left));

  it.each([
    'wrong answer: largest error 0.5 of 1e-5, and/or 3 / 4 of 12 MB/s',
    'see https://example.org/why.html',
    'node:internal/modules/cjs/loader:1',
    '</script><script>x="a"</script>',
    '<base href="http://127.0.0.1:9/">',
  ])('leaves %s as it is', (message) => expect(withoutPlaces(message)).toBe(message));

  it('hides words, and what lies in the home folder among them', () => {
    const hidden = ['/srv/people/ada', 'ada', 'babbage.local'];
    expect(withoutPlaces('ada@babbage.local: /srv/people/ada/x/y.mjs of canada', hidden)).toBe(
      '…@…: y.mjs of canada',
    );
  });
});
