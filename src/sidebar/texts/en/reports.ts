// Texts of the page with the reports.
import { count, joined } from './words.ts';

export const reportsTexts = {
  title: 'Reports',
  none: 'Answers from your Catalog, each in its own tab. They refresh with all other tabs.',
  search: 'Search',
  noMatches: 'No matches.',
  all: 'All reports',
  run: 'Run',
  runOf: (title: string) => `Run ${title}`,
  settingsOf: (title: string) => `${title}: settings`,
  rows: (rows: number, age: string) => `${count(rows, 'row')} · ${age}`,
  running: (title: string) => `Running ${title}`,
  starting: 'Reading Catalog…',
  keepOpen: 'Keep the sidebar open until this finishes.',
  stopping: 'Canceling…',
  canceled: (title: string) => `${title}: canceled. The tab wasn’t changed.`,
  resume: 'Resume',
  openTab: 'Open tab',
  reads: (titles: readonly string[]) => `Reads ${joined(titles.map((title) => title.toLowerCase()))}.`,
  denied: (titles: readonly string[]) => `Your key can’t read ${joined(titles.map((title) => title.toLowerCase()))}.`,
  deniedTodo: 'Ask your Catalog admin for a key with access.',
  incomplete: 'Might be incomplete.',
  counted: 'How is this counted?',
};
