import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type UnionIssue = z.core.$ZodIssueInvalidUnion;

/**
 * The branch of a union that was meant: the one that got furthest into the value before it failed, then the one with the
 * fewest issues. Undefined where every branch already balks at the value's type.
 */
export function meantBranch(union: UnionIssue): readonly Issue[] | undefined {
  let meant: readonly Issue[] | undefined;
  for (const branch of union.errors) {
    const reach = branchReach(branch);
    if (reach === 0) continue;
    const best = meant === undefined ? 0 : branchReach(meant);
    if (reach > best || (reach === best && branch.length < (meant?.length ?? 0))) meant = branch;
  }
  return meant;
}

/** What the branches of a union would take: `a list, a whole number or a range`. */
export function expectedByUnion(union: UnionIssue): string {
  const types = [...new Set(union.errors.flat().flatMap(typesOf))];
  const last = types.pop() ?? 'another value';
  return types.length === 0 ? last : `${types.join(', ')} or ${last}`;
}

/** `int` → `a whole number` */
export function typeName(expected: string): string {
  return TYPE_NAMES[expected] ?? expected;
}

const TYPE_NAMES: { readonly [expected: string]: string } = {
  int: 'a whole number',
  number: 'a number',
  string: 'a string',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
};

function typesOf(issue: Issue): readonly string[] {
  if (issue.path.length > 0) return [];
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(typesOf);
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value));
  if (issue.code !== 'invalid_type') return [];
  // The only object that is one choice among others is an axis' range.
  return [issue.expected === 'object' ? 'a range ({ "from", "to", "step" })' : typeName(issue.expected)];
}

function branchReach(branch: readonly Issue[]): number {
  return Math.min(...branch.map(issueReach));
}

/** How deep the value was right: a wrong type or word is wrong at its own place, everything else beyond it. */
function issueReach(issue: Issue): number {
  const depth = issue.path.length;
  if (issue.code === 'invalid_type' || issue.code === 'invalid_value') return depth;
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return depth + 1;
  return depth + Math.max(...issue.errors.map(branchReach));
}
