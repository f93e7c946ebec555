import type { JoinTokens, Purpose } from './access/join-tokens.js';
import type { Sessions } from './access/sessions.js';
import type { DeviceDesk } from './device/device-desk.js';
import type { OwnAddress } from './http/guard-request.js';
import type { LiveReport } from './live-report.js';
import type { StaticPages } from './static-pages.js';

/** What requests are answered from. */
export interface ServeMeans {
  readonly own: OwnAddress;
  readonly port: () => number;
  readonly tokens: JoinTokens;
  readonly sessions: Sessions;
  readonly desk: DeviceDesk;
  readonly report: LiveReport;
  readonly pages: StaticPages;
  /** Somebody spent a link: the next needs another. */
  readonly onJoined: (purpose: Purpose) => void;
  readonly onFailure: (error: unknown) => void;
}
