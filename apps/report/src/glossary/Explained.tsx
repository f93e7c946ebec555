import { Term } from './Term.js';
import { wordOf } from './words.js';

/** A term, explaining itself where the glossary knows it. */
export function Explained({ term }: { readonly term: string }) {
  const word = wordOf(term);
  return word === null ? term : <Term word={word}>{term}</Term>;
}
