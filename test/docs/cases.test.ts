// What people type and paste, what a cell shows, and what Catalog responds: each case with the tests that show it. This list fails if
// one of them is renamed, skipped, or gone. It prints itself:
//   npx vitest run test/docs/cases.test.ts
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A test by its file and its title. `row` is the first text of a row in its table. */
interface Shown {
  file: string;
  title: string;
  row?: string;
}

type Case = readonly [what: string, ...by: Shown[]];

const inFile = (file: string) => (title: string, row?: string) => (row === undefined ? { file, title } : { file, title, row });
const pasted = (row: string) => inFile('sidebar/tasks/pasted-people.test.ts')('are found in a text with %s', row);
const enroll = inFile('journeys/enroll-people.test.ts');
const implausible = inFile('journeys/trust/implausible.test.ts');
const unusual = inFile('sync/review/unusual.test.ts');
const discard = inFile('journeys/discard.test.ts');
const message = inFile('sync/review/cell-message.test.ts');
const shown = inFile('journeys/trust/shown-values.test.ts');
const ordered = inFile('journeys/ordered-lists.test.ts');
const many = inFile('journeys/trust/many-fields.test.ts');
const odd = inFile('journeys/trust/odd-responses.test.ts');
const documented = inFile('catalog/documented-kinds.test.ts');

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'people in a pasted list': [
    [
      'an apostrophe in an address, straight or curly, never means someone else',
      pasted('an apostrophe'),
      pasted('a curly apostrophe'),
      enroll('are not found under an address that only ends like theirs, and are found with either apostrophe'),
    ],
    [
      'a comma between last and first name, quoted or not',
      pasted('a comma in a name'),
      pasted('a comma in a quoted name'),
      enroll('are found as “Last, First”, and with invisible characters and a full stop around their address'),
    ],
    [
      'several addresses on a line, bullets, numbers, mailto, and a CSV with its header',
      pasted('spaces between addresses'),
      pasted('tabs between addresses'),
      pasted('semicolons between'),
      pasted('bullets'),
      pasted('numbers'),
      pasted('mailto'),
      pasted('a CSV with a header'),
    ],
    [
      'an address with invisible characters or a full stop, in lists and in cells',
      pasted('a zero-width space'),
      pasted('a no-break space'),
      pasted('a byte order mark'),
      pasted('a full stop at the end'),
      implausible('is created without what can’t be seen in its address'),
    ],
    ['one person by name and by address', enroll('are one person if they are pasted by name and by address')],
    ['someone who is enrolled or waiting already', enroll('are named as enrolled or waiting in the list, and get no row')],
  ],
  'values that make no sense': [
    [
      'a year, an hour, a Unix time, or a far serial in a date column',
      implausible('typed as %s is refused with the years that are possible'),
      inFile('tabs/cells/codec.test.ts')('of a %s is a problem: %s is %s'),
    ],
    [
      'a number that the spreadsheet has made a date, and back',
      implausible('of %s under Seats is held back'),
      implausible('of 12.5 under Price in a German file is held back'),
      implausible('under %s that could be a date, where it was %s, is held back'),
    ],
    ['a currency sign', message('fits %s', '€59.50')],
    ['a percentage', message('fits %s', '50 %'), inFile('journeys/typed-input.test.ts')('a percentage is no number of seats')],
    ['a negative number', implausible('below 0 under %s is refused')],
    ['a price far from the one before, and a date in the past', unusual('of %s from %s to %s', 'enrollment_fee')],
    ['an end before its start', unusual('is an end before its start, whichever of the two changed')],
    ['the SKU of another listing', implausible('of another listing is questioned')],
    [
      'most of a column set to one value, or changed a lot',
      implausible('to %s is confirmed with a typed word'),
      implausible('by more than 90 % in half of its rows is confirmed with a typed word'),
    ],
    [
      'a new tag that is like an existing one, in Tags and in a listing',
      implausible('%j is questioned next to “Evening”'),
      discard('of one tab counts the edits of the others, shows currencies, and marks what is unusual or new'),
      discard('puts an existing tag into the cell in place of a similar new one, which the next review shows'),
    ],
    [
      'a new user whose address another user has in other letters',
      implausible('whose address is in Users in other letters is refused at the review'),
    ],
  ],
  'what a cell shows': [
    [
      'shown values pasted back over their cells are no edits',
      shown('pasted back over %s make no edit, and a refresh puts the exact ones back', 'courses'),
      shown('are an edit as soon as one digit that shows is another'),
    ],
    [
      'whole and broken numbers without padding',
      shown('are shown without a trailing point or padding'),
      shown('of bulk enrollments are shown as whole numbers'),
    ],
    [
      'the noise of binary fractions',
      shown('with the noise of binary fractions stay numbers, which SUM counts'),
      shown('of analytics with the noise of binary fractions are numbers, too'),
    ],
  ],
  'what Catalog responds': [
    [
      'requirements in an order of their own',
      ordered('are shown in the order of Catalog, with their titles'),
      ordered('keep their order when one is added at the end'),
      ordered('are edited when two of them are swapped, and an undo restores the order'),
    ],
    ['long labels of user-defined fields', many('12 labels of 800 characters are cut in the headers, and all fields are pulled and kept')],
    ['300 user-defined fields', many('300 fields become as many columns as fit, and the pull says which are left out')],
    [
      'a value of another type',
      odd('leaves its record in the tab, is blank, and is named'),
      odd('in a setting leaves its catalog in the tab'),
      odd('in %s cannot be edited, and the rest of its row can', 'Price'),
    ],
    [
      'every documented field of payments, promotions, listings, tags, and catalogs',
      documented('have every documented field of %s', 'payments'),
      documented('have every documented field of %s', 'promotions'),
      documented('of %s have every documented field, but for those that say nothing more', 'tags'),
      documented('of %s have every documented field, but for those that say nothing more', 'catalogs'),
    ],
    ['fewer records than Catalog counts', odd('is read once more, and the pull says how many this key can’t see')],
    [
      '403 that is a limit',
      odd('of 403 with “Rate Limit Exceeded” is a limit, and the pull waits and continues'),
      odd('of 403 with “Rate Limit Exceeded” to a write makes the send pause and continue'),
    ],
    ['a redirect', odd('that redirects is refused with the address that it points to')],
    ['an error with status 200', odd('of 200 with nothing but an error is refused with its reason')],
    [
      'reasons in odd places',
      odd('%s is shown as “%s”', '{"course":{"path":["taken"]}}'),
      odd('names each record of a request for several, whatever the list is called'),
    ],
    ['a user-defined field that is labeled like a column of ours', odd('has a header of its own')],
    [
      'a user-defined field whose name has half a character',
      many('fields with names that no header can hold are left out, and the pull says so'),
    ],
    [
      'a byte order mark, a relative link to the next page, and compression',
      odd('with a byte order mark before its JSON is read'),
      odd('whose next page is only a query is read to its end'),
      odd('that is compressed is read'),
    ],
    [
      'times in any form',
      inFile('catalog/records/canonical.test.ts')('reads every moment back from every format and offset'),
      implausible('typed as %s is read', '2027/03/10 08:30:00 +0000'),
    ],
    [
      'a key that is refused during a send',
      inFile('journeys/refused-key.test.ts')('sends no further create with it, and creates each one once after reconnecting'),
      inFile('catalog/wire/address.test.ts')('sends no request after a response with status 401'),
    ],
  ],
};

