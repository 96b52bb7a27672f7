// Fields that a colleague changed too, and what to do with them.
import { count } from './words.ts';

export const held = (cells: number) => `${count(cells, 'value')} changed in Catalog too. Choose for each, or for all:`;
export const changedToo = 'Changed in Catalog too';
export const mine = 'Send mine:';
export const theirs = 'Take Catalog’s:';
export const skip = 'Leave both as they are';
export const allMine = 'Send mine';
export const allTheirs = 'Take Catalog’s';
export const allSkip = 'Leave all as they are';
