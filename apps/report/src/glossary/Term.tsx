import type { ComponentChildren } from 'preact';
import { useExplanation } from './use-explanation.js';
import { WORDS, type Word } from './words.js';

/** A word that explains itself under the pointer, by focus and by touch. Says its title, or what it is given. */
export function Term({ word, children }: { readonly word: Word; readonly children?: ComponentChildren }) {
  const [title, meaning] = WORDS[word];
  const { id, word: wordProps, bubble } = useExplanation();
  return (
    <dfn class="term">
      <button type="button" aria-describedby={id} {...wordProps}>
        {children ?? title}
      </button>
      <span popover="manual" role="tooltip" id={id} class="meaning" {...bubble}>
        {meaning}
      </span>
    </dfn>
  );
}
