// Texts of the review dialog.
import type { LineState } from '../../../protocol/review.ts';
import type { Count, Kind, SideEffect } from '../facts.ts';
import { count, number, part, sentence } from './words.ts';

/** The review dialog. */
export const reviewTexts = {
  comparing: 'Comparing with Catalog…',
  comparingHelp: 'Reading your edits and the current records in Catalog. This sends no changes.',
  comparingUndo: 'Reading the send and the current records in Catalog. This sends no changes.',
  comparingWaitlist: 'Reading the waitlist. This sends no changes.',
  compareFailed: 'Couldn’t compare your changes',
  empty: 'No changes to send',
  emptyHelp: 'Your tabs match Catalog.',
  emptyUndo: 'No changes to undo. Catalog already has the earlier values.',
  undoOf: (time: string) => `Undo of the send of ${time}`,
  /** Such as `1 tag rename, 3 course updates`. */
  counts: (counts: readonly Count[]) => counts.map(countText).join(', '),
  nothingSendable: 'No changes ready to send',
  sendsTo: 'Sends to',
  comparesWith: 'Compares with',
  duration: (seconds: number) => `takes about ${count(Math.round(seconds / 60), 'minute')}`,
  dryRun: {
    'no-key': 'You’re not connected, so your edits were checked without asking Catalog. Someone with an API key can review and send them.',
    'read-only': 'Your connection is read-only. Your edits were checked without asking Catalog and can’t be sent.',
  },
  nothingSentYet: 'No changes have been sent yet.',
  effects: 'Side effects',
  options: 'Options (off by default)',
  refused: (rows: number) => `${count(rows, 'row')} can’t be sent`,
  rest: 'This send can’t be verified, so it ended. Review what’s left.',
  remarks: 'Notes',
  row: (tab: string, row: number) => (row > 0 ? `${tab}, row ${row}` : tab),
  rowOnly: (row: number) => `Row ${row}`,
  id: (key: string) => `ID ${key}`,
  group: (operation: string, one: string) => sentence(heading(operation, one, 's')),
  inTab: (tab: string) => `in ${tab}`,
  field: 'Field',
  before: 'Before',
  after: 'After',
  value: 'Value',
  blank: 'blank',
  added: 'Added:',
  removed: 'Removed:',
  nowInCatalog: 'Now in Catalog:',
  showAll: (lines: number) => `Show all ${number(lines)}`,
  /** `cells` get Catalog's value, which sends nothing. */
  send: (lines: number, cells: number) =>
    lines > 0 ? `Send ${count(lines, 'change')}` : cells > 0 ? `Use ${count(cells, 'Catalog value')}` : 'Send',
  sending: (lines: number, cells: number) =>
    lines > 0 ? `Sending ${count(lines, 'change')}` : `Copying ${count(cells, 'value')} from Catalog`,
  /** The same for the undo of a send. */
  undo: (lines: number) => (lines > 0 ? `Undo ${count(lines, 'change')}` : 'Undo'),
  undoing: (lines: number) => `Undoing ${count(lines, 'change')}`,
  starting: 'Checking changes…',
  keepOpen: 'Keep this window open until it finishes.',
  stop: 'Stop',
  stopping: 'Stopping after the current change…',
  resume: 'Resume',
  interrupted: 'Interrupted',
  interruptedHelp: 'Changes already sent are saved. Each change is sent only once.',
  loadingResults: 'Checking results…',
  resultsUnavailable: 'Sent, but the results couldn’t be read',
  showResults: 'Show results',
  stopped: 'Stopped',
  done: 'Done',
  reviewAgain: 'Review again',
  outcome: {
    planned: 'Not sent',
    conflict: 'Conflict, not sent',
    sending: 'Interrupted',
    done: 'Sent',
    failed: 'Failed',
    unconfirmed: 'Unconfirmed',
    stale: 'Changed since review, not sent',
    skipped: 'Skipped',
  } satisfies Record<LineState, string>,
  effect,
};

const EFFECTS: Record<SideEffect['effect'], (times: number) => string> = {
  seat: (times) => `${count(times, 'seat')} taken`,
  'e-mail': (times) => `${count(times, 'email')} sent by Catalog`,
  order: (times) => count(times, 'order'),
  deletion: (times) => `${count(times, 'record')} deleted in Catalog`,
  drop: (times) => (times === 1 ? '1 learner loses their seat' : `${number(times)} learners lose their seat`),
  remove: (times) => (times === 1 ? '1 learner leaves the waitlist' : `${number(times)} learners leave the waitlist`),
  revoke: (times) => `${count(times, 'certificate')} revoked`,
  'remove catalog': (times) => `${count(times, 'admin')} removed from a catalog`,
};

