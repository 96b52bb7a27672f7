// Texts of the overview, its notices, and the send history.
import type { OpenJob, RunSummary } from '../../../protocol/jobs.ts';
import { count, joined, number } from './words.ts';

/** The overview. */
export const homeTexts = {
  title: 'Overview',
  connectedTo: 'Connected to',
  change: 'Change',
  changeLabel: 'Change connection',
  noTabs: 'No data yet',
  noTabsTodo: 'Choose what to work with, such as courses. It gets its own tab.',
  firstPull: 'Pull data',
  pullMore: 'Pull more data',
  tabs: 'Tabs',
  refreshAll: 'Refresh all',
  refreshingAll: 'Refreshing all tabs…',
  refresh: (tab: string) => `Refresh ${tab}`,
  review: (unsent: number) => `Review ${count(unsent, 'change')}`,
  reviewAny: 'Review changes',
  reviewTab: (tab: string) => `review ${tab}`,
  checkEdits: 'Check my edits',
  opening: 'Opening review…',
  unsent: (edits: number) => count(edits, 'unsent edit'),
  conflicts: (rows: number) => `${count(rows, 'row')} also changed in Catalog`,
  rows: (rows: number) => count(rows, 'row'),
  fullRefresh: (age: string) => `Full refresh ${age}, changes only since then`,
  neverPulled: 'Not pulled yet',
  incomplete: 'Incomplete. Some rows might be missing.',
  repair: 'Repair columns',
  columns: (tab: string) => `Choose columns for ${tab}`,
  changes: (added: number, changed: number) =>
    [added > 0 ? `${number(added)} new` : '', changed > 0 ? `${number(changed)} changed` : ''].filter(Boolean).join(', '),
  changesSince: (age: string) => `since the previous pull, ${age}`,
  showChanges: 'Show rows',
  hideChanges: 'Hide rows',
  changeKinds: { new: 'New', changed: 'Changed' },
  reports: 'Reports',
  enroll: 'Enroll learners',
  schedule: 'Schedules',
  scheduleOff: 'Off',
  scheduleAway: 'Not available',
  scheduleFailed: 'Needs attention',
  runs: 'Send history',
  noRuns: 'None',
  jobs: 'Unfinished',
  job: (kind: OpenJob['kind'], tab: string) => ({ pull: `Pull of ${tab}`, send: 'Send', undo: 'Undo' })[kind],
  jobProgress: ({ kind, yours }: OpenJob, part: string, age: string) =>
    `${part} ${kind === 'pull' ? 'pulled' : 'sent'} · started ${age}${yours ? '' : ' by a colleague'}`,
  connectToResume: (host: string) => `Connect to ${host} to resume it.`,
  resume: 'Resume',
};

/** Results, in a sentence. */
export const noticeTexts = {
  connected: (host: string, catalogs: number | undefined) =>
    catalogs === undefined ? `Connected to ${host}.` : `Connected to ${host} (${count(catalogs, 'catalog')}).`,
  disconnected: (keyKept: boolean) =>
    `Disconnected. Your API key ${keyKept ? 'stays for your other files' : 'was removed'}. Your tabs didn’t change.`,
  arranged: 'Columns updated.',
  scheduled: (when: string, next: string) => `Saved: ${when}. Next refresh: ${next}.`,
  unscheduled: 'Schedule deleted.',
  notified: 'Saved.',
  tookOver: 'The schedule is yours now. Overdue tabs refresh within an hour.',
  refreshed: (names: readonly string[]) => (names.length === 0 ? 'No tabs were refreshed.' : `Refreshed: ${names.join(', ')}.`),
  access: (refused: number) =>
    refused === 0 ? 'Your key can read everything listed here.' : `Your key still can’t read ${count(refused, 'data type')}.`,
  reported: 'Select the report, then copy it.',
  checked: (differences: number) =>
    `${differences === 0 ? 'No differences' : count(differences, 'difference')} found. Select the report, then copy it.`,
};

/** Such as `5 courses: Price and Seats`, `2 new enrollments`, or `1 tag: delete`. */
function groupText({ one, operation, count: records, labels }: RunSummary['about'][number]): string {
  const what = count(records, operation === 'create' ? `new ${one}` : one);
  if (operation === 'create') return what;
  const shown = labels.length > 3 ? [...labels.slice(0, 2), 'more'] : labels;
  return `${what}: ${operation === 'update' ? joined(shown) : operation}`;
}

function byText(by: RunSummary['by']): string {
  if ('you' in by) return 'by you';
  return by.name === '' ? 'by a colleague' : `by ${by.name}`;
}

/** The list of the last sends. */
export const runsTexts = {
  title: 'Send history',
  noSends: 'No sends yet',
  noSendsHelp: 'Edit cells in an editable tab, then review and send your changes. Each send is listed here.',
  openLog: 'Open send log',
  showInLog: 'Show in log',
  undo: 'Undo',
  undoing: (sent: string) => `Undo: ${sent}`,
  /** Such as `5 courses: Price, by you`. */
  about: (groups: RunSummary['about'], by: RunSummary['by']) => [...groups.map(groupText), byText(by)].filter(Boolean).join(', '),
  undone: 'Undone',
  undoBlocked: (why: NonNullable<RunSummary['undoBlockedBecause']>, host: string) =>
    ({
      nothing: 'No changes to undo. This send didn’t change Catalog.',
      open: 'To undo it, resume or cancel it in the overview first.',
      elsewhere: `To undo it, connect to ${host}.`,
    })[why],
};
