import type { Check } from './check.js';
import type { MachineFacts } from './machine-facts.js';

/** How many candidates may be screened side by side; always good news. */
export function checkWorkers({ suggestedWorkers: workers }: Pick<MachineFacts, 'suggestedWorkers'>): Check {
  const found =
    workers === 1
      ? '1: there is one core for measuring'
      : `up to ${workers} side by side; "workers": "auto" tries how many do not disturb each other`;
  return { name: 'Suggested workers', verdict: 'fit', found };
}
