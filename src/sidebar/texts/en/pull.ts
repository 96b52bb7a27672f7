// Choosing what to pull.
import type { FilterError } from '../../pull/filters.ts';
import { count } from './words.ts';

export const title = 'Pull data';
export const choose = 'What do you want to pull?';
export const search = 'Search';
export const nothing = 'No matches.';
export const inTab = (rows: number) => `In a tab · ${count(rows, 'row')}`;
export const editable = 'Editable';
export const refused = 'No access with your key';
export const checkAccess = 'Check access again';
export const checking = 'Checking…';
export const of = (title: string) => `Pull ${title}`;
export const all = 'All data types';
export const filters = 'Filters';
export const filtersHelp = 'Leave blank to pull everything.';
export const noFilters = 'No filters available. Everything is pulled.';
export const intoTab = (tab: string) => `Updates the ${tab} tab. Your unsent edits and your own columns are kept.`;
export const intoNew = 'Creates a new tab.';
export const into = 'Destination';
export const newTab = 'New tab';
export const any = 'Any';
export const noTab = 'None';
export const yes = 'Yes';
export const no = 'No';
export const idsHelp = 'IDs, separated by commas.';
export const errors = {
  integer: 'Enter a whole number, such as 12.',
  decimal: 'Enter a number with a decimal point, such as 12.50.',
  day: 'Enter a date.',
  ids: 'Enter IDs as numbers, separated by commas.',
  whose: 'Enter at least one ID, or choose a tab.',
} satisfies Record<FilterError, string>;
export const go = 'Pull';
