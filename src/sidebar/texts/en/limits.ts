// Texts about Google's limits, and how much of them is used.
import { number } from './words.ts';

export const limitsTexts = {
  title: 'Google’s limits',
  about: 'Google limits what an account does in a day, and a spreadsheet’s cells.',
  read: 'Show what’s used',
  reading: 'Counting…',
  again: 'Count again',
  requests: 'Requests today',
  minutes: 'Minutes of schedules today',
  cells: 'Cells of this spreadsheet',
  used: (label: string, used: number, most: number) => `${label}: ${number(used)} of ${number(most)}`,
  noRequests: 'You haven’t refreshed or sent anything today.',
  shares: (byHand: number, bySchedules: number) =>
    `${number(byHand)} by hand in this file, ${number(bySchedules)} by your schedules in all files.`,
  largest: (name: string, cells: number) => `“${name}” takes ${number(cells)} cells.`,
  accounts: {
    private: 'These are the limits of a private account. Those of a school or company are higher.',
    workspace: 'These are the limits of a school’s or company’s account.',
  },
};
