import { contestedShare, type Row, type RunRecord } from '@convscape/core';
import { percentText } from '../quantity/percent-text.js';

/** How far the run can be believed, at a glance: protocol, noise floor, what is contested, workers. `rows`: of its sweep and device. */
export function RunStrip({ run, rows }: { readonly run: RunRecord; readonly rows: readonly Row[] }) {
  return (
    <dl class="run-strip">
      {runFigures(run, rows).map(({ term, figure, words }) => (
        <div key={term}>
          <dt class="eyebrow">{term}</dt>
          <dd>
            <strong>{figure}</strong> <span>{words}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface RunFigure {
  readonly term: string;
  readonly figure: string;
  readonly words: string;
}

/** What a run says of itself, as far as it is known. */
export function runFigures(run: RunRecord, rows: readonly Row[]): readonly RunFigure[] {
  const { confirmation, version } = run.protocol;
  const { certain, contested, share } = contestedShare(rows);
  const noise = run.noise?.confirmation ?? run.noise?.screening ?? null;
  const between = run.noise?.confirmation == null ? 'single visits' : 'measurements of one block';
  const failed = rows.filter(({ state }) => state === 'failed').length;
  return [
    {
      term: 'Intervals',
      figure: `±${percentText(confirmation.halfWidth)}`,
      words: `wanted, at ${percentText(confirmation.confidence)}; ${confirmation.minVisits} to ${confirmation.maxVisits} visits, protocol ${version}`,
    },
    noise === null
      ? { term: 'Noise floor', figure: 'unknown', words: 'nothing was measured twice' }
      : { term: 'Noise floor', figure: noiseText(noise.relative), words: `between two ${between}` },
    share === null
      ? { term: 'Contested', figure: '–', words: 'there is no front yet' }
      : {
          term: 'Contested',
          figure: percentText(share),
          words: `${contested} of ${certain + contested} on the fronts`,
        },
    { term: 'Workers', figure: String(run.workers), words: workersWords(run) },
    ...(failed === 0
      ? []
      : [{ term: 'Failed', figure: String(failed), words: 'with reasons, in the table' }]),
  ];
}

function workersWords({ workers, workersChoice }: RunRecord): string {
  const words = workers === 1 ? 'at a time' : 'side by side';
  const isFewer = workersChoice !== undefined && workers < workersChoice.workers;
  return isFewer ? `${words}; ${workersChoice.workers} until others disturbed them` : words;
}

/** Below ten percent two digits say more than one decimal. */
function noiseText(relative: number): string {
  return `${Number((relative * 100).toPrecision(2))} %`;
}
