import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** A picture in numbers, folded away. Its rows are made once somebody opens it: most readers never do. */
export function FoldedTable({
  summary,
  label,
  caption,
  children,
}: {
  readonly summary: string;
  /** What the table is, to whom does not see it. */
  readonly label: string;
  /** What it leaves out. */
  readonly caption?: string | null;
  /** Head and body. */
  readonly children: ComponentChildren;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="folded-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll-frame" aria-label={label} tabIndex={0}>
        {isOpen && <table>{children}</table>}
      </section>
      {caption != null && <p class="caption">{caption}</p>}
    </details>
  );
}
