// The texts that a column shows below its header: what a person chooses from when they filter.
import { cellAt, type SheetCopy } from './sheet-copy.ts';

/** Each once, in the order of the alphabet; the filter's own area where there is one, else below the frozen rows. */
export function columnTexts(copy: SheetCopy, column: number): string[] {
  const { filter, frozenRows } = copy.view;
  const header = filter?.area.row ?? Math.max(1, frozenRows);
  const filled = [...copy.rows].flatMap(([row, cells]) => ([...cells.values()].some(({ display }) => display !== '') ? [row] : []));
  const last = filter === undefined ? Math.max(header, ...filled) : header + filter.area.rows - 1;
  const texts = new Set<string>();
  for (let row = header + 1; row <= last; row += 1) texts.add(cellAt(copy, row, column)?.display ?? '');
  return [...texts].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
