import type { ConfigProblemCode } from './config-problem.js';

/** What our own checks add to zod's issues: a code and a mend. They travel in the issue's `params`. */
export interface OwnIssue {
  readonly code: ConfigProblemCode;
  readonly hint?: string | undefined;
}

/** The part of zod's check and transform contexts that is used here. */
interface IssueContext {
  addIssue(issue: { code: 'custom'; path: (string | number)[]; message: string; params: object }): void;
}

export function addOwnIssue(
  context: IssueContext,
  issue: OwnIssue & { readonly message: string; readonly path?: (string | number)[] },
): void {
  const { path = [], message, code, hint } = issue;
  context.addIssue({ code: 'custom', path, message, params: { code, hint } });
}
