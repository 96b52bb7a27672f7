// Sentences for what can go wrong: one on what happened, one on what to do. Never a word of the platform's own messages,
// because those come in the person's language, and never the key.

import { PACKAGE } from '../base/package.ts';
import { type Problem, StopError, told } from '../base/problem.ts';
import { said, say } from '../base/say.ts';
import { CatalogError, type CatalogErrorCode } from '../catalog/wire/errors.ts';

export const noPermission: Problem = {
  code: 'no-permission',
  what: 'Catalog Sync doesn’t have all the permissions it needs.',
  todo: 'Reload the spreadsheet, choose Extensions > Catalog Sync > Open sidebar, and allow access.',
};

/** Returns the error for a hidden sheet of ours that somebody has protected. */
export function lockedSheet(sheet: { name(): string }): StopError {
  return new StopError(
    'protected-sheet',
    say`The hidden sheet “${sheet.name()}” is protected, so Catalog Sync can’t save there.`,
    'Ask the owner to remove the protection: Data > Protect sheets and ranges. Then try again.',
  );
}

/** Returns the error for a hidden sheet of ours that somebody has deleted during a run, with what it held. */
export function deletedSheet(name: string, held: HeldBySheet): StopError {
  const [what, todo] = HELD[held];
  return new StopError('deleted-sheet', [say`Someone just deleted the hidden sheet “${name}”.`, said(what)].join(' '), said(todo));
}

/** What is lost with a hidden sheet. */
export type HeldBySheet = keyof typeof HELD;

const HELD = {
  bases: [
    'Catalog Sync can’t tell your edits from pulled values without it.',
    'Resume a send that isn’t finished. Then choose Catalog Sync > Refresh > This tab, keep local values.',
  ],
  journal: ['It held the results of your sends.', 'Refresh your tabs to see what was sent. Then review again.'],
  dashboard: ['It held the figures of the dashboard.', 'Refresh the dashboard to make it again.'],
  staging: ['It held what was already read.', 'Start again.'],
} satisfies Record<string, readonly [what: string, todo: string]>;

/** Returns the error for an address that the manifest of this package doesn't list. */
export function outOfReach(address: string): StopError {
  return new StopError(
    'out-of-reach',
    say`This installation of Catalog Sync can’t reach ${address}.`,
    say`Ask your administrator to allow it. Allowed: ${(PACKAGE.addresses ?? []).join(', ')}.`,
  );
}

export function problemOf(error: unknown): Problem {
  if (error instanceof StopError) return error.problem;
  if (error instanceof CatalogError) return catalogProblem(error);
  return told({
    code: 'unexpected',
    what: 'Something went wrong in Catalog Sync.',
    todo: 'Try again. If it keeps happening, report the steps that led to it.',
  });
}

function catalogProblem(error: CatalogError): Problem {
  const [what, todo] = SENTENCES[error.code];
  const sentences = [
    said(what).replace('HOST', error.host),
    error.location ? say`It redirects to “${error.location}”.` : '',
    error.serverMessage ? say`Catalog says: “${error.serverMessage.trim().replace(/\.$/, '')}.”` : '',
  ];
  return { code: error.code, what: sentences.filter(Boolean).join(' '), todo: said(todo).replace('HOST', error.host) };
}

const SENTENCES: Readonly<Record<CatalogErrorCode, readonly [what: string, todo: string]>> = {
  'plain-http': ['Addresses that start with http:// aren’t secure.', 'Use https://, or enter just the host name.'],
  'bad-host': ['That isn’t a valid Catalog address.', 'Enter it as it appears in your browser, such as catalog.example.edu.'],
  unreachable: [
    'Can’t reach HOST.',
    'Check the address and try again in a minute. If it worked earlier today, you might have reached Google’s daily request limit. Try again tomorrow.',
  ],
  'foreign-address': ['The next address isn’t on HOST. Catalog Sync didn’t send your API key to it.', 'Cancel this, then start it again.'],
  'wrong-key': ['HOST didn’t accept your API key.', 'Copy the key again from Catalog’s admin settings and reconnect.'],
  forbidden: [
    'Your API key doesn’t have permission to do this at HOST.',
    'Ask your Catalog admin for a key with more access, or pull something else.',
  ],
  'not-catalog': ['HOST didn’t respond like a Catalog site.', 'Check that this is your storefront’s address.'],
  'not-found': ['HOST can’t find this record.', 'Refresh the tab.'],
  'too-many-requests': ['HOST is receiving too many requests.', 'Wait a few minutes, then try again.'],
  'server-error': ['HOST had a server error.', 'Try again in a few minutes. The tab still shows the last good data.'],
  'cut-answer': ['The response from HOST was cut off.', 'Try again. The tab still shows the last good data.'],
  refused: ['HOST rejected the request.', 'Change the filters. If that doesn’t help, report Catalog’s message.'],
};
