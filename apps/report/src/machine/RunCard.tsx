import type { RunRecord } from '@convscape/core';
import { Facts } from './Facts.js';
import { noiseWords, sentinelWords } from './noise-words.js';

/** How the numbers were taken. */
export function RunCard({ run }: { readonly run: RunRecord }) {
  const { protocol } = run;
  const { screening, confirmation, warmup, batch } = protocol;
  return (
    <article class="card">
      <h3>Run of {run.sweep}</h3>
      <Facts
        facts={[
          ['State', run.state],
          ['Started', instant(run.startedAt)],
          ['Finished', run.finishedAt === null ? 'not finished' : instant(run.finishedAt)],
          ['Seed', String(run.seed)],
          ['Workers', String(run.workers)],
          ...(run.noise === undefined ? [] : [['Noise floor', noiseWords(run.noise)] as const]),
          ...(run.sentinels === undefined ? [] : [['Sentinels', sentinelWords(run.sentinels)] as const]),
          ['Cache', protocol.cache],
          ['Batches', `${batch.targetMs} ms each, never under ${batch.minMs} ms`],
          [
            'Warm-up',
            `at least ${warmup.minCalls} calls and ${warmup.minMs} ms, until steady within ${percent(warmup.tolerance)}`,
          ],
          [
            'Screening',
            `${screening.minBatches}–${screening.maxBatches} batches, ${percent(screening.confidence)} interval within ±${percent(screening.halfWidth)}`,
          ],
          [
            'Confirmation',
            `${confirmation.minVisits}–${confirmation.maxVisits} visits in ${confirmation.processes} processes, ${percent(confirmation.confidence)} interval within ±${percent(confirmation.halfWidth)}`,
          ],
          ['Protocol', `version ${protocol.version}`],
          ['Run', <code>{run.run}</code>],
        ]}
      />
    </article>
  );
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

/** `2026-11-24 09:12:40 UTC` */
function instant(iso: string): string {
  return iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
}
