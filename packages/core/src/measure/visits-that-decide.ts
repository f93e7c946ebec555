/**
 * From so many visits on, their scatter tells how sure a latency is: of two clock speeds, drawn visit by visit, eight draws are the same one
 * less often than once in a hundred, four once in eight.
 */
export const VISITS_THAT_DECIDE = 8;
