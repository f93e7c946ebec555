import type { ComponentChildren } from 'preact';

export type Fact = readonly [term: string, description: ComponentChildren];

/** Terms and what they are, in two columns; what is null is not said. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(([, description]) => description !== null)
        .map(([term, description]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{description}</dd>
          </div>
        ))}
    </dl>
  );
}
