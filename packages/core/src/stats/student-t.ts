/**
 * The t of Student's distribution with `freedom` degrees of freedom that is exceeded with probability `tail`, by Newton's method on the
 * logarithms of both, in which far tails are straight: `P(T > t) = I_x(ν/2, ½) / 2`, x = ν / (ν + t²). Abramowitz and Stegun 26.7.1. With many
 * degrees of freedom far tails fall off faster than that, and a step may lead to where no number is as small as what lies beyond: it is then
 * halved, on the logarithm of t, until one is.
 * @throws {RangeError} for a tail that is not between 0 and ½, or fewer than one degree of freedom.
 */
export function studentT(tail: number, freedom: number): number {
  if (!(tail > 0 && tail < 0.5)) throw new RangeError(`a tail is between 0 and ½, not ${tail}`);
  if (!(freedom >= 1)) throw new RangeError(`at least one degree of freedom, not ${freedom}`);
  const scale = Math.exp(logGamma((freedom + 1) / 2) - logGamma(freedom / 2)) / Math.sqrt(freedom * Math.PI);
  let t = 1;
  let last = t;
  for (let step = 0; step < 100; step++) {
    const beyond = tailBeyond(t, freedom);
    const density = scale * (1 + (t * t) / freedom) ** (-(freedom + 1) / 2);
    if (!(beyond > 0 && density > 0)) {
      t = Math.sqrt(t * last);
      continue;
    }
    last = t;
    const factor = Math.exp((Math.log(beyond / tail) * beyond) / (t * density));
    t *= factor;
    if (Math.abs(factor - 1) < 1e-9) break;
  }
  return t;
}

function tailBeyond(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
}

/** The regularised incomplete beta function by its continued fraction (Numerical Recipes §6.4, modified Lentz). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const least = 1e-300;
  const nonzero = (value: number) => (Math.abs(value) < least ? least : value);
  let c = 1;
  let d = 1 / nonzero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonzero(1 + even * d);
    c = nonzero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonzero(1 + odd * d);
    c = nonzero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return fraction;
}

/** Lanczos' approximation, g = 5 (Numerical Recipes §6.1): relative error below 2e-10. */
function logGamma(x: number): number {
  const terms = [
    76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155, 1.208650973866179e-3,
    -5.395239384953e-6,
  ];
  const shifted = x + 5.5;
  let series = 1.000000000190015;
  for (const [index, term] of terms.entries()) series += term / (x + 1 + index);
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((Math.sqrt(2 * Math.PI) * series) / x);
}
