/** `unfit`: nothing worth keeping can be measured here; `caution`: it can, with what is said in mind. */
export interface Check {
  readonly name: string;
  readonly verdict: 'fit' | 'caution' | 'unfit';
  readonly found: string;
  /** What to do about it; absent where there is nothing to do. */
  readonly mend?: string;
}
