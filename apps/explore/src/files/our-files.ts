/** Says from the beginning of a file whether it is one that we write, of this version or another. */
export type IsOurs = (beginning: string) => boolean;

/** So much of a file is enough to tell. */
export const BEGINNING_BYTES = 4096;

export const isReport: IsOurs = (beginning) => /<title>[^<]*convscape/.test(beginning);

/** The three formats of `explore export`. */
export const isExport: IsOurs = (beginning) =>
  /^candidate,slot,kind,/.test(beginning) ||
  /^\[\s*(\]|\{\s*"candidate":)/.test(beginning) ||
  /^\{\s*"format":\s*"convscape-latency-table"/.test(beginning);