function effect({ effect, count: times, certainty }: SideEffect): string {
  const text = EFFECTS[effect](times);
  return certainty === 'sure' ? text : `up to ${text}`;
}

/** Headings by operation: `one` is the record, `s` the ending of the plural. */
const HEADINGS: Readonly<Record<string, (one: string, s: string) => string>> = {
  create: (one, s) => `new ${one}${s}`,
  update: (one, s) => `${one} update${s}`,
  rename: (one, s) => `${one} rename${s}`,
  'update by file': (_, s) => `SKU update${s} (one file)`,
  archive: (one, s) => `${one}${s} to archive`,
  reactivate: (one, s) => `${one}${s} to reactivate`,
  delete: (one, s) => `${one} deletion${s}`,
  'delete orders and enrollments': (one, s) => `${one}${s}: delete orders and enrollments`,
  unmerge: (one, s) => `${one}${s} to unmerge`,
  drop: (one, s) => `${one}${s} to drop`,
  remove: (_, s) => `learner${s} to remove from the waitlist`,
  'remove together': (_, s) => `learner${s} to remove from the waitlist`,
  revoke: (_, s) => `certificate${s} to revoke`,
  'add catalog': (one, s) => `${one}${s}: add a catalog`,
  'remove catalog': (one, s) => `${one}${s}: remove a catalog`,
};

function heading(operation: string, one: string, ending: string): string {
  const words = HEADINGS[operation];
  if (!words) throw new Error(`The review has no heading for “${operation}”.`);
  return words(one, ending);
}

function countText({ operation, one, count: lines }: Count): string {
  return `${number(lines)} ${heading(operation, one, lines === 1 ? '' : 's')}`;
}

/** Names of what can't be seen in a value. */
export const hiddenTexts = {
  spaces: (length: number) => count(length, 'space'),
  noBreakSpace: 'no-break space',
  zeroWidthSpace: 'zero-width space',
  joiner: 'joiner',
  directionMark: 'direction mark',
  softHyphen: 'soft hyphen',
  latin: 'Latin',
  cyrillic: 'Cyrillic',
  greek: 'Greek',
};

/** Conflicts, and the choices for them. */
export const conflictTexts = {
  conflictIntro: (cells: number) => `${count(cells, 'value')} also changed in Catalog. Choose which to keep, one by one or all at once:`,
  changedToo: 'Also changed in Catalog',
  sendMine: 'Send mine:',
  useCatalogs: 'Use Catalog’s:',
  decideLater: 'Decide later',
  sendMineForAll: 'Send mine for all',
  useCatalogsForAll: 'Use Catalog’s for all',
  decideLaterForAll: 'Decide later for all',
};

/** Confirmations of large removals and of sends to production. */
export const guardTexts = {
  confirmLabel: (words: string) => `Type “${words}” to confirm`,
  confirmProduction: (host: string) => `Yes, change the production Catalog at ${host}`,
  productionMissing: 'To send, check the production confirmation above.',
  confirmationMissing: (words: string) => `To send, type “${words}” above.`,
};

/** Which rows are reviewed, which changes are shown, and which are sent. */
export const scopeTexts = {
  scope: 'Review',
  addedRows: 'The rows you just added',
  waiting: (tab: string, edits: number) => `${count(edits, 'other edit')} ${edits === 1 ? 'waits' : 'wait'} in ${tab}`,
  allTabs: 'All tabs',
  thisTab: (name: string) => `This tab: ${name}`,
  selectedRows: (name: string, rows: string) => `Selected rows: ${name}, ${rows}`,
  searchChanges: 'Search changes',
  show: 'Show',
  kinds: {
    all: 'All changes',
    conflict: 'Conflicts',
    create: 'New records',
    update: 'Updates',
    delete: 'Deletions',
    drop: 'Drops',
    unsent: 'Not sent',
  } satisfies Record<Kind, string>,
  shownOf: (lines: number, all: number) => `Showing ${part(lines, all)} changes. Hidden changes are also sent unless you skip them.`,
  shownOfSent: (lines: number, all: number) => `Showing ${part(lines, all)} changes.`,
  includeChange: (caption: string, row: number) => `Include ${caption}${row > 0 ? `, row ${row}` : ''}`,
  skipAll: (lines: number) => `Skip all ${lines}`,
  includeAll: (lines: number) => `Include all ${lines}`,
  newRows: 'New rows not included',
  newRowsOf: (tab: string, rows: readonly number[]) => {
    const shown = rows.slice(0, 5).join(', ');
    const more = rows.length > 5 ? ` and ${rows.length - 5} more` : '';
    return `${tab}, ${rows.length === 1 ? 'row' : 'rows'} ${shown}${more}: filled in, but Action isn’t “create”.`;
  },
  includeNewRows: (rows: number) => `Include ${count(rows, 'new row')}`,
};
