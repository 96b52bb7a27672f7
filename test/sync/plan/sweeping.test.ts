import { expect, it } from 'vitest';
import { courses } from '../../../src/catalog/resources/courses.ts';
import type { JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import { sweepsIn } from '../../../src/sync/plan/sweeping.ts';

type Change = readonly [server: string | null, value: string | null];

/** The sweeps of these changes of one field, in a tab with so many rows. */
function sweeps(changes: readonly Change[], rows: number, field = 'enrollment_fee') {
  const entries = changes.map(([server, value], at) => ({ request: `r${at}`, operation: 'update', sheet: 1, field, server, value }));
  return sweepsIn(
    entries as unknown as JournalEntry[],
    () => rows,
    ({ field: name }) => courses.fields.find((each) => each.name === name),
  ).map(({ what, requests }) => what(requests.length, rows, 'Courses'));
}

const five = (of: (at: number) => Change): Change[] => [0, 1, 2, 3, 4].map(of);

it.each<[string, Change[], number, string[]]>([
  ['different prices to one', five((at) => [String(100 + at), '90']), 10, ['“Price” would be 90 in 5 of 10 rows of “Courses”.']],
  ['equal prices to 0', five(() => ['100', '0']), 10, ['“Price” would be 0 in 5 of 10 rows of “Courses”.']],
  ['equal prices to another one', five(() => ['100', '90']), 10, []],
  [
    'prices to far less',
    five((at) => ['100', String(at + 1)]),
    10,
    ['“Price” would change by more than 90% in 5 of 10 rows of “Courses”.'],
  ],
  [
    'prices to far more',
    five((at) => ['100', String(at + 191)]),
    10,
    ['“Price” would change by more than 90% in 5 of 10 rows of “Courses”.'],
  ],
  ['prices by exactly 90 %', five((at) => ['100', at % 2 === 0 ? '10' : '190']), 10, []],
  ['prices from 0', five((at) => ['0', String(at + 1)]), 10, []],
  ['less than half of the rows', five((at) => [String(100 + at), '90']), 11, []],
  ['four rows', five((at) => [String(100 + at), '90']).slice(1), 4, []],
  ['cleared cells', five((at) => [String(100 + at), null]), 5, []],
])('a sweep is recognized in %s', (_, changes, rows, found) => {
  expect(sweeps(changes, rows)).toEqual(found);
});

it('only amounts are counted', () => {
  expect(
    sweeps(
      five((at) => [String(100 + at), '90']),
      5,
      'list_order',
    ),
  ).toEqual([]);
});
