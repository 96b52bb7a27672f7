// Which rows are reviewed, which lines are shown, and which are sent.
import type { Kind } from '../../review/plan-filter.ts';
import { count, part } from './words.ts';

export const scope = 'Review';
export const all = 'All tabs';
export const tab = (name: string) => `This tab: ${name}`;
export const selection = (name: string, rows: string) => `Selected rows: ${name}, ${rows}`;
export const noSelection = 'Selected rows';
export const find = 'Search changes';
export const kind = 'Show';
export const kinds = {
  all: 'All changes',
  conflict: 'Conflicts',
  create: 'New records',
  update: 'Updates',
  delete: 'Deletions',
  drop: 'Drops',
  unsent: 'Not sent',
} satisfies Record<Kind, string>;
export const shown = (lines: number, all: number) =>
  `Showing ${part(lines, all)} changes. Hidden changes are also sent unless you skip them.`;
export const shownOnly = (lines: number, all: number) => `Showing ${part(lines, all)} changes.`;
export const send = (caption: string, row: number) => `Include ${caption}${row > 0 ? `, row ${row}` : ''}`;
export const leaveAll = (lines: number) => `Skip all ${lines}`;
export const takeAll = (lines: number) => `Include all ${lines}`;
export const offered = 'New rows not included';
export const offeredRows = (tab: string, rows: readonly number[]) => {
  const shown = rows.slice(0, 5).join(', ');
  const more = rows.length > 5 ? ` and ${rows.length - 5} more` : '';
  return `${tab}, ${rows.length === 1 ? 'row' : 'rows'} ${shown}${more}: filled in, but Action isn’t “create”.`;
};
export const include = (rows: number) => `Include ${count(rows, 'new row')}`;
