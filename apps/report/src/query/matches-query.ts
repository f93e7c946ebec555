import type { Row } from '@convscape/core';
import type { Query, QueryTerm } from './parse-query.js';
import { queryNumber } from './query-number.js';
import { searchText } from './search-text.js';

/** Whether all terms of a query hold for a row. */
export function matchesQuery(row: Row, { terms }: Query): boolean {
  return terms.every((term) => holds(row, term) !== term.negated);
}

function holds(row: Row, term: QueryTerm): boolean {
  switch (term.kind) {
    case 'text':
      return searchText(row).includes(term.text);
    case 'words':
      return term.words.some((word) => isWord(row[term.column], word));
    case 'number':
      return compares(row[term.column], term);
  }
}

function isWord(value: Row[keyof Row], word: string): boolean {
  if (value === null) return word === 'none';
  if (typeof value === 'number') return value === queryNumber(word);
  const text = String(value).toLowerCase();
  if (!word.includes('*')) return text === word;
  return matchesPattern(text, word.split('*'));
}

/** Pieces in their order, the first at the beginning and the last at the end. */
function matchesPattern(text: string, pieces: readonly string[]): boolean {
  const [first = '', ...others] = pieces;
  const last = others.pop() ?? '';
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function compares(
  actual: Row[keyof Row],
  { comparison, value }: Extract<QueryTerm, { kind: 'number' }>,
): boolean {
  if (typeof actual !== 'number') return false;
  switch (comparison) {
    case '<':
      return actual < value;
    case '<=':
      return actual <= value;
    case '>':
      return actual > value;
    case '>=':
      return actual >= value;
    case '=':
      return actual === value;
    case '!=':
      return actual !== value;
  }
}
