// Sentences for what can go wrong: one on what happened, one on what to do. Never a word of the platform's own messages,
// because those come in the person's language, and never the key.
import { CatalogError, type CatalogErrorCode } from '../catalog/errors.ts';
import { type Problem, StopError } from '../tabs/problem.ts';

export const noPermission: Problem = {
  code: 'no-permission',
  what: 'Google has not given Catalog Sync all of its permissions, or has taken one back.',
  todo: 'Reload the spreadsheet, choose Extensions > Catalog Sync > Open sidebar, and allow what Google asks for.',
};

export function problemOf(error: unknown): Problem {
  if (error instanceof StopError) return error.problem;
  if (error instanceof CatalogError) return catalogProblem(error);
  return {
    code: 'unexpected',
    what: 'Something went wrong inside Catalog Sync.',
    todo: 'Try again. If it happens again, report it with what you did just before.',
  };
}

function catalogProblem(error: CatalogError): Problem {
  const [what, todo] = sentences[error.code];
  const words = error.words ? ` Catalog says: ${error.words}` : '';
  return { code: error.code, what: what.replace('HOST', error.host) + words, todo: todo.replace('HOST', error.host) };
}

const sentences: Readonly<Record<CatalogErrorCode, readonly [what: string, todo: string]>> = {
  'plain-http': [
    'The address begins with http://, and a key sent that way can be read by others.',
    'Type it with https://, or without anything in front.',
  ],
  'bad-host': ['That is not the address of a Catalog.', 'Type it as in the browser, such as catalog.example.edu.'],
  unreachable: [
    'Cannot reach HOST.',
    'Check the address, and try again in a minute. If it worked earlier today, Google’s daily limit for requests may be used up: then try again tomorrow.',
  ],
  'foreign-address': ['The next address isn’t on HOST. Catalog Sync didn’t send your API key to it.', 'Cancel this, then start it again.'],
  'wrong-key': ['HOST does not accept the key.', 'Copy the API key again from the admin settings of Catalog and connect with it.'],
  forbidden: ['The key may not do this at HOST.', 'Ask for a key with more rights, or pull something else.'],
  'not-catalog': ['HOST answers, but not as a Catalog does.', 'Check that the address is the one of your storefront.'],
  'not-found': ['HOST has no such record.', 'Refresh the tab.'],
  'too-many-requests': ['HOST asks for a pause.', 'Try again in a few minutes.'],
  'server-error': ['HOST has a fault of its own.', 'Try again in a few minutes; the tab still shows the last good data.'],
  'cut-answer': ['The answer of HOST broke off.', 'Try again; the tab still shows the last good data.'],
  refused: ['HOST refused the request.', 'Change the filters, or report it with the words of Catalog.'],
};
