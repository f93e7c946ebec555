/** Says from the beginning of a file whether it is one that we write, of this version or another. */
export type IsOurs = (beginning: string) => boolean;

/** So much of a file is enough to tell. */
export const BEGINNING_BYTES = 4096;

export const isReport: IsOurs = (beginning) =>
  /^<!doctype html>\s.*<title>convscape report<\/title>/s.test(beginning);

/** The three formats of `explore export`. An empty list of rows is the whole file. */
export const isExport: IsOurs = (beginning) =>
  /^candidate,slot,kind,groups,kernel_height,kernel_width,/.test(beginning) ||
  /^\[\]\n$/.test(beginning) ||
  /^\[\s*\{\s*"candidate": "[^"]*",\s*"slot": "[^"]*",\s*"kind": "[^"]*",\s*"groups": /.test(beginning) ||
  /^\{\s*"format":\s*"convscape-latency-table"/.test(beginning);
