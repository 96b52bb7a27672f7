// The names of rows in the view of a review, such as `rows:12.5.2`: two rows of the sheet with the ID 12, from row 5 on. The server writes
// them, and the page reads them.

export interface NamedRows {
  sheet: number;
  row: number;
  rows: number;
}

export function nameOfRows(rows: readonly NamedRows[]): string {
  return rows.map(({ sheet, row, rows: count }) => [sheet, row, count].join('.')).join(',');
}

export function rowsNamed(name: string): NamedRows[] {
  return name.split(',').map((part) => {
    const [sheet = 0, row = 0, rows = 0] = part.split('.').map(Number);
    return { sheet, row, rows };
  });
}
