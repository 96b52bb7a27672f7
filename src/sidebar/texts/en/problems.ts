// What can go wrong between this page and Google. All other problems come from the server in words.
import type { Problem } from '../../../commands/messages.ts';

export const noNetwork: Problem = {
  code: 'no-network',
  what: 'No network, or Google did not answer.',
  todo: 'Check your connection and try again. If it stays like this, reload the spreadsheet and open the sidebar again: Google may ask for your permission.',
};

export const oddAnswer: Problem = {
  code: 'odd-answer',
  what: 'Catalog Sync did not understand Google’s answer.',
  todo: 'Reload the spreadsheet: Catalog Sync may have been updated meanwhile.',
};

export const silent: Problem = {
  code: 'silent',
  what: 'Google has not answered yet.',
  todo: 'A large review takes a while. If you are signed in to several Google accounts, open this spreadsheet in a browser profile or a private window with one account only. Otherwise wait a little, then reload it.',
};
