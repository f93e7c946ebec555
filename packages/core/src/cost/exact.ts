const HINT = 'use fewer channels, a smaller input or a shorter chain';

/** A count passed 2^53 − 1, beyond which a number no longer holds every integer: the count would be wrong, so there is none. */
export class CostOverflowError extends Error {
  override readonly name = 'CostOverflowError';
  readonly code = 'COST_OVERFLOW';
  /** What was counted: `MACs of middle`. */
  readonly quantity: string;
  /** The message without its hint. */
  readonly problem: string;
  readonly hint: string;

  constructor(quantity: string, hint = HINT) {
    const problem = `${quantity}: the count passes 2^53 - 1 and would not be exact`;
    super(`${problem}; ${hint}`);
    this.quantity = quantity;
    this.problem = problem;
    this.hint = hint;
  }
}

/**
 * Product of whole numbers of at least 1. Every partial product is at most the whole one, so that none rounds unseen.
 * @throws {CostOverflowError}
 */
export function exactProduct(quantity: string, factors: readonly number[]): number {
  return factors.reduce((product, factor) => checked(quantity, product * factor), 1);
}

/**
 * Sum of whole numbers of at least 0.
 * @throws {CostOverflowError}
 */
export function exactSum(quantity: string, terms: readonly number[]): number {
  return terms.reduce((sum, term) => checked(quantity, sum + term), 0);
}

function checked(quantity: string, value: number): number {
  if (value > Number.MAX_SAFE_INTEGER) throw new CostOverflowError(quantity);
  return value;
}
