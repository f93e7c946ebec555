import type { ReportDocument, Row } from '@convscape/core';
import { formatZoom, parseZoom } from '../front/zoom.js';
import { knownPins } from '../pins/pins.js';
import type { SlotRows } from '../slot/slot-rows.js';
import { TABLE_COLUMNS } from '../table/table-columns.js';
import { candidateKeys } from './candidate-keys.js';
import { type ConditionGroup, conditionGroups, groupOf } from './condition-groups.js';
import type { HashFields } from './hash.js';
import {
  ACROSS,
  CHANGES,
  CODE_NAMES,
  COLOURS,
  type Conditions,
  DOMINANCES,
  GOALS,
  ROOF_SCOPES,
  SCALES,
  SHAPES,
  SORT_ORDERS,
  type ViewState,
  X_COLUMNS,
  Y_COLUMNS,
} from './view-state.js';

/** The view of a document when the hash says nothing: the first conditions, and the slot that has most to tell. */
export function defaultView(document: ReportDocument): ViewState {
  return resolveView(document, {});
}

/**
 * A whole view from what a hash says. What it does not say is as in `defaults`, the view of the bare link; what the document does not
 * know, or does not have under the other conditions, gives way to what it has.
 */
export function resolveView(document: ReportDocument, fields: HashFields, defaults?: ViewState): ViewState {
  const wanted = (name: keyof ViewState) => [fields[name], String(defaults?.[name])];
  const conditions = resolveConditions(conditionGroups(document.rows), wanted);
  const slots = groupOf(document.rows, conditions)?.slots ?? [];
  const candidates = candidateKeys(document.rows);
  return {
    ...conditions,
    slot: slotAmong(slots, wanted('slot')) ?? firstSlot(document, slots),
    x: oneOf(X_COLUMNS, [fields.x]) ?? 'macs',
    y: oneOf(Y_COLUMNS, [fields.y]) ?? 'latency_ns',
    scale: oneOf(SCALES, [fields.scale]) ?? 'log',
    zoom: formatZoom(parseZoom(fields.zoom ?? '')),
    colour: oneOf(COLOURS, [fields.colour]) ?? 'kind',
    shape: oneOf(SHAPES, [fields.shape]) ?? 'mix',
    by: oneOf(DOMINANCES, [fields.by]) ?? 'sweep',
    goal: oneOf(GOALS, [fields.goal]) ?? '',
    across: oneOf(ACROSS, [fields.across]) ?? '',
    reach: shareText(fields.reach),
    pins: knownPins(fields.pins ?? '', candidates),
    roof: oneOf(ROOF_SCOPES, [fields.roof]) ?? 'all',
    candidate: fields.candidate !== undefined && candidates.has(fields.candidate) ? fields.candidate : null,
    code: oneOf(CODE_NAMES, [fields.code]) ?? 'pytorch',
    base:
      oneOf(
        document.runs.map(({ run }) => run),
        [fields.base],
      ) ?? null,
    against: fields.against ?? '',
    changes: oneOf(CHANGES, [fields.changes]) ?? 'beyond',
    columns: fields.columns ?? '',
    sort: oneOf(SORTS, [fields.sort]) ?? 'latency_ns',
    order: oneOf(SORT_ORDERS, [fields.order]) ?? 'ascending',
    filter: fields.filter ?? '',
    state: stateIn(document, fields.state),
  };
}

/** A share above 0 and up to 1 as it is written, or nothing. */
function shareText(text = ''): string {
  const share = Number(text);
  return share > 0 && share <= 1 ? String(share) : '';
}

const SORTS = TABLE_COLUMNS.map((column) => column.sort);

/** Each condition is chosen among the values that the ones before it leave. */
function resolveConditions(
  all: readonly ConditionGroup[],
  wanted: (name: keyof Conditions) => readonly (string | undefined)[],
): Conditions {
  let groups = all;
  const choose = <Name extends keyof Conditions>(
    name: Name,
    otherwise: Conditions[Name],
  ): Conditions[Name] => {
    const values = groups.map(({ conditions }) => conditions[name]);
    const chosen = oneOf(values, wanted(name)) ?? values[0] ?? otherwise;
    groups = groups.filter(({ conditions }) => conditions[name] === chosen);
    return chosen;
  };
  const sweep = choose('sweep', '');
  const device = choose('device', '');
  const engine = choose('engine', '');
  const threads = choose('threads', 1);
  return { sweep, device, engine, threads, cache: choose('cache', '') };
}

/** The slot of the first finding that names one: what is most surprising is shown first. */
function firstSlot(document: ReportDocument, slots: readonly SlotRows[]): string {
  for (const finding of document.findings) {
    const told = slotAmong(slots, [finding.slot ?? undefined]);
    if (told !== undefined) return told;
  }
  return slots[0]?.slot ?? '';
}

/** The first of the wanted slots that there is. */
function slotAmong(slots: readonly SlotRows[], wanted: readonly (string | undefined)[]): string | undefined {
  return wanted.find((name) => name !== undefined && slots.some(({ slot }) => slot === name));
}

/** A state that some row has. */
function stateIn({ rows }: ReportDocument, wanted: string | undefined): Row['state'] | null {
  if (wanted === undefined) return null;
  return rows.find(({ state }) => state === wanted)?.state ?? null;
}

/** The first of the wanted values that there is. */
function oneOf<Value extends string | number>(
  values: readonly Value[],
  wanted: readonly (string | undefined)[],
): Value | undefined {
  for (const name of wanted) {
    const found = values.find((value) => String(value) === name);
    if (found !== undefined) return found;
  }
  return undefined;
}
