// The overview.
import type { OpenJob } from '../../../commands/messages.ts';
import { count } from './words.ts';

export const title = 'Overview';
export const welcome = 'Welcome';
export const about =
  'Pull courses, orders, enrollments and more from Canvas Catalog into tabs, edit them as a spreadsheet, and send your edits back.';
export const steps = [
  'Connect with an API key of your Catalog.',
  'Pull what you want to work on.',
  'Edit cells, review the changes, send them.',
];
export const noKey =
  'The tabs of this workbook were pulled by somebody else, or before you disconnected. To refresh and send, connect with your own key.';
export const connect = 'Connect to Catalog';
export const connectedTo = 'Connected to';
export const change = 'Change';
export const changeLabel = 'Change the connection';
export const noTabs = 'Nothing pulled yet';
export const noTabsTodo = 'Choose what you want to work on, such as your courses. It gets a tab of its own.';
export const firstPull = 'Pull data';
export const pullMore = 'Pull more data';
export const tabs = 'Tabs';
export const refreshAll = 'Refresh all';
export const refreshingAll = 'Refreshing all tabs…';
export const refresh = (tab: string) => `Refresh ${tab}`;
export const review = (unsent: number) => `Review ${count(unsent, 'change')}`;
export const reviewAny = 'Review changes';
export const checkEdits = 'Check my edits';
export const opening = 'Opening the review…';
export const unsent = (edits: number) => count(edits, 'unsent edit');
export const conflicts = (rows: number) => `${count(rows, 'row')} changed in Catalog too`;
export const rows = (rows: number) => count(rows, 'row');
export const full = (age: string) => `Everything was read last ${age}; since then, what changed`;
export const never = 'not pulled yet';
export const incomplete = 'Not complete: some rows may be missing';
export const columns = (tab: string) => `Choose columns of ${tab}`;
export const show = (tab: string) => `Show the tab ${tab}`;
export const enroll = 'Enroll people';
export const schedule = 'Daily refresh';
export const scheduleOff = 'off';
export const scheduleAway = 'not available';
export const runs = 'Last sends';
export const noRuns = 'none';
export const jobs = 'Not finished';
export const job = (kind: OpenJob['kind'], tab: string) => ({ pull: `Pull of ${tab}`, send: 'Send', undo: 'Undo' })[kind];
export const jobSo = ({ kind, yours }: OpenJob, part: string, age: string) =>
  `${part} ${kind === 'pull' ? 'read' : 'sent'} · begun ${age}${yours ? '' : ' · a colleague’s'}`;
export const goOn = 'Go on';
export const loading = 'Loading…';
