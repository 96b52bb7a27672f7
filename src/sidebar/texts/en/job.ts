// A pull under way, and what came of it.
import { count, part } from './words.ts';

export const pulling = (tab: string) => `Pulling ${tab}`;
export const starting = 'Requesting the first page…';
export const stopping = 'Canceling…';
export const keepOpen = 'Keep the sidebar open until this finishes.';
export const stoppedTitle = (tab: string) => `${tab}: canceled`;
export const stopped = 'The tab wasn’t changed.';
export const stuckTitle = (tab: string) => `Couldn’t pull ${tab}`;
export const lostTitle = (tab: string) => `${tab}: interrupted`;
export const doneTitle = (tab: string) => `${tab} is up to date`;
export const partTitle = (tab: string) => `${tab} is incomplete`;
export const complete = 'Complete';
export const incomplete = (records: number, total: number | undefined, removed: number) =>
  `Incomplete: ${part(records, total)} pulled.${removed === 0 ? ' No rows were removed.' : ''}`;
export const records = 'Records';
export const added = 'Rows added';
export const changed = 'Rows changed';
export const removed = 'Rows removed';
export const kept = 'Unsent edits kept';
export const unreadable = (records: number) => `${count(records, 'record')} couldn’t be read`;
export const goOn = 'Resume';
export const done = 'Done';
export const show = 'Open tab';
export const filters = 'Change filters';
