import type { ConfigProblem } from './config-problem.js';

/**
 * Problems for a terminal, no colours: `sweep.json:14:22  blocks[1].groups[2]: 6 does not divide …`,
 * each hint on a line of its own below. No newline at the end; empty for no problems.
 */
export function formatProblems(
  problems: readonly ConfigProblem[],
  source: { readonly file: string },
): string {
  return problems
    .map(({ line, column, path, message, hint }) => {
      const place = `${source.file}:${line}:${column}  ${path === '' ? '' : `${path}: `}`;
      return `${place}${message}${hint === undefined ? '' : `\n    hint: ${hint}`}`;
    })
    .join('\n');
}
