import { printable } from './printable.js';

/** Keys and indices from the root of a JSON document to one of its values. */
export type JsonPath = readonly (string | number)[];

/** `blocks[1].groups[2]`; keys that are no plain words are quoted: `constraints["a b"]`. */
export function formatJsonPath(path: JsonPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[A-Za-z_$][\w$-]{0,79}$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(printable(step, 40))}]`;
  }
  return text;
}
