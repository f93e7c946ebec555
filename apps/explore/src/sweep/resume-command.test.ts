import { expect, it } from 'vitest';
import { resumeCommand } from './resume-command.js';

it('repeats the command without --fresh, quoted for a shell', () => {
  expect(resumeCommand(['sweep', '--config', 'my sweep.json', '--fresh', '--db=it’s.sqlite'])).toBe(
    "explore sweep --config 'my sweep.json' '--db=it’s.sqlite'",
  );
  expect(resumeCommand(['sweep', '--config', "a'b"])).toBe(`explore sweep --config 'a'\\''b'`);
});
