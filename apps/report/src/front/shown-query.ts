import type { Row } from '@convscape/core';
import { tellsApart } from '../view/condition-groups.js';
import { CONDITION_NAMES, type Conditions, type ViewState } from '../view/view-state.js';

/** What the table is asked for to list the candidates that the front shows, by the conditions that tell any rows apart. */
export function shownQuery(
  rows: readonly Row[],
  view: Conditions & Pick<ViewState, 'slot' | 'across' | 'reach'>,
): string {
  const isJoined = (name: keyof Conditions) =>
    view.across !== '' && (name === 'engine' || name === 'threads');
  const conditions = CONDITION_NAMES.filter((name) => tellsApart(rows, name) && !isJoined(name));
  return [
    `slot:${view.slot}`,
    ...conditions.map((name) => `${name}:${word(String(view[name]))}`),
    ...(view.reach === '' ? [] : [`reach>=${view.reach}`]),
  ].join(' ');
}

/** A value as one word of a query, whatever stands in it: a list's comma and a quote are any letters. */
function word(value: string): string {
  const pattern = value.replaceAll(/[",]/g, '*');
  return /\s/.test(pattern) ? `"${pattern}"` : pattern;
}
