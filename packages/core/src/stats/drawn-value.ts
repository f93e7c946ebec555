/** A number that is known within a range, and draws of what it may be: made when first asked for, all as many. */
export interface DrawnValue {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  draws(): Float64Array;
}
