import type { ComponentChildren } from 'preact';
import { Explained } from '../glossary/Explained.js';

export type Fact = readonly [term: string, description: ComponentChildren];

/** Terms and what they are, in two columns; what is null is not said. */
export function Facts({
  facts,
  explain = false,
}: {
  readonly facts: readonly Fact[];
  /** Whether terms explain themselves. */
  readonly explain?: boolean;
}) {
  return (
    <dl class="facts">
      {facts
        .filter(([, description]) => description !== null)
        .map(([term, description]) => (
          <div key={term}>
            <dt>{explain ? <Explained term={term} /> : term}</dt>
            <dd>{description}</dd>
          </div>
        ))}
    </dl>
  );
}
