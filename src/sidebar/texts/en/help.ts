// First help: what there is to know before the guide.
import { product } from './words.ts';

export const title = 'Help';
export const topics = [
  {
    about: 'How it works',
    lines: [
      'Pull brings records of Catalog into a tab. Refresh brings them up to date, and keeps what you typed.',
      'Edit cells as in any spreadsheet. Nothing leaves the spreadsheet while you type.',
      'Review changes shows what would be sent, with old and new values. Send does exactly that.',
      'Undo a send from Last sends, through the same review.',
    ],
  },
  {
    about: 'Reading a tab',
    lines: [
      'Columns with a yellow header can be edited; the others show what Catalog holds. Hold the mouse over a header to read more.',
      'Status says what became of a row; red asks for a look, yellow is not sent yet. Action says what to do with it: create, delete, drop.',
      'Rows may be sorted, columns moved and hidden, and columns of your own added.',
    ],
  },
  {
    about: 'Who sees what',
    lines: [
      'Your API key is kept for you alone, never in the spreadsheet.',
      'Whoever may open the spreadsheet sees what is pulled into it, names and e-mail addresses included.',
    ],
  },
];
export const more = 'Your Catalog admin can make an API key, and say what it may do.';
export const version = (number: string) => `${product} ${number}. Made by neither Instructure nor Google.`;
