/** A stream of random numbers. Always an argument: nothing in core draws from a global source. */
export interface Random {
  /** A whole number from 1 to 2^32 − 1 (xorshift never gives 0). */
  uint32(): number;
  /** Between 0 and 1, both left out; multiples of 2^−32. */
  unit(): number;
  /** A whole number from 0 to `bound` − 1, every one equally likely; `bound` up to 2^32 − 1. */
  below(bound: number): number;
}
