// Fields that a colleague changed too, and what to do with them.
import { count } from './words.ts';

export const held = (cells: number) => `${count(cells, 'value')} also changed in Catalog. Choose which to keep, one by one or all at once:`;
export const changedToo = 'Also changed in Catalog';
export const mine = 'Send mine:';
export const theirs = 'Use Catalog’s:';
export const skip = 'Decide later';
export const allMine = 'Send mine for all';
export const allTheirs = 'Use Catalog’s for all';
export const allSkip = 'Decide later for all';
