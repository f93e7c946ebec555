/** What a user agent string and `navigator.platform` say, in the words of a fingerprint; `unknown` is what they do not. */
export interface BrowserNames {
  /** `chromium 156`: by major version, which is all that browsers still tell everywhere. */
  readonly runtime: string;
  readonly operatingSystem: string;
  readonly architecture: string;
}

/** The first that fits names the browser: others claim to be Chrome, Chrome claims to be Safari. On iOS all are Safari inside. */
const BROWSERS: readonly (readonly [name: string, version: RegExp])[] = [
  ['edge', /\bEdg(?:e|A)?\/(\d+)/],
  ['opera', /\bOPR\/(\d+)/],
  ['samsung-internet', /\bSamsungBrowser\/(\d+)/],
  ['firefox', /\bFirefox\/(\d+)/],
  ['chromium', /\b(?:Headless)?Chrom(?:e|ium)\/(\d+)/],
  ['safari', /\bVersion\/(\d+).*\bSafari\//],
  ['webkit', /\bAppleWebKit\/(\d+)/],
];

const SYSTEMS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['android', /\bAndroid\b/],
  ['ios', /\b(?:iPhone|iPad|iPod)\b/],
  ['windows', /\bWindows\b|^Win/],
  ['chromeos', /\bCrOS\b/],
  ['macos', /\bMac(?:intosh|Intel)?\b/],
  ['linux', /\bLinux\b/],
];

/** macOS says `MacIntel` on every processor, so it says nothing. */
const ARCHITECTURES: readonly (readonly [name: string, sign: RegExp])[] = [
  ['arm64', /\b(?:aarch64|arm64|armv8\w*)\b/i],
  ['arm', /\barmv7\w*\b/i],
  ['x64', /\b(?:x86_64|Win64|x64)\b/],
  ['ia32', /\bi[36]86\b/],
];

export function browserNames(userAgent: string, platform: string): BrowserNames {
  const both = `${userAgent} ${platform}`;
  return {
    runtime: browserOf(userAgent),
    operatingSystem: firstOf(SYSTEMS, both),
    architecture: firstOf(ARCHITECTURES, both),
  };
}

function browserOf(userAgent: string): string {
  for (const [name, version] of BROWSERS) {
    const major = version.exec(userAgent)?.[1];
    if (major !== undefined) return `${name} ${major}`;
  }
  return 'unknown browser';
}

function firstOf(names: readonly (readonly [name: string, sign: RegExp])[], text: string): string {
  return names.find(([, sign]) => sign.test(text))?.[0] ?? 'unknown';
}
