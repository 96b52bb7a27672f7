// Results, in a sentence.
import { count } from './words.ts';

export const connected = (host: string, catalogs: number | undefined) =>
  catalogs === undefined ? `Connected to ${host}.` : `Connected to ${host} (${count(catalogs, 'catalog')}).`;
export const disconnected = 'Disconnected. Your API key was removed. Your tabs didn’t change.';
export const arranged = 'Columns updated.';
export const scheduled = (hours: string) => `Saved. Your tabs refresh every day ${hours}.`;
export const unscheduled = 'Saved. Daily refresh is off.';
export const refreshed = (names: readonly string[]) => (names.length === 0 ? 'No tabs were refreshed.' : `Refreshed: ${names.join(', ')}.`);
export const access = (refused: number) =>
  refused === 0 ? 'Your key can read everything listed here.' : `Your key still can’t read ${count(refused, 'data type')}.`;
export const checked = (differences: number) =>
  `${differences === 0 ? 'No differences' : count(differences, 'difference')} found. Click the report to select it, then copy it.`;
