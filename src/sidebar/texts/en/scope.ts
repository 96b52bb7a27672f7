// Which rows are reviewed, which lines are shown, and which are sent.
import type { Kind } from '../../logic/plan-filter.ts';
import { count, part } from './words.ts';

export const scope = 'Review';
export const all = 'All tabs';
export const tab = (name: string) => `This tab: ${name}`;
export const selection = (name: string, rows: string) => `Selected rows: ${name}, ${rows}`;
export const noSelection = 'Selected rows';
export const find = 'Find in the lines';
export const kind = 'Show';
export const kinds = {
  all: 'All lines',
  conflict: 'Changed in Catalog too',
  create: 'New records',
  update: 'Updates',
  delete: 'Deletions',
  drop: 'Drops',
  unsent: 'Not sent',
} satisfies Record<Kind, string>;
export const shown = (lines: number, all: number) =>
  `${part(lines, all)} lines shown. What is not shown is sent too, unless it is left out.`;
export const shownOnly = (lines: number, all: number) => `${part(lines, all)} lines shown.`;
export const send = (caption: string, row: number) => `Send ${caption}${row > 0 ? `, row ${row}` : ''}`;
export const leaveAll = (lines: number) => `Leave out all ${lines}`;
export const takeAll = (lines: number) => `Send all ${lines}`;
export const offered = 'New rows that are not included';
export const offeredRows = (tab: string, rows: readonly number[]) => {
  const shown = rows.slice(0, 5).join(', ');
  const more = rows.length > 5 ? ` and ${rows.length - 5} more` : '';
  return `${tab}, ${rows.length === 1 ? 'row' : 'rows'} ${shown}${more}: filled, but without the Action “create”.`;
};
export const include = (rows: number) => `Include ${count(rows, 'new row')}`;
