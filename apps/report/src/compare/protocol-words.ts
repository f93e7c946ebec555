import { canonicalJson, type RunRecord } from '@convscape/core';

type Protocol = RunRecord['protocol'];

/** What to know before two runs are compared that did not measure alike; empty where they did. */
export function protocolWords(base: Protocol, other: Protocol): string {
  if (base.cache !== other.cache) {
    return `They measured different things: ${CACHE_WORDS[base.cache]} in the base run, ${CACHE_WORDS[other.cache]} in this one.`;
  }
  if (canonicalJson(base) === canonicalJson(other)) return '';
  return 'Their protocols differ: see how they were measured, below.';
}

const CACHE_WORDS: { readonly [Mode in Protocol['cache']]: string } = {
  hot: 'hot caches',
  'cold-weights': 'cold weights',
};
