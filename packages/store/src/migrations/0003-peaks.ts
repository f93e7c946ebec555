import type { Migration } from './migration.js';

/** Runs know what their device can do at most. */
const sql = `
ALTER TABLE run ADD COLUMN peaks TEXT CHECK (json_valid(peaks)); -- MACs and bytes a second at most; NULL: not measured
`;

export const peaks: Migration = { version: 3, sql };
