// Texts about the user's keys in all files, and about a file that a colleague has connected to another Catalog.
import { count } from './words.ts';

/** Removing the key everywhere. */
export const keysTexts = {
  list: 'Remove key everywhere…',
  listing: 'Listing your keys…',
  title: 'Your keys',
  none: 'You have no API keys.',
  here: 'this spreadsheet',
  use: (host: string, file: string, daily: boolean) => `${host}: ${file}${daily ? ', with schedules' : ''}`,
  unused: (host: string) => `${host}: no known spreadsheet`,
  help: 'Spreadsheets that you connected with an earlier version aren’t listed. They lose the key too. Revoke the key in Catalog as well.',
  remove: 'Remove all keys',
  removing: 'Removing your keys…',
  removed: (keys: number) => `${count(keys, 'key')} removed, with all schedules. Your tabs didn’t change.`,
};

/** A colleague connected the file to another Catalog. */
export const switchedTexts = {
  what: (by: string | undefined, host: string, at: string | undefined) =>
    `${by === undefined ? 'A colleague' : `${by} (self-declared)`} connected this spreadsheet to ${host}${at === undefined ? '' : ` (${at})`}.`,
  before: (host: string) => `You were connected to ${host}. Your key isn’t used here until you choose.`,
  keepHelp: 'If you keep yours, your colleagues are asked in turn.',
  use: 'Use new Catalog',
  keep: 'Keep my Catalog',
};
