import { expect, it } from 'vitest';
import { browserNames } from './browser-names.js';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0';

it.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${CHROME} Safari/537.36`, 'Linux x86_64', 'chromium 156', 'linux', 'x64'],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${CHROME.replace('Chrome', 'HeadlessChrome')} Safari/537.36`,
    'Linux x86_64',
    'chromium 156',
    'linux',
    'x64',
  ],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`,
    'Linux armv81',
    'chromium 156',
    'android',
    'arm64',
  ],
  [
    `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/140.0.0.0 Mobile Safari/537.36`,
    'Linux aarch64',
    'samsung-internet 29',
    'android',
    'arm64',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 Edg/156.0.0.0`,
    'Win32',
    'edge 156',
    'windows',
    'x64',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:152.0) Gecko/20100101 Firefox/152.0',
    'Win32',
    'firefox 152',
    'windows',
    'x64',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
    'iPhone',
    'safari 26',
    'ios',
    'unknown',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
    'MacIntel',
    'safari 26',
    'macos',
    'unknown',
  ],
  ['something else', '', 'unknown browser', 'unknown', 'unknown'],
])('reads %s', (userAgent, platform, runtime, operatingSystem, architecture) => {
  expect(browserNames(userAgent, platform)).toEqual({ runtime, operatingSystem, architecture });
});
