import { withOwnColours } from '../terminal/for-people.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Purpose } from './access/join-tokens.js';
import { type LinkMaker, newLinks } from './links.js';
import { qrText } from './qr-text.js';
import { isLoopback } from './reachable-hosts.js';

const WHAT: { readonly [purpose in Purpose]: string } = {
  report: 'the live report',
  device: 'measure in a browser',
};

/** Shows the links of a purpose, each good once; as data under `--json`, and as a QR code where another device could open one. */
export function announce(purpose: Purpose, maker: LinkMaker, terminal: Terminal): void {
  const links = newLinks(purpose, maker);
  if (terminal.json) {
    terminal.print(JSON.stringify({ [purpose]: links }));
    return;
  }
  for (const link of links) terminal.print(`${WHAT[purpose]}: ${terminal.paint('bold', link)}`);
  const outside = links[maker.hosts.findIndex((host) => !isLoopback(host))];
  if (purpose === 'device' && outside !== undefined && terminal.canDraw) {
    terminal.say(withOwnColours(qrText(outside, !process.env.NO_COLOR)));
  }
}
