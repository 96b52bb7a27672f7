// Results, in a sentence.
import { count } from './words.ts';

export const connected = (host: string, catalogs: number | undefined) =>
  catalogs === undefined ? `Connected to ${host}.` : `Connected to ${host}, with ${count(catalogs, 'catalog')}.`;
export const disconnected = 'Disconnected. Your API key has been removed; the tabs stay as they are.';
export const arranged = 'The columns are as you wanted them.';
export const scheduled = (hours: string) => `Saved: your tabs are refreshed every day ${hours}.`;
export const unscheduled = 'Saved: there is no daily refresh.';
export const refreshed = (names: readonly string[]) => (names.length === 0 ? 'No tab was refreshed.' : `Refreshed: ${names.join(', ')}.`);
export const access = (refused: number) =>
  refused === 0 ? 'Your key may read everything listed here.' : `Your key still may not read ${count(refused, 'kind')} of data.`;
export const checked = (differences: number) =>
  `${count(differences, 'difference')} found. Click into the report to select it, then copy it.`;
