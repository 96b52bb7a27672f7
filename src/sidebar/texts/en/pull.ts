// Texts of choosing what to pull, and of a pull.
import { type FilterError, minutesFor } from '../facts.ts';
import { count, number, part } from './words.ts';

/** Choosing what to pull. */
export const pullTexts = {
  title: 'Pull data',
  choose: 'What do you want to pull?',
  search: 'Search',
  noMatches: 'No matches.',
  inTab: (rows: number) => `In a tab · ${count(rows, 'row')}`,
  editable: 'Editable',
  noAccess: 'No access with your key',
  checkAccess: 'Check access again',
  checking: 'Checking…',
  pullResource: (title: string) => `Pull ${title}`,
  allResources: 'All data types',
  filters: 'Filters',
  filtersHelp: 'Leave blank to pull everything.',
  noFilters: 'No filters available. Everything is pulled.',
  intoTabHelp: (tab: string) => `Updates the ${tab} tab. Your unsent edits and your own columns are kept.`,
  intoNewHelp: 'Creates a new tab.',
  destination: 'Destination',
  newTab: 'New tab',
  anyValue: 'Any',
  anyTime: 'Any time',
  between: 'Between two days',
  firstDay: (label: string) => `${label} from`,
  lastDay: (label: string) => `${label} to`,
  termName: 'Name (optional)',
  termHelp: 'Such as Spring 2027. You can then choose it in other forms.',
  termError: 'A name needs both days.',
  keepOlder: 'Keep older rows',
  keepOlderHelp: 'Otherwise, each refresh removes rows from before the period.',
  noTabChosen: 'None',
  yesValue: 'Yes',
  noValue: 'No',
  idsHelp: 'IDs, separated by commas.',
  idIs: (id: string, name: string) => `${id} is ${name}.`,
  refersHelp: {
    listings: 'Enter a title, an SKU, or an ID.',
    people: 'Enter a name, an email address, or an ID.',
    catalogs: 'Enter a name or an ID.',
    sets: '',
  },
  errors: {
    integer: 'Enter a whole number, such as 12.',
    decimal: 'Enter a number with a decimal point, such as 12.50.',
    day: 'Enter a date.',
    ids: 'Enter IDs as numbers, separated by commas.',
    whose: 'Enter at least one ID, or choose a tab.',
  } satisfies Record<FilterError, string>,
  pull: 'Pull',
};

/** The chips of a filter that takes several titles or names. */
export const chipTexts = {
  help: 'Enter adds each one.',
  chosen: (label: string) => `${label}: chosen`,
  remove: (name: string) => `Remove ${name}`,
  added: (names: readonly string[]) => `Added: ${names.join(', ')}`,
  removed: (name: string) => `Removed: ${name}`,
};

/** A pull that is running, and its result. */
export const jobTexts = {
  pulling: (tab: string) => `Pulling ${tab}`,
  starting: 'Requesting the first page…',
  stopping: 'Canceling…',
  keepOpen: 'Keep the sidebar open until this finishes.',
  canceledTitle: (tab: string) => `${tab}: canceled`,
  tabUnchanged: 'The tab wasn’t changed.',
  failedTitle: (tab: string) => `Couldn’t pull ${tab}`,
  interruptedTitle: (tab: string) => `${tab}: interrupted`,
  doneTitle: (tab: string) => `${tab} is up to date`,
  incompleteTitle: (tab: string) => `${tab} is incomplete`,
  complete: 'Complete',
  incomplete: (records: number, total: number | undefined, removed: number) =>
    `Incomplete: ${part(records, total)} pulled.${removed === 0 ? ' No rows were removed.' : ''}`,
  records: 'Records',
  added: 'Rows added',
  changed: 'Rows changed',
  removed: 'Rows removed',
  editsKept: 'Unsent edits kept',
  unreadable: (values: number) => `${count(values, 'value')} couldn’t be read`,
  resume: 'Resume',
  done: 'Done',
  openTab: 'Open tab',
  changeFilters: 'Change filters',
};

const MILLION = 1_000_000;
/** `3.3 million`, and smaller numbers in full. */
const cells = (amount: number) => (amount < MILLION ? number(amount) : `${(amount / MILLION).toFixed(1)} million`);

function minutes(requests: number): string {
  const taken = minutesFor(requests);
  if (!taken) return '';
  return taken.least === taken.most ? ', in about a minute' : `, in ${taken.least} to ${taken.most} minutes`;
}

/** The size of a pull or a report, and how full the spreadsheet is. */
export const sizeTexts = {
  check: 'Check size',
  checking: 'Checking…',
  reads: ({ records, requests, adds }: { records?: number; requests?: number; adds?: number }) => {
    if (records === undefined) return 'Catalog doesn’t say how many records this is.';
    const what = `Reads ${count(records, 'record')} with about ${count(requests ?? 0, 'request')}${minutes(requests ?? 0)}.`;
    return adds === undefined ? what : `${what} Adds ${adds === 0 ? 'no' : cells(adds)} cells.`;
  },
  meter: ({ used, largest }: { used: number; largest: { name: string; cells: number } }) =>
    `The spreadsheet has ${cells(used)} of 10 million cells. “${largest.name}” takes ${cells(largest.cells)}.`,
};
