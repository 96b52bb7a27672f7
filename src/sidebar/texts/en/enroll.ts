// Enrolling people, and a new listing from a row.
import { count } from './words.ts';

export const title = 'Enroll people';
export const about = 'Adds rows to the tab Enrollments. Nothing is sent before you have reviewed them.';
export const noListings = 'Pull courses or programs first, to choose a listing from.';
export const noUsers = 'Pull users with names and e-mail addresses first, to find people by.';
export const pull = { courses: 'Pull courses', programs: 'Pull programs', users: 'Pull users' };
export const listing = 'Listing';
export const listingHelp = 'Type a part of its title and choose it from the list.';
export const people = 'People';
export const peopleHelp = 'E-mail addresses or names, one on each line or with commas between.';
export const find = 'Find people';
export const finding = 'Looking…';
export const who = 'Who was found';
export const found = (people: number) => `${people} found`;
export const open = 'Who is meant?';
export const createAll = (people: number) => `Create ${people} who are not among the pulled users`;
export const create = 'Create this user';
export const nobody = 'Nobody';
export const unknown = 'Nobody (no e-mail address)';
export const add = (rows: number) => `Add ${count(rows, 'row')}`;
export const adding = 'Adding…';
export const change = 'Change the list';
export const added = (rows: number, created: number) =>
  `${count(rows, 'row')} added to Enrollments${created === 0 ? '' : `, ${created} to Users`}: review and send them.`;
export const again = 'Once more';
export const newTitle = 'New listing';
export const from = (one: string, title: string) => `Like the ${one} “${title}”, but with:`;
export const name = 'Title';
export const path = 'Path';
export const pathHelp = (path: string) => `The last part of its address, other than “${path}”.`;
export const course = 'Canvas course id';
export const courseHelp = 'The number in the address of the Canvas course.';
export const copy = 'Add the row';
export const copied = (row: number, left: readonly string[]) =>
  `Row ${row} was added${left.length === 0 ? '' : `, without ${left.join(', ')}`}: review and send it.`;
