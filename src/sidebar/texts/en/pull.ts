// Texts of choosing what to pull, and of a pull.
import type { FilterError } from '../facts.ts';
import { count, part } from './words.ts';

/** Choosing what to pull. */
export const pullTexts = {
  title: 'Pull data',
  choose: 'What do you want to pull?',
  search: 'Search',
  nothing: 'No matches.',
  inTab: (rows: number) => `In a tab · ${count(rows, 'row')}`,
  editable: 'Editable',
  refused: 'No access with your key',
  checkAccess: 'Check access again',
  checking: 'Checking…',
  of: (title: string) => `Pull ${title}`,
  all: 'All data types',
  filters: 'Filters',
  filtersHelp: 'Leave blank to pull everything.',
  noFilters: 'No filters available. Everything is pulled.',
  intoTab: (tab: string) => `Updates the ${tab} tab. Your unsent edits and your own columns are kept.`,
  intoNew: 'Creates a new tab.',
  into: 'Destination',
  newTab: 'New tab',
  any: 'Any',
  noTab: 'None',
  yes: 'Yes',
  no: 'No',
  idsHelp: 'IDs, separated by commas.',
  errors: {
    integer: 'Enter a whole number, such as 12.',
    decimal: 'Enter a number with a decimal point, such as 12.50.',
    day: 'Enter a date.',
    ids: 'Enter IDs as numbers, separated by commas.',
    whose: 'Enter at least one ID, or choose a tab.',
  } satisfies Record<FilterError, string>,
  go: 'Pull',
};

/** A pull under way, and what came of it. */
export const jobTexts = {
  pulling: (tab: string) => `Pulling ${tab}`,
  starting: 'Requesting the first page…',
  stopping: 'Canceling…',
  keepOpen: 'Keep the sidebar open until this finishes.',
  stoppedTitle: (tab: string) => `${tab}: canceled`,
  stopped: 'The tab wasn’t changed.',
  stuckTitle: (tab: string) => `Couldn’t pull ${tab}`,
  lostTitle: (tab: string) => `${tab}: interrupted`,
  doneTitle: (tab: string) => `${tab} is up to date`,
  partTitle: (tab: string) => `${tab} is incomplete`,
  complete: 'Complete',
  incomplete: (records: number, total: number | undefined, removed: number) =>
    `Incomplete: ${part(records, total)} pulled.${removed === 0 ? ' No rows were removed.' : ''}`,
  records: 'Records',
  added: 'Rows added',
  changed: 'Rows changed',
  removed: 'Rows removed',
  kept: 'Unsent edits kept',
  unreadable: (records: number) => `${count(records, 'record')} couldn’t be read`,
  goOn: 'Resume',
  done: 'Done',
  show: 'Open tab',
  filters: 'Change filters',
};
