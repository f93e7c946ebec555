import { formatNanoseconds, type ReportDocument } from '@convscape/core';
import { useMemo, useRef } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { mixingRows } from '../front/mixing-rows.js';
import { useShownRows } from '../front/shown-rows.js';
import { togglePin } from '../pins/pins.js';
import { columnText } from '../quantity/column-text.js';
import type { SlotRows } from '../slot/slot-rows.js';
import { QUERY_FIELD_ID } from '../table/QueryField.js';
import type { Navigation } from '../view/use-view-state.js';
import { frontWalk, nextOnFront, placeWords } from './front-walk.js';
import { useKeys } from './use-keys.js';

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['/', 'go to the filter of the table'],
  ['← →', 'walk along the front'],
  ['p', 'pin the open candidate to compare it, or unpin it'],
  ['+ −', 'zoom the front'],
  ['Shift ← → ↑ ↓', 'move the zoomed front'],
  ['0', 'the whole front again'],
  ['Esc', 'close the open candidate, then the whole front again'],
  ['Tab', 'to the next link, button or mark'],
  ['?', 'this list'],
];

/** The page's keys, the list of them, and what is said aloud when a candidate is opened. */
export function Keyboard({
  report,
  slots,
  navigation,
}: {
  readonly report: ReportDocument;
  readonly slots: readonly SlotRows[];
  readonly navigation: Navigation;
}) {
  const { view, go } = navigation;
  const dialog = useRef<HTMLDialogElement>(null);
  const rows = useShownRows(report, slots, view);
  const mixed = useMemo(() => mixingRows(rows, view), [rows, view.reach]);
  const walk = useMemo(() => frontWalk(mixed, view.x), [mixed, view.x]);
  useKeys({
    focusFilter: () => document.getElementById(QUERY_FIELD_ID)?.focus(),
    showKeys: () => dialog.current?.showModal(),
    walkFront: (step) => {
      const next = nextOnFront(walk, view.candidate, step);
      if (next !== undefined) go({ candidate: next.candidate }, 'replace');
    },
    closeDetails: () => {
      if (view.candidate !== null) go({ candidate: null });
      else if (view.zoom !== '') go({ zoom: '' });
    },
    showAll: () => {
      if (view.zoom !== '') go({ zoom: '' });
    },
    pin: () => {
      if (view.candidate !== null) go({ pins: togglePin(view.pins, view.candidate) });
    },
  });
  const row = rows.find(({ candidate }) => candidate === view.candidate);
  return (
    <>
      <p class="visually-hidden" aria-live="polite">
        {row !== undefined &&
          `${candidateLabel(row)}, ${mixed.includes(row) ? placeWords(walk, row) : 'left out for mixing less'}: ${row.latency_ns === null ? row.state : formatNanoseconds(row.latency_ns)}, ${columnText('macs', row.macs)} MACs`}
      </p>
      <dialog ref={dialog} class="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl class="facts">
          {KEYS.map(([keys, does]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </dialog>
    </>
  );
}
