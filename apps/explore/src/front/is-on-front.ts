import type { Row } from '@convscape/core';

/** On the front of its group, or not told apart from it. */
export const isOnFront = (row: Row): boolean => row.front === 'certain' || row.front === 'contested';
