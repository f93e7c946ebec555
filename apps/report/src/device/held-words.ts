import type { PauseReason } from '@convscape/pool/browser';

/** Why nothing is measured for now, and what to do about it. */
export const HELD_WORDS: { readonly [reason in PauseReason]: string } = {
  hidden: 'Nothing is measured while this page is hidden. It goes on by itself once it is seen.',
  'stood-still': 'This page stood still for a while: what was under way is measured anew.',
  'low-battery':
    'Nothing is measured while the battery is low, since devices then slow themselves down. Plug this one in: it goes on by itself.',
};
