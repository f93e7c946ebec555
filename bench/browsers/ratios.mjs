import { medianOf } from './take-rounds.mjs';

/** What was asked of Chromium against a Node whose V8 is as new. */
const [LEAST, MOST] = [0.9, 1.1];

const quantileOf = (sorted, share) => sorted[Math.round(share * (sorted.length - 1))];

/**
 * The first runtime's latencies ÷ those of each other: for every candidate the median over rounds of the ratio of two visits that followed
 * each other, then over candidates.
 */
export function figuresOf([first, ...others], medians) {
  return others.map((name, other) => {
    const ratios = medians
      .map((byRuntime) => medianOf(byRuntime[0].map((ns, round) => ns / byRuntime[other + 1][round])))
      .sort((a, b) => a - b);
    const median = medianOf(ratios);
    // A V8 that is years older is told beside, and held to nothing.
    const isAsNew = Number(/\d+/.exec(name)[0]) >= 24;
    return {
      name: `${first} ÷ ${name}`,
      median,
      p10: quantileOf(ratios, 0.1),
      p90: quantileOf(ratios, 0.9),
      least: ratios[0],
      most: ratios.at(-1),
      ...(isAsNew && { isMet: median >= LEAST && median <= MOST }),
    };
  });
}

export function tableOf(figures) {
  const lines = [
    ['', 'asked', 'median', '10 % to 90 %', 'least to most', ''],
    ...figures.map(({ name, median, p10, p90, least, most, isMet }) => [
      name,
      isMet === undefined ? '–' : `${LEAST.toFixed(1)} to ${MOST.toFixed(1)}`,
      median.toFixed(3),
      `${p10.toFixed(3)} to ${p90.toFixed(3)}`,
      `${least.toFixed(3)} to ${most.toFixed(3)}`,
      isMet === undefined ? '' : isMet ? 'met' : 'not met',
    ]),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
