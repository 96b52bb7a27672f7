// Choosing what to pull.
import type { FilterError } from '../../logic/filters.ts';
import { count } from './words.ts';

export const title = 'Pull data';
export const choose = 'What do you want to work on?';
export const search = 'Search';
export const nothing = 'Nothing is called like that.';
export const inTab = (rows: number) => `in a tab, ${count(rows, 'row')}`;
export const editable = 'editable';
export const refused = 'your key may not read it';
export const checkAccess = 'Check again what your key may read';
export const checking = 'Checking…';
export const of = (title: string) => `Pull ${title}`;
export const all = 'All kinds of data';
export const filters = 'Filters';
export const filtersHelp = 'Leave all blank to pull everything.';
export const noFilters = 'Everything is pulled: there are no filters.';
export const intoTab = (tab: string) => `Goes into the tab ${tab}. Your unsent edits and your own columns stay.`;
export const intoNew = 'Makes a new tab.';
export const into = 'Goes into';
export const newTab = 'A new tab';
export const any = 'Any';
export const noTab = 'None';
export const yes = 'Yes';
export const no = 'No';
export const idsHelp = 'Numbers, separated by commas.';
export const errors = {
  integer: 'Enter a whole number, such as 12.',
  decimal: 'Enter a number with a point, such as 12.50.',
  day: 'Enter a day.',
  ids: 'Enter numbers only, separated by commas.',
  whose: 'Catalog shows these only for chosen ids: enter some, or choose a tab.',
} satisfies Record<FilterError, string>;
export const go = 'Pull';
