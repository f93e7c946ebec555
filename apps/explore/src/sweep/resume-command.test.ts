import { expect, it } from 'vitest';
import { resumeCommand } from './resume-command.js';

const posix = { platform: 'linux', isNpx: false } as const;

it('repeats the command without what starts a run, quoted for a shell', () => {
  expect(
    resumeCommand(
      ['sweep', '--config', 'my sweep.json', '--fresh', '--recalibrate', '--retake', '--db=it’s.sqlite'],
      posix,
    ),
  ).toBe("explore sweep --config 'my sweep.json' '--db=it’s.sqlite'");
  expect(resumeCommand(['sweep', '--config', "a'b"], posix)).toBe(`explore sweep --config 'a'\\''b'`);
});

it('quotes paths as the shells of Windows read them', () => {
  expect(
    resumeCommand(['sweep', '--config', 'C:\\my sweeps\\a.json', '--db', 'C:\\b.sqlite'], {
      ...posix,
      platform: 'win32',
    }),
  ).toBe('explore sweep --config "C:\\my sweeps\\a.json" --db C:\\b.sqlite');
});

it('says npx where npx started it', () => {
  expect(resumeCommand(['sweep', '--config', 'a.json'], { ...posix, isNpx: true })).toBe(
    'npx explore sweep --config a.json',
  );
});