const root = join(import.meta.dirname, '..');

/** Returns what is wrong with the test that shows a case. */
function faultOf({ file, title, row }: Shown): string | undefined {
  const source = readFileSync(join(root, file), 'utf8');
  const quoted = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`(\\bit|\\))\\(\\s*'${quoted}'`).exec(source);
  if (!found) return `${file} has no test “${title}”`;
  if (/\b(it|describe|test)\.(skip|todo|fails)\b/.test(source)) return `${file} skips tests`;
  const table = source.slice(0, found.index);
  if (row !== undefined && !table.slice(table.lastIndexOf('it.each')).includes(`'${row}'`)) return `“${title}” has no row “${row}”`;
  return undefined;
}

describe.each(Object.entries(CASES))('the cases of %s', (group, cases) => {
  it('are each shown by tests', () => {
    const lines = cases.flatMap(([what, ...by]) => [
      `  ${what}`,
      ...by.map(({ file, title, row }) => `    ${file}: ${title}${row === undefined ? '' : ` (${row})`}`),
    ]);
    console.info([group, ...lines].join('\n'));
    expect(cases.flatMap(([, ...by]) => by.map(faultOf)).filter((fault) => fault !== undefined)).toEqual([]);
    expect(cases.filter(([, ...by]) => by.length === 0)).toEqual([]);
  });
});

describe('the check of the cases', () => {
  const file = 'docs/cases.test.ts';

  it.each([['a row', 1]])('finds this test by its title and %s', (row) => {
    expect(faultOf({ file, title: 'finds this test by its title and %s', row })).toBeUndefined();
  });

  it('misses a title and a row that aren’t there', () => {
    expect(faultOf({ file, title: 'finds this test by no title' })).toContain('has no test');
    expect(faultOf({ file, title: 'finds this test by its title and %s', row: ['another', 'row'].join(' ') })).toContain('has no row');
  });
});
