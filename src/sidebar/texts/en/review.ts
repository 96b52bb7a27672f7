// The review dialog.
import type { LineState } from '../../../protocol/messages.ts';
import type { Count } from '../../review/plan.ts';
import type { SideEffect } from '../../review/side-effects.ts';
import { count, number, sentence } from './words.ts';

export const comparing = 'Comparing with Catalog…';
export const comparingHelp = 'Reading your edits and the current records in Catalog. This sends no changes.';
export const comparingUndo = 'Reading the send and the current records in Catalog. This sends no changes.';
export const comparingWaitlist = 'Reading the waitlist. This sends no changes.';
export const unread = 'Couldn’t compare your changes';
export const empty = 'No changes to send';
export const emptyHelp = 'Your tabs match Catalog.';
export const emptyUndo = 'No changes to undo. Catalog already has the earlier values.';
export const undoes = (time: string) => `Undo of the send of ${time}`;
export const nothingSendable = 'No changes ready to send';
export const counts = (counts: readonly Count[]) => counts.map(countText).join(', ');
export const goesTo = 'Sends to';
export const takes = (seconds: number) => `takes about ${count(Math.round(seconds / 60), 'minute')}`;
export const only = {
  'no-key': 'You’re not connected, so your edits were checked without asking Catalog. Someone with an API key can review and send them.',
  'read-only': 'Your connection is read-only. Your edits were checked without asking Catalog and can’t be sent.',
};
export const nothingYet = 'No changes have been sent yet.';
export const effects = 'Side effects';
export const options = 'Options (off by default)';
export const refused = (rows: number) => `${count(rows, 'row')} can’t be sent`;
export const remarks = 'Notes';
export const row = (tab: string, row: number) => (row > 0 ? `${tab}, row ${row}` : tab);
export const rowOnly = (row: number) => `Row ${row}`;
export const id = (key: string) => `ID ${key}`;
export const group = (operation: string, one: string) => sentence(heading(operation, one, 's'));
export const inTab = (tab: string) => `in ${tab}`;
export const field = 'Field';
export const before = 'Before';
export const after = 'After';
export const value = 'Value';
export const blank = 'blank';
export const added = 'Added:';
export const removed = 'Removed:';
export const theirs = 'Now in Catalog:';
export const showAll = (lines: number) => `Show all ${number(lines)}`;
/** `cells` get Catalog's value, which sends nothing. */
export const send = (lines: number, cells: number) =>
  lines > 0 ? `Send ${count(lines, 'change')}` : cells > 0 ? `Use ${count(cells, 'Catalog value')}` : 'Send';
export const sending = (lines: number, cells: number) =>
  lines > 0 ? `Sending ${count(lines, 'change')}` : `Copying ${count(cells, 'value')} from Catalog`;
/** The same for the undo of a send. */
export const undo = (lines: number) => (lines > 0 ? `Undo ${count(lines, 'change')}` : 'Undo');
export const undoing = (lines: number) => `Undoing ${count(lines, 'change')}`;
export const starting = 'Checking changes…';
export const keepOpen = 'Keep this window open until it finishes.';
export const stop = 'Stop';
export const stopping = 'Stopping after the current change…';
export const goOn = 'Resume';
export const lost = 'Interrupted';
export const lostHelp = 'Changes already sent are saved. Each change is sent only once.';
export const checking = 'Checking results…';
export const unchecked = 'Sent, but the results couldn’t be read';
export const check = 'Show results';
export const stopped = 'Stopped';
export const done = 'Done';
export const again = 'Review again';
export const outcome = {
  planned: 'Not sent',
  conflict: 'Conflict, not sent',
  sending: 'Interrupted',
  done: 'Sent',
  failed: 'Failed',
  unconfirmed: 'Unconfirmed',
  stale: 'Changed since review, not sent',
  skipped: 'Skipped',
} satisfies Record<LineState, string>;

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

export function effect({ effect, count: times, certainty }: SideEffect): string {
  const said = EFFECTS[effect](times);
  return certainty === 'sure' ? said : `up to ${said}`;
}

/** What the review calls changes of one kind: `one` is the record, `s` the ending of the plural. */
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
  return words ? words(one, ending) : `${one}${ending} (${operation})`;
}

function countText({ operation, one, count: lines }: Count): string {
  return `${number(lines)} ${heading(operation, one, lines === 1 ? '' : 's')}`;
}
