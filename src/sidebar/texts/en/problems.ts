// What can go wrong between this page and Google. All other problems come from the server in words.
import type { Problem } from '../../../commands/messages.ts';

export const noNetwork: Problem = {
  code: 'no-network',
  what: 'No network, or Google did not answer.',
  todo: 'Check your connection and try again. If it stays like this, reload the spreadsheet.',
};

export const oddAnswer: Problem = {
  code: 'odd-answer',
  what: 'Catalog Sync did not understand Google’s answer.',
  todo: 'Reload the spreadsheet: Catalog Sync may have been updated meanwhile.',
};

const oneAccount = 'open this spreadsheet in a browser profile or a private window with one account only.';

export const silent: Problem = {
  code: 'silent',
  what: 'Google has not answered yet.',
  todo: `If you are signed in to several Google accounts, ${oneAccount} Otherwise reload the spreadsheet.`,
};

export const silentReview: Problem = {
  code: 'silent',
  what: 'This takes longer than usual.',
  todo: `Many edits need their time. If nothing happens and you are signed in to several Google accounts, ${oneAccount}`,
};
