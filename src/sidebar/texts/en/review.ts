// Texts of the review dialog.
import type { LineState } from '../../../protocol/review.ts';
import type { Count, Kind, Result, ResultCount, SideEffect } from '../facts.ts';
import { count, joined, number, part, sentence } from './words.ts';

/** The review dialog. */
interface Summary {
  /** Changes that would be sent. */
  ready: number;
  /** Rows that can't be sent, and conflicts without a decision. */
  attention: number;
  /** Cells that would get Catalog's value. */
  cells: number;
}

export const reviewTexts = {
  comparing: 'Comparing with Catalog…',
  discarding: 'Discarding edits…',
  discardingHelp: 'Your cells get back the values of the last pull.',
  comparingHelp: 'Reading your edits and the current records in Catalog. This sends no changes.',
  compared: (count: number, total: number) => `${part(count, total)} edits compared. This sends no changes.`,
  loaded: (count: number, total: number) => `${part(count, total)} rows loaded.`,
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
  /** Such as `10 to send, 9 need attention`. */
  summary: ({ ready, attention, cells }: Summary, verb: string) =>
    [
      ready > 0 ? `${number(ready)} ${verb}` : '',
      cells > 0 ? `${count(cells, 'value')} to take from Catalog` : '',
      attention > 0 ? `${number(attention)} ${attention === 1 ? 'needs' : 'need'} attention` : '',
    ]
      .filter(Boolean)
      .join(', '),
  toSend: 'to send',
  toUndo: 'to undo',
  /** In a check of edits that can't be sent from here. */
  fine: 'ready',
  /** Such as `4 sent, 1 skipped by you, 4 can’t be sent`. */
  results: (counts: readonly ResultCount[]) => (counts.length === 0 ? 'No changes sent' : counts.map(resultText).join(', ')),
  result: resultText,
  allRows: (rows: number) => `All ${number(rows)}`,
  resultsLabel: 'Results',
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
  typedValue: (typed: string) => (typed === '' ? '(blank)' : `“${typed}”`),
  cellOf: (label: string, name: string) => `${label} of ${name}`,
  selectCell: (label: string) => `select ${label}`,
  newName: (name: string) => `“${name}” is new in Catalog.`,
  similarName: (name: string) => `Did you mean “${name}”?`,
  useThis: 'Use this',
  existingInstead: (existing: string, name: string) => `Use this: “${existing}” instead of “${name}”`,
  used: (existing: string) => `The cell has “${existing}” now.`,
  needs: 'Not sent, because it needs a record that you skipped.',
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
  showMore: (rows: number) => `Show ${number(rows)} more`,
  rowsOf: (from: number, to: number, all: number) => `${number(from)}–${number(to)} of ${number(all)}`,
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
  undoThis: 'Undo',
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

const RESULT_WORDS: Record<Result, string> = {
  done: 'sent',
  failed: 'failed',
  unconfirmed: 'unconfirmed',
  stale: 'changed since review',
  sending: 'interrupted',
  skipped: 'skipped by you',
  needs: 'skipped with what you skipped',
  later: 'left for later',
  taken: 'taken from Catalog',
  canceled: 'stopped before sending',
  refused: 'can’t be sent',
};

function resultText({ result, count: rows }: ResultCount): string {
  return `${number(rows)} ${RESULT_WORDS[result]}`;
}

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
  waiting: (tabs: readonly string[], edits: number) => `${count(edits, 'other edit')} ${edits === 1 ? 'waits' : 'wait'} in ${joined(tabs)}`,
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
    unusual: 'Unusual values',
    done: 'Sent',
    failed: 'Failed',
    unconfirmed: 'Unconfirmed',
    stale: 'Changed since review',
    sending: 'Interrupted',
    skipped: 'Skipped by you',
    needs: 'Skipped with others',
    later: 'Left for later',
    taken: 'Taken from Catalog',
    canceled: 'Stopped',
    refused: 'Can’t be sent',
  } satisfies Record<Kind, string>,
  column: (label: string) => `Column ${label}`,
  kindCount: (kind: string, changes: number) => `${kind} (${number(changes)})`,
  skipShown: (lines: number) => `Skip these ${number(lines)}`,
  includeShown: (lines: number) => `Include these ${number(lines)}`,
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

/** Edits that go back to what was pulled. */
export const discardTexts = {
  discardOf: (name: string) => `Discard edit: ${name}`,
  discardField: (label: string, name: string) => `Discard edit of ${label}: ${name}`,
  discardAll: (edits: number) => `Discard ${edits === 1 ? 'edit' : `all ${number(edits)}`}`,
  /** Asked before several edits go at once. */
  ask: (edits: number) => `Discard ${count(edits, 'edit')}? Cells get back their pulled values, and Actions are cleared. New rows stay.`,
  yes: (edits: number) => `Discard ${count(edits, 'edit')}`,
  no: 'Keep edits',
  done: (edits: number) => `${count(edits, 'edit')} discarded`,
  details: 'Show discarded values',
};

/** The review as a table on the clipboard. */
export const tableTexts = {
  copy: 'Copy as table',
  copied: (rows: number) => `Copied ${count(rows, 'row')}. Paste them into a spreadsheet, mail, or document.`,
  notCopied: 'Your browser didn’t allow copying.',
  headers: ['Tab', 'Row', 'Record', 'ID', 'Change', 'Column', 'Before', 'After', 'Status', 'Note'],
  toSend: 'To send',
  notSent: 'Not sent',
  refused: 'Can’t be sent',
} as const;
