import type { PlainPoolError } from './pool-error.js';

/** Errors lose their own fields on the way between threads and processes, so they travel as data. */
export type Reply<Answer> = { readonly answer: Answer } | { readonly error: PlainPoolError };
