// Enrolling people, and a new listing from a row.
import { count } from './words.ts';

export const title = 'Enroll learners';
export const about = 'Adds rows to the Enrollments tab. You review them before you send.';
export const noListings = 'To choose a listing, pull courses or programs first.';
export const noUsers = 'To find learners, pull users with names and email addresses first.';
export const pull = { courses: 'Pull courses', programs: 'Pull programs', users: 'Pull users' };
export const listing = 'Listing';
export const listingHelp = 'Start typing the title, then pick it from the list.';
export const people = 'Learners';
export const peopleHelp = 'Email addresses or names, one per line or separated by commas.';
export const find = 'Find learners';
export const finding = 'Searching…';
export const who = 'Check the list';
export const found = (people: number) => `${people} found`;
export const open = 'Needs your decision';
export const createAll = (people: number) => `Create ${count(people, 'user')} not found in Users`;
export const create = 'Create a new user';
export const nobody = 'Skip';
export const unknown = 'Skip (no email address)';
export const add = (rows: number) => `Add ${count(rows, 'row')}`;
export const adding = 'Adding…';
export const change = 'Edit list';
export const added = (rows: number, created: number) =>
  `${count(rows, 'row')} added to Enrollments${created === 0 ? '' : `, ${created} to Users`}. Review and send them.`;
export const again = 'Add more';
export const newTitle = 'New listing';
export const from = (one: string, title: string) => `Copy of the ${one} “${title}” with:`;
export const name = 'Title';
export const path = 'Path';
export const pathHelp = (path: string) => `The end of its web address. Must differ from “${path}”.`;
export const course = 'Canvas course ID';
export const courseHelp = 'The number in the Canvas course URL, such as 12345.';
export const copy = 'Add row';
export const copied = (row: number, left: readonly string[]) =>
  `Row ${row} added${left.length === 0 ? '' : ` (not copied: ${left.join(', ')})`}. Review and send it.`;
