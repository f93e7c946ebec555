import type { AliveRequest } from '@convscape/core';
import { openBrowserPool, type PauseReason } from '@convscape/pool/browser';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { DevicePage } from './DevicePage.js';
import type { DeviceCounts, DeviceFacts, DeviceState } from './device-state.js';
import { Gate } from './gate.js';
import { keepAwake } from './keep-awake.js';
import { measureHere } from './measure-here.js';
import { ownSession } from './own-session.js';
import { ServerLine } from './server-line.js';

const NO_LINK = 'Open this page by the link that the terminal shows: each works once.';

/** The device page, from joining to its end. */
export function DeviceApp() {
  const gate = useMemo(() => new Gate(), []);
  const [state, show] = useState<DeviceState>({ state: 'joining' });
  const [facts, tellFacts] = useState<DeviceFacts | null>(null);
  const [counts, setCounts] = useState({ stored: 0, disturbed: 0, refused: 0 });
  const [held, setHeld] = useState<PauseReason | null>(null);
  const [isPaused, setPaused] = useState(false);

  useEffect(() => {
    const measure = async () => {
      const session = await ownSession();
      if (session === null) return show({ state: 'ended', reason: NO_LINK });
      const line = new ServerLine(session);
      addEventListener('pagehide', () => line.tell('leave'));
      const pool = await openBrowserPool({
        workers: 1,
        script: { url: '/worker.js' },
        onPause: ({ reason }) => {
          setHeld(reason);
          line.tell('alive', { state: 'paused', cause: reason } satisfies AliveRequest);
        },
        onResume: () => setHeld(null),
      });
      const count = (what: keyof DeviceCounts) =>
        setCounts((before) => ({ ...before, [what]: before[what] + 1 }));
      await measureHere({ line, pool, gate, show, tellFacts, count });
      await pool.close();
    };
    measure().catch((thrown: unknown) =>
      show({ state: 'ended', reason: thrown instanceof Error ? thrown.message : String(thrown) }),
    );
  }, [gate]);

  const isWorking = !isPaused && state.state !== 'done' && state.state !== 'ended';
  useEffect(() => (isWorking ? keepAwake() : undefined), [isWorking]);

  const pause = () => {
    gate.close();
    setPaused(true);
  };
  const resume = () => {
    setPaused(false);
    gate.open();
  };
  return <DevicePage {...{ state, facts, counts, held, isPaused }} onPause={pause} onResume={resume} />;
}
