import type { ReportDocument, Row } from '@convscape/core';
import { compareSlots } from '../slot/compare-slots.js';
import { meetsConditions } from '../slot/slot-rows.js';
import { TABLE_COLUMNS } from '../table/table-columns.js';
import type { HashFields } from './hash.js';
import { type Conditions, SCALES, SORT_ORDERS, type ViewState, X_COLUMNS, Y_COLUMNS } from './view-state.js';

/** The view of a document when the hash says nothing: the first conditions, and the slot that has most to tell. */
export function defaultView(document: ReportDocument): ViewState {
  return resolveView(document, {});
}

/** A whole view from what a hash says: values that the document does not know give way to the defaults. */
export function resolveView(document: ReportDocument, fields: HashFields): ViewState {
  const conditions = resolveConditions(document.rows, fields);
  const slots = [
    ...new Set(document.rows.filter((row) => meetsConditions(row, conditions)).map((row) => row.slot)),
  ].sort(compareSlots);
  const candidate = document.rows.some((row) => row.candidate === fields.candidate)
    ? (fields.candidate ?? null)
    : null;
  return {
    ...conditions,
    slot: oneOf(slots, fields.slot) ?? firstSlot(document, slots),
    x: oneOf(X_COLUMNS, fields.x) ?? 'macs',
    y: oneOf(Y_COLUMNS, fields.y) ?? 'latency_ns',
    scale: oneOf(SCALES, fields.scale) ?? 'log',
    candidate,
    sort:
      oneOf(
        TABLE_COLUMNS.map((column) => column.sort),
        fields.sort,
      ) ?? 'latency_ns',
    order: oneOf(SORT_ORDERS, fields.order) ?? 'ascending',
    filter: fields.filter ?? '',
    state:
      oneOf(
        document.rows.map((row) => row.state),
        fields.state,
      ) ?? null,
  };
}

/** Each condition is chosen among the values that the ones before it leave. */
function resolveConditions(rows: readonly Row[], fields: HashFields): Conditions {
  const sweep =
    oneOf(
      rows.map((row) => row.sweep),
      fields.sweep,
    ) ??
    rows[0]?.sweep ??
    '';
  const ofSweep = rows.filter((row) => row.sweep === sweep);
  const device =
    oneOf(
      ofSweep.map((row) => row.device),
      fields.device,
    ) ??
    ofSweep[0]?.device ??
    '';
  const ofDevice = ofSweep.filter((row) => row.device === device);
  const engine =
    oneOf(
      ofDevice.map((row) => row.engine),
      fields.engine,
    ) ??
    ofDevice[0]?.engine ??
    '';
  const ofEngine = ofDevice.filter((row) => row.engine === engine);
  const threads =
    ofEngine.find((row) => String(row.threads) === fields.threads)?.threads ??
    Math.min(...(ofEngine.length > 0 ? ofEngine.map((row) => row.threads) : [1]));
  const ofThreads = ofEngine.filter((row) => row.threads === threads);
  const cache =
    oneOf(
      ofThreads.map((row) => row.cache),
      fields.cache,
    ) ??
    ofThreads[0]?.cache ??
    '';
  return { sweep, device, engine, threads, cache };
}

/** The slot of the first finding that names one: what is most surprising is shown first. */
function firstSlot(document: ReportDocument, slots: readonly string[]): string {
  const told = document.findings.find((finding) => finding.slot !== null && slots.includes(finding.slot));
  return told?.slot ?? slots[0] ?? '';
}

function oneOf<Value extends string>(
  values: readonly Value[],
  wanted: string | undefined,
): Value | undefined {
  return values.find((value) => value === wanted);
}
