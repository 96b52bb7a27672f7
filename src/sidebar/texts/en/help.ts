// First help: what there is to know before the guide.
import { product } from './words.ts';

export const title = 'Help';
export const topics = [
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
];
export const more = 'Your Catalog admin can create an API key and set its permissions.';
export const version = (number: string) => `${product} ${number}. Not affiliated with Instructure or Google.`;
