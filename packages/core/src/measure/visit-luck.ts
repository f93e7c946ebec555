/**
 * How far one visit's latency may lie from the candidate's, as a share, where hidden duplicates do not say it: the batches of a visit
 * share its luck, and while screening workers disturb each other.
 */
export const VISIT_LUCK = 0.05;
