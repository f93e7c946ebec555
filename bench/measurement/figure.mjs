/**
 * One line of the table: `{ name, unit, value, least?, most?, gate?, note? }`. `least` and `most` are targets, and a figure without one only tells;
 * `gate`: missing it is an error of the benchmark. A value of null could not be had.
 */
const FORMATS = {
  percent: (value) => `${(100 * value).toFixed(1)} %`,
  ratio: (value) => value.toFixed(3),
  seconds: (value) => `${value.toFixed(1)} s`,
  count: (value) => String(value),
};

const hasTarget = ({ least, most }) => least !== undefined || most !== undefined;

export function isMissed({ value, least, most }) {
  if (value === null) return true;
  return (least !== undefined && value < least) || (most !== undefined && value > most);
}

function targetText({ unit, least, most }) {
  if (least !== undefined) return `≥ ${FORMATS[unit](least)}`;
  return most === undefined ? '' : `≤ ${FORMATS[unit](most)}`;
}

function verdict(figure) {
  if (!hasTarget(figure)) return '';
  if (figure.value === null) return 'unknown';
  return isMissed(figure) ? 'not met' : 'met';
}

/** The figures as aligned text, one a line. */
export function tableOf(figures) {
  const lines = [
    ['', 'target', 'figure', '', ''],
    ...figures.map((figure) => [
      figure.name,
      targetText(figure),
      figure.value === null ? '–' : FORMATS[figure.unit](figure.value),
      verdict(figure),
      figure.note ?? '',
    ]),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      `  ${line.map((cell, column) => (column === 1 || column === 2 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('  ')}`.trimEnd(),
    )
    .join('\n');
}
