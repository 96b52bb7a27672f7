// The review dialog.
import type { LineState } from '../../../commands/messages.ts';
import type { Count } from '../../logic/plan.ts';
import type { SideEffect } from '../../logic/side-effects.ts';
import { count, number, sentence } from './words.ts';

export const comparing = 'Comparing with Catalog…';
export const comparingHelp = 'Reading your edits, and how each record is in Catalog now. Nothing is sent.';
export const comparingUndo = 'Reading what was sent, and how each record is in Catalog now. Nothing is sent.';
export const comparingWaitlist = 'Reading who is on the waitlist. Nothing is sent.';
export const unread = 'The changes could not be compared';
export const empty = 'Nothing to send';
export const emptyHelp = 'Nothing to send: the tabs say the same as Catalog.';
export const emptyUndo = 'Nothing to undo: Catalog holds again what it held before.';
export const undoes = (time: string) => `Undoes what was sent on ${time}`;
export const nothingSendable = 'Nothing can be sent as it is';
export const counts = (counts: readonly Count[]) => counts.map(countText).join(', ');
export const goesTo = 'Goes to';
export const takes = (seconds: number) => `takes about ${count(Math.round(seconds / 60), 'minute')}`;
export const only = {
  'no-key': 'Only checked here: you have no key, so nothing was compared with Catalog. Somebody with a key reviews and sends.',
  'read-only': 'Only checked here: your connection is to read only, so nothing was compared with Catalog and nothing can be sent.',
};
export const nothingYet = 'Nothing has been sent yet.';
export const effects = 'What else happens';
export const options = 'Switch on if you want it';
export const refused = (rows: number) => `${count(rows, 'row')} cannot be sent`;
export const remarks = 'Good to know';
export const row = (tab: string, row: number) => (row > 0 ? `${tab}, row ${row}` : tab);
export const rowOnly = (row: number) => `Row ${row}`;
export const id = (key: string) => `id ${key}`;
export const group = (operation: string, one: string) => sentence(nounOf(operation, one, 's'));
export const inTab = (tab: string) => `in ${tab}`;
export const field = 'Field';
export const before = 'Before';
export const after = 'After';
export const value = 'Value';
export const blank = 'blank';
export const added = 'Added:';
export const removed = 'Removed:';
export const theirs = 'Catalog now says:';
export const showAll = (lines: number) => `Show all ${number(lines)}`;
/** `cells` get Catalog's value, which sends nothing. */
export const send = (lines: number, cells: number) =>
  lines > 0 ? `Send ${count(lines, 'change')}` : cells > 0 ? `Take ${count(cells, 'value')} from Catalog` : 'Send';
export const sending = (lines: number, cells: number) =>
  lines > 0 ? `Sending ${count(lines, 'change')}` : `Taking ${count(cells, 'value')} from Catalog`;
export const starting = 'Checking the plan…';
export const keepOpen = 'Leave this window open until it is done.';
export const stop = 'Stop';
export const stopping = 'Stopping after the present change…';
export const goOn = 'Go on';
export const lost = 'Interrupted';
export const lostHelp = 'What has been sent is kept; nothing is sent twice.';
export const checking = 'Reading what became of each line…';
export const unchecked = 'Sent, but the outcome could not be read';
export const check = 'See what was sent';
export const stopped = 'Stopped';
export const done = 'Done';
export const again = 'Review again';
export const outcome = {
  planned: 'Not sent',
  conflict: 'Held back',
  sending: 'Not confirmed',
  done: 'Sent',
  failed: 'Failed',
  uncertain: 'Uncertain',
  moved: 'Changed meanwhile, not sent',
  skipped: 'Not sent',
} satisfies Record<LineState, string>;

const EFFECTS: Record<SideEffect['effect'], (count: string) => string> = {
  seat: (seats) => `${seats} taken`,
  'e-mail': (mails) => mails,
  order: (orders) => orders,
  deletion: (records) => `${records} removed in Catalog`,
};
const THINGS: Record<SideEffect['effect'], string> = { seat: 'seat', 'e-mail': 'e-mail', order: 'order', deletion: 'record' };

export function effect({ effect, count: times, certainty }: SideEffect): string {
  const said = EFFECTS[effect](count(times, THINGS[effect]));
  if (certainty === 'sure') return said;
  return certainty === 'off' ? `up to ${said}, if switched on here` : `up to ${said}`;
}

const NOUNS: Readonly<Record<string, string>> = { update: 'update', delete: 'deletion', drop: 'drop', rename: 'rename' };

/** Other words of the Action column stand as they are: `courses to archive`. */
function nounOf(operation: string, one: string, ending: string): string {
  if (operation === 'create') return `new ${one}${ending}`;
  const noun = NOUNS[operation];
  return noun === undefined ? `${one}${ending} to ${operation}` : `${one} ${noun}${ending}`;
}

function countText({ operation, one, count: lines }: Count): string {
  return `${number(lines)} ${nounOf(operation, one, lines === 1 ? '' : 's')}`;
}
