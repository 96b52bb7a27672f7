// A pull under way, and what came of it.
import { count, part } from './words.ts';

export const pulling = (tab: string) => `Pulling ${tab}`;
export const starting = 'Asking Catalog for the first page…';
export const stopping = 'Cancelling…';
export const keepOpen = 'Leave the sidebar open until it is done.';
export const stoppedTitle = (tab: string) => `${tab}: cancelled`;
export const stopped = 'The tab is as it was.';
export const stuckTitle = (tab: string) => `${tab}: not pulled`;
export const lostTitle = (tab: string) => `${tab}: interrupted`;
export const doneTitle = (tab: string) => `${tab} is up to date`;
export const partTitle = (tab: string) => `${tab} is not complete`;
export const complete = 'Complete';
export const incomplete = (records: number, total: number | undefined, removed: number) =>
  `${part(records, total)}, not complete.${removed === 0 ? ' No row was removed.' : ''}`;
export const records = 'Records';
export const added = 'Rows added';
export const changed = 'Rows changed';
export const removed = 'Rows removed';
export const kept = 'Unsent edits kept';
export const unreadable = (records: number) => `${count(records, 'record')} could not be read`;
export const goOn = 'Go on';
export const done = 'Done';
export const show = 'Show the tab';
export const filters = 'Change filters';
