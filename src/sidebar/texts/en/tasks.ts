// Texts of the tasks and of the help.
import { count, product } from './words.ts';

/** Enrolling learners, and a new listing from a row. */
export const enrollTexts = {
  title: 'Enroll learners',
  about: 'Adds rows to the Enrollments tab. You review them before you send.',
  noListings: 'To choose a listing, pull courses or programs first.',
  noUsers: 'To find learners, pull users with names and email addresses first.',
  pull: { courses: 'Pull courses', programs: 'Pull programs', users: 'Pull users' },
  listing: 'Listing',
  listingHelp: 'Start typing the title, then pick it from the list.',
  people: 'Learners',
  peopleHelp: 'Email addresses or names, in lines, a list, or cells with a header.',
  find: 'Find learners',
  finding: 'Searching…',
  checkTitle: 'Check the list',
  foundLearners: (people: number) => `${people} found`,
  alreadyIn: (people: number) => `${people} already in this listing`,
  placed: (person: string, place: string) => `${person}: ${place}`,
  needsDecision: 'Needs your decision',
  createAll: (people: number) => `Create ${count(people, 'user')} not found in Users`,
  create: 'Create a new user',
  skipLearner: 'Skip',
  skipWithoutEmail: 'Skip (no email address)',
  addRows: (rows: number) => `Add ${count(rows, 'row')}`,
  adding: 'Adding…',
  editList: 'Edit list',
  added: (rows: number, created: number) =>
    `${count(rows, 'row')} added to Enrollments${created === 0 ? '' : `, ${created} to Users`}. Review and send them.`,
  addMore: 'Add more',
  newTitle: 'New listing',
  copyOf: (one: string, title: string) => `Copy of the ${one} “${title}” with:`,
  listingTitle: 'Title',
  path: 'Path',
  pathHelp: (path: string) => `The end of its web address. Must differ from “${path}”.`,
  course: 'Canvas course ID',
  courseHelp: 'The number in the Canvas course URL, such as 12345.',
  addCopy: 'Add row',
  copied: (row: number, left: readonly string[]) =>
    `Row ${row} added${left.length === 0 ? '' : ` (not copied: ${left.join(', ')})`}. Review and send it.`,
};

/** The help, which is shorter than the guide. */
export const helpTexts = {
  title: 'Help',
  topics: [
    {
      about: 'How it works',
      lines: [
        'Pull copies records from Catalog into a tab. Refresh updates them and keeps your edits.',
        'Edit cells as usual. Typing doesn’t send anything.',
        'Review changes shows every change with its old and new value. Send sends exactly what you reviewed.',
        'To undo a send, open Send history. You review the undo before it’s sent.',
      ],
    },
    {
      about: 'Understanding a tab',
      lines: [
        'You can edit columns with a yellow header. The others are read-only. Hover over a header to see what it means.',
        'Status shows the result for each row: red needs attention, yellow isn’t sent yet. Use Action to create, delete, or drop a record.',
        'You can sort rows, move and hide columns, and add your own columns.',
      ],
    },
    {
      about: 'Who can see what',
      lines: [
        'Your API key is stored in your Google account, never in the spreadsheet.',
        'Anyone who can open the spreadsheet can see its data. This includes names and email addresses.',
      ],
    },
  ],
  more: 'Your Catalog admin can create an API key and set its permissions.',
  version: (number: string) => `${product} ${number}. Not affiliated with Instructure or Google.`,
};
