import { readFileSync } from 'node:fs';

/** Reads a small text file of the system, or says null where there is none or it may not be read. */
export type ReadText = (path: string) => string | null;

export const readSystemText: ReadText = (path) => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
};
