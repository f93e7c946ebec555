import { WORDS } from './words.js';

/** All words in one place. */
export function Glossary() {
  return (
    <section aria-labelledby="glossary-title" class="glossary">
      <h2 id="glossary-title">Words</h2>
      <details>
        <summary>What the words of this report mean</summary>
        <dl class="facts">
          {Object.entries(WORDS).map(([word, [title, meaning]]) => (
            <div key={word}>
              <dt>{title}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
