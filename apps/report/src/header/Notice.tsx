import type { ComponentChildren } from 'preact';

/** What the page says instead of a report. */
export function Notice({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <main class="notice">
      <p class="wordmark">convscape</p>
      <h1>{title}</h1>
      <p>{children}</p>
    </main>
  );
}
