import { ROW_SHAPE, type Row } from '@convscape/core';
import { nearestName, queryColumn } from './query-columns.js';
import { queryNumber } from './query-number.js';

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** One condition of a query; all of them must hold. */
export type QueryTerm = { readonly negated: boolean } & (
  | { readonly kind: 'text'; readonly text: string }
  /** The column is one of these words; `*` stands for any letters, `none` also for nothing. */
  | { readonly kind: 'words'; readonly column: keyof Row; readonly words: readonly string[] }
  | {
      readonly kind: 'number';
      readonly column: keyof Row;
      readonly comparison: Comparison;
      readonly value: number;
    }
);

export interface Query {
  readonly terms: readonly QueryTerm[];
  /** What could not be understood, in words that say how it is written; those parts are left out of the terms. */
  readonly problems: readonly string[];
}

/** A part of a query, quotes kept: words with spaces stand between them. */
const PART = /(?:"[^"]*"?|[^\s"])+/g;
/** A value may hold any letter, a line break included. */
const CONDITION = /^([A-Za-z_][A-Za-z0-9_]*)(<=|>=|!=|<|>|=|:)(.*)$/s;

/** Reads `kind:grouped g>=4 macs<2e8 !failed "1 visit"`: conditions that must all hold, `!` before what must not. */
export function parseQuery(text: string): Query {
  const terms: QueryTerm[] = [];
  const problems: string[] = [];
  for (const part of text.match(PART) ?? []) {
    const term = readPart(part);
    if (typeof term === 'string') problems.push(term);
    else if (term !== null) terms.push(term);
  }
  return { terms, problems };
}

/** A query without the conditions that a column must meet, and with others in their place. What must not be stays. */
export function withConditions(text: string, column: keyof Row, conditions: string): string {
  const kept = (text.match(PART) ?? []).filter((part) => {
    const term = readPart(part);
    return (
      term === null ||
      typeof term === 'string' ||
      term.kind === 'text' ||
      term.negated ||
      term.column !== column
    );
  });
  return [...kept, conditions].filter((part) => part !== '').join(' ');
}

/** A term, a problem in words, or null for nothing. */
function readPart(part: string): QueryTerm | string | null {
  const negated = part.startsWith('!') && part.length > 1;
  const body = negated ? part.slice(1) : part;
  const match = CONDITION.exec(body);
  if (match === null) {
    const plain = unquoted(body).toLowerCase();
    return plain === '' ? null : { kind: 'text', text: plain, negated };
  }
  const [, name = '', sign = '', written = ''] = match;
  const column = queryColumn(name.toLowerCase());
  if (column === null) {
    const near = nearestName(name.toLowerCase());
    return `There is no column “${name}”${near === null ? '; columns are called as in explore export' : `: did you mean ${near}?`}`;
  }
  const value = unquoted(written);
  if (value === '')
    return `“${part}” compares with nothing: write a value behind it, as in ${example(column)}`;
  const isNumber = ROW_SHAPE[column].type === 'number';
  if (sign === ':' || ((sign === '=' || sign === '!=') && !isNumber)) {
    const words = value
      .toLowerCase()
      .split(',')
      .filter((word) => word !== '');
    return { kind: 'words', column, words, negated: negated !== (sign === '!=') };
  }
  if (!isNumber) return `${name} is text and has no ${sign}: write ${example(column)}`;
  const number = queryNumber(value);
  if (number === null) return `“${value}” is no number: write it as in ${example(column)}`;
  return { kind: 'number', column, comparison: sign as Comparison, value: number, negated };
}

function unquoted(text: string): string {
  return text.replaceAll('"', '');
}

function example(column: keyof Row): string {
  if (ROW_SHAPE[column].type !== 'number') return column === 'kind' ? 'kind:grouped' : `${column}:word`;
  if (column.endsWith('_ns')) return `${column}<1.5ms`;
  if (column.includes('bytes')) return `${column}<3MiB`;
  return `${column}<200${column === 'macs' || column === 'params' ? 'M' : ''}`;
}
