export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/**
 * Rows as aligned columns, two spaces apart, with a header; the last left-aligned column is not padded. The last cell of a shorter row
 * may run on over the columns that it lacks.
 */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, index) =>
    rows.reduce((widest, row) => {
      const runsOn = index === row.length - 1 && row.length < columns.length;
      return runsOn ? widest : Math.max(widest, (row[index] ?? '').length);
    }, column.title.length),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        columns[index]?.align === 'right'
          ? cell.padStart(widths[index] ?? 0)
          : cell.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(columns.map((column) => column.title)), ...rows.map(line)].join('\n');
}

export const left = (title: string): TableColumn => ({ title, align: 'left' });
export const right = (title: string): TableColumn => ({ title, align: 'right' });
