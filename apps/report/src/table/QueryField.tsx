import type { Query } from '../query/parse-query.js';
import type { Navigation } from '../view/use-view-state.js';

/** Where `/` leads. */
export const QUERY_FIELD_ID = 'table-filter';

/** The query over the table: written into the link as it is typed, its slips said below. */
export function QueryField({
  query,
  navigation,
}: {
  readonly query: Query;
  readonly navigation: Navigation;
}) {
  const { view, go } = navigation;
  const [problem] = query.problems;
  return (
    <div class="query">
      <label for={QUERY_FIELD_ID}>Filter</label>
      <input
        id={QUERY_FIELD_ID}
        type="search"
        value={view.filter}
        placeholder="kind:grouped g>=4 macs<200M !failed"
        spellcheck={false}
        autocomplete="off"
        aria-invalid={problem !== undefined}
        aria-describedby="table-filter-words"
        onInput={(event) => go({ filter: event.currentTarget.value }, 'replace')}
      />
      <p id="table-filter-words" class={problem === undefined ? 'caption' : 'query-problem'} role="status">
        {problem ?? 'Words, or column and value: latency<2ms, slot:28x28*, reach=1; ! for what must not be'}
      </p>
    </div>
  );
}
