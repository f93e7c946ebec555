import type { DeviceProgress } from '@convscape/core';
import type { PauseReason } from '@convscape/pool/browser';
import { Facts } from '../machine/Facts.js';
import type { DeviceCounts, DeviceFacts, DeviceState } from './device-state.js';
import { HELD_WORDS } from './held-words.js';
import { surroundingsWords } from './surroundings-words.js';

export interface DevicePageProps {
  readonly state: DeviceState;
  readonly facts: DeviceFacts | null;
  readonly counts: DeviceCounts;
  /** Why the pool stands still by itself. */
  readonly held: PauseReason | null;
  readonly isPaused: boolean;
  readonly onPause: () => void;
  readonly onResume: () => void;
}

/** What this device is doing for the sweep, and the one button there is. */
export function DevicePage(props: DevicePageProps) {
  const { state, facts, counts, held, isPaused } = props;
  const isOver = state.state === 'done' || state.state === 'ended';
  return (
    <main class="device">
      <p class="wordmark">convscape</p>
      <h1>{isOver || held === null ? headline(state, isPaused) : 'Waiting'}</h1>
      <p class="lede" role="status">
        {isOver || held === null ? sentence(state) : HELD_WORDS[held]}
      </p>
      {'progress' in state && <Progress {...state.progress} />}
      {!isOver && (
        <p class="device-controls">
          {isPaused ? (
            <button type="button" onClick={props.onResume}>
              Resume
            </button>
          ) : (
            <button type="button" onClick={props.onPause}>
              Pause
            </button>
          )}
          <span>Keep this tab visible, and this device plugged in and otherwise idle.</span>
        </p>
      )}
      {surroundingsWords(globalThis).map((words) => (
        <p class="notice-line" key={words}>
          {words}
        </p>
      ))}
      <Facts
        facts={[
          ['Sweep', facts?.sweep ?? '…'],
          ['Candidates', String(facts?.candidates ?? '…')],
          ['Device', facts?.device ?? '…'],
          ['Visits stored', String(counts.stored)],
          ...(counts.disturbed > 0 ? [['Disturbed, taken again', String(counts.disturbed)] as const] : []),
          ...(counts.refused > 0 ? [['Results not believed', String(counts.refused)] as const] : []),
        ]}
      />
      <p>
        <a href="/report" target="_blank" rel="noopener">
          The live report
        </a>
      </p>
    </main>
  );
}

function Progress({ part, round, done, total }: DeviceProgress) {
  const words = part === 'screening' ? 'Screening' : `Confirming, round ${round}`;
  return (
    <div class="device-progress">
      <label for="progress">
        {words}: {done} of {total} visits
      </label>
      <progress id="progress" value={done} max={Math.max(1, total)} />
    </div>
  );
}

function headline(state: DeviceState, isPaused: boolean): string {
  switch (state.state) {
    case 'joining':
      return 'Joining';
    case 'preparing':
      return 'Getting ready';
    case 'measuring':
      return isPaused ? 'Pausing' : 'Measuring';
    case 'waiting':
    case 'disturbed':
      return 'Waiting';
    case 'paused':
      return 'Paused';
    case 'done':
      return 'Done';
    case 'unreachable':
      return 'Trying again';
    case 'ended':
      return 'Ended';
  }
}

function sentence(state: DeviceState): string {
  switch (state.state) {
    case 'joining':
      return 'Asking the server to let this device in.';
    case 'preparing':
      return `Finding out what this device is like: ${state.what}.`;
    case 'measuring':
      return state.candidate;
    case 'waiting':
      return 'Another page of this device has what is left for now.';
    case 'disturbed':
      return `Three visits in a row were disturbed, by heat or by another program. It goes on in ${state.waitMs / 1000} s.`;
    case 'paused':
      return 'What was measured is stored. Resume whenever you like, or close the page.';
    case 'done':
      return 'Everything that the sweep asks for is measured on this device. You can close this page.';
    case 'unreachable':
      return `${state.reason}. What was measured is stored; this page goes on when the server answers.`;
    case 'ended':
      return state.reason;
  }
}
