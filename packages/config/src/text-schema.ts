import { z } from 'zod';
import { addOwnIssue } from './own-issue.js';

/** Free text of at most so many characters; half a character (a lone surrogate, `\ud800`) has no place in a key or a database. */
export function text(most: number) {
  return z
    .string()
    .min(1)
    .max(most)
    .superRefine((value, context) => {
      if (!/\p{Surrogate}/u.test(value)) return;
      addOwnIssue(context, {
        code: 'WRONG_FORMAT',
        message: 'this text holds half a character (a lone surrogate)',
        hint: 'write the whole of it, or take it out',
      });
    });
}
