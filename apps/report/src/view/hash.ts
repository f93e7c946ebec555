import { CONDITION_NAMES, type ViewState } from './view-state.js';

/** The view's names and values as they stand in a URL, before anyone has checked them. */
export type HashFields = { readonly [Name in keyof ViewState]?: string };

const FIELD_NAMES: readonly (keyof ViewState)[] = [
  'sweep',
  'device',
  'slot',
  'engine',
  'threads',
  'cache',
  'x',
  'y',
  'scale',
  'zoom',
  'colour',
  'shape',
  'by',
  'goal',
  'across',
  'reach',
  'pins',
  'roof',
  'candidate',
  'code',
  'base',
  'against',
  'changes',
  'columns',
  'sort',
  'order',
  'filter',
  'state',
];

/** `#slot=56x56x128-128-s1&x=macs` as fields. Unknown names are left out; a broken escape stays as it is. */
export function parseHash(hash: string): HashFields {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const fields: { -readonly [Name in keyof ViewState]?: string } = {};
  for (const name of FIELD_NAMES) {
    const value = parameters.get(name);
    if (value !== null) fields[name] = value;
  }
  return fields;
}

/** The hash that reproduces a view; whatever equals the defaults is left out, so that links stay short. */
export function formatHash(view: ViewState, defaults: ViewState): string {
  const parameters = new URLSearchParams();
  for (const name of FIELD_NAMES) {
    const value = view[name];
    if (value !== defaults[name] && value !== null) parameters.set(name, String(value));
  }
  return `#${parameters.toString()}`;
}

/**
 * A hash that also says which slot is looked at, and under which conditions. What equals the defaults is left out of links, and another
 * document of the same sweep may have other defaults. The rest stays as it is written: a later document may know what this one does not.
 */
export function withPlace(hash: string, view: ViewState): string {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  for (const name of ['slot', ...CONDITION_NAMES] as const) parameters.set(name, String(view[name]));
  return `#${parameters.toString()}`;
}
