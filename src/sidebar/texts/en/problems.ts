// What can go wrong between this page and Google. The server returns the texts of all other problems.
import type { Problem } from '../../../protocol/messages.ts';

export const noNetwork: Problem = {
  code: 'no-network',
  what: 'Can’t reach Google.',
  todo: 'Check your internet connection and try again. If you use several Google accounts, open the spreadsheet in a private window. Otherwise, reload the spreadsheet and reopen the sidebar. Google might ask for permission again.',
};

export const oddAnswer: Problem = {
  code: 'odd-answer',
  what: 'Google returned an unexpected response.',
  todo: 'Reload the spreadsheet. Catalog Sync might have been updated.',
};

export const expired: Problem = {
  code: 'page-expired',
  what: 'This page has expired.',
  todo: 'Reopen it from the Catalog Sync menu. If that doesn’t help, use a browser profile with only one Google account.',
};

export const silent: Problem = {
  code: 'silent',
  what: 'This is taking longer than usual.',
  todo: 'Large reviews can take a while. If you use several Google accounts, open the spreadsheet in a private window. A browser profile with only one account also works. Otherwise, wait a moment, then reload.',
};
