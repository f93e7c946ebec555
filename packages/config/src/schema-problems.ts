import type { z } from 'zod';
import type { ConfigProblem } from './config-problem.js';
import { nearestName } from './did-you-mean.js';
import { type JsonDocument, problemAt, valueAt } from './json-document.js';
import type { JsonPath } from './json-path.js';
import { notInThisVersion } from './not-in-this-version.js';
import type { OwnIssue } from './own-issue.js';
import { printable } from './printable.js';
import { keysKnownBy } from './strict-keys.js';
import { expectedByUnion, meantBranch, typeName } from './union-branch.js';

type Issue = z.core.$ZodIssue;
type Words = OwnIssue & { readonly message: string };

/** What zod found, in our words and with places. `at` is where the value it looked at stands in the document. */
export function schemaProblems(
  document: JsonDocument,
  issues: readonly Issue[],
  at: JsonPath = [],
): readonly ConfigProblem[] {
  return issues.filter(isTelling).flatMap((issue) => {
    const path = [...at, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    if (issue.code === 'unrecognized_keys') {
      const known = keysKnownBy(issue.message);
      return issue.keys.map((key) => unknownKey(document, [...path, key], known));
    }
    const { isGiven, value } = valueAt(document, path);
    const notYet = notInThisVersion(path, value);
    if (notYet !== undefined) return [problemAt(document, path, { code: 'NOT_IN_THIS_VERSION', ...notYet })];
    const branch = issue.code === 'invalid_union' ? meantBranch(issue) : undefined;
    if (branch !== undefined) return schemaProblems(document, branch, path);
    const isMissing = !isGiven && issue.code !== 'custom';
    const words = isMissing ? missing(issue) : inWords(issue, value);
    return [problemAt(document, path, words)];
  });
}

/** A number beyond 2^53 is reported by the bound of its key, not by that of whole numbers. */
function isTelling(issue: Issue): boolean {
  return (
    !(issue.code === 'too_big' && issue.origin === 'int') &&
    !(issue.code === 'too_small' && issue.origin === 'int')
  );
}

function missing(issue: Issue): Words {
  const names = 'values' in issue ? issue.values : optionsOf(issue);
  const hint = names.length > 0 ? `give it ${oneOf(names)}` : undefined;
  return { code: 'MISSING', message: 'this key is missing', hint };
}

function inWords(issue: Issue, received: unknown): Words {
  switch (issue.code) {
    case 'custom':
      return { ...(issue.params as unknown as OwnIssue), message: issue.message };
    case 'invalid_type':
      return {
        code: 'WRONG_TYPE',
        message: `${typeName(issue.expected)} is expected here, ${notThis(received)}`,
      };
    case 'invalid_union':
      return issue.errors.length === 0
        ? unknownName(received, optionsOf(issue))
        : { code: 'WRONG_TYPE', message: `${expectedByUnion(issue)} is expected here, ${notThis(received)}` };
    case 'invalid_value':
      return unknownName(received, issue.values);
    case 'too_small': {
      if (isCounted(issue.origin)) return wrongLength('at least', issue.minimum, issue.origin);
      const bound = `${issue.inclusive ? 'at least' : 'above'} ${issue.minimum}`;
      return { code: 'OUT_OF_RANGE', message: `must be ${bound}, ${notThis(received)}` };
    }
    case 'too_big': {
      if (isCounted(issue.origin)) return wrongLength('at most', issue.maximum, issue.origin);
      const bound = `at most ${issue.maximum.toLocaleString('en')}`;
      return { code: 'OUT_OF_RANGE', message: `must be ${bound}, ${notThis(received)}` };
    }
    default:
      return { code: 'WRONG_FORMAT', message: issue.message };
  }
}

function unknownKey(document: JsonDocument, path: JsonPath, known: readonly string[]): ConfigProblem {
  const key = String(path.at(-1));
  const notYet = notInThisVersion(path, valueAt(document, path).value);
  if (notYet !== undefined) {
    return problemAt(document, path, { code: 'NOT_IN_THIS_VERSION', ...notYet, place: 'key' });
  }
  const owner = ownerName(valueAt(document, path.slice(0, -1)).value);
  return problemAt(document, path, {
    code: 'UNKNOWN_KEY',
    message: `${owner} takes no ${JSON.stringify(printable(key, 40))}`,
    hint: suggestion(key, known),
    place: 'key',
  });
}

/** Blocks and layers are called by their kind: what they take depends on it. */
function ownerName(owner: unknown): string {
  if (typeof owner === 'object' && owner !== null) {
    if ('kind' in owner && typeof owner.kind === 'string') return `a ${printable(owner.kind, 40)} block`;
    if ('layer' in owner && typeof owner.layer === 'string') return `a ${printable(owner.layer, 40)} layer`;
  }
  return 'this object';
}

function unknownName(received: unknown, values: readonly unknown[]): Words {
  if (typeof received !== 'string' || !values.some((value) => typeof value === 'string'))
    return { code: 'WRONG_TYPE', message: `${oneOf(values)} is expected here, ${notThis(received)}` };
  return {
    code: 'UNKNOWN_NAME',
    message: `${JSON.stringify(printable(received, 40))} is not known here`,
    hint: suggestion(received, values.map(String)),
  };
}

function suggestion(received: string, known: readonly string[]): string {
  const nearest = nearestName(received, known);
  const takes = `it takes ${known.join(', ')}`;
  return nearest === undefined ? takes : `did you mean "${nearest}"? ${takes}`;
}

/** Zod names a discriminator's options beside the issue's documented members. */
function optionsOf(issue: Issue): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}

function oneOf(values: readonly unknown[]): string {
  const written = values.map((value) => JSON.stringify(value));
  return written.length > 2 ? `one of ${written.join(', ')}` : written.join(' or ');
}

/** What stands there, where it is short enough for the sentence. */
function notThis(received: unknown): string {
  if (Array.isArray(received)) return 'not a list';
  if (typeof received === 'object' && received !== null) return 'not an object';
  return `not ${printable(JSON.stringify(received), 40)}`;
}

function isCounted(origin: string): boolean {
  return origin === 'array' || origin === 'string';
}

function wrongLength(bound: string, count: number | bigint, origin: string): Words {
  const noun = `${origin === 'array' ? 'value' : 'character'}${count === 1 ? '' : 's'}`;
  return { code: 'WRONG_LENGTH', message: `${bound} ${count.toLocaleString('en')} ${noun} must stand here` };
}
