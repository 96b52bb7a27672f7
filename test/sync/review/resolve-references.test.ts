import { describe, expect, it } from 'vitest';
import type { Record_, Resource, Value } from '../../../src/catalog/resource.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { users } from '../../../src/catalog/resources/users.ts';
import { indexBy, type Known, lookupOf, normalizeText } from '../../../src/sync/names/reference-index.ts';
import type { RowChange } from '../../../src/sync/plan/row-change.ts';
import { findReferences } from '../../../src/sync/review/find-references.ts';
import { applyReferences } from '../../../src/sync/review/resolve-references.ts';
import { changeOf } from '../plan-for.ts';

const known = (resource: Resource, key: string, value: Value, ...texts: string[]): Known => ({ resource, key, value, texts });

const people = [
  known(users, '1', 101, 'ada@example.org', 'Ada Lovelace'),
  known(users, '2', 102, 'alan@example.org', 'Alan Turing'),
  known(users, '3', 103, 'alan2@example.org', 'Alan  Turing'),
  known(users, '4', null, 'new@example.org', 'No Account'),
];
const listings = [known(courses, '5', 5, 'Botany'), known(courses, '6', 6, 'ada@example.org')];

const learner = lookupOf(enrollments, 'canvas_user_id');
const indexOf = (lookup: typeof learner) => indexBy(lookup === learner ? people : listings, lookup);

/** An enrollment whose cells hold texts or IDs. */
function enrollment(user: string | number, listing: string | number = 5): RowChange {
  const change = changeOf(enrollments, 'create', '', [
    ['canvas_user_id', undefined, typeof user === 'number' ? user : null],
    ['listing_id', undefined, typeof listing === 'number' ? listing : null],
  ]);
  const words = [user, listing].map((each) => (typeof each === 'string' ? { words: each } : {}));
  return { ...change, caption: 'new enrollment', edits: change.edits.map((edit, index) => ({ ...edit, ...words[index] })) };
}

function aUser(address: string, row: number): RowChange {
  return { ...changeOf(users, 'create', '', [['email_address', undefined, address]]), caption: 'Grace', row };
}

function resolve(changes: RowChange[], present: { [record: string]: Record_ | 'gone' } = {}) {
  const references = findReferences(changes, indexOf);
  return applyReferences(changes, { references, present: new Map(Object.entries(present)), indexOf });
}

const valuesOf = (change: RowChange | undefined) => change?.edits.map(({ mine }) => mine);

describe('a text in the place of an ID', () => {
  it.each(['ada@example.org', ' ADA@example.org ', 'Ada Lovelace <ada@example.org>', 'ada   lovelace'])(
    'finds the record of “%s”',
    (text) => {
      const { changes, refused } = resolve([enrollment(text)]);
      expect(refused).toEqual([]);
      expect(valuesOf(changes[0])).toEqual([101, 5]);
      expect(changes[0]?.caption).toBe('Ada Lovelace in Botany');
    },
  );

  it('is looked for in the resources of its own field only', () => {
    expect(valuesOf(resolve([enrollment('ada@example.org', 'ada@example.org')]).changes[0])).toEqual([101, 6]);
  });

  it('is refused if several records have it', () => {
    const { changes, refused } = resolve([enrollment('alan turing')]);
    expect(changes).toEqual([]);
    expect(refused).toMatchObject([
      {
        row: 2,
        label: 'Canvas user ID',
        what: '“alan turing” matches more than one record: 102 alan@example.org Alan Turing, 103 alan2@example.org Alan  Turing',
        todo: 'Enter the ID.',
      },
    ]);
  });

  it('is refused if no record has it, with every such cell of the row', () => {
    const { refused } = resolve([enrollment('who?', 'what?')]);
    expect(refused.map(({ label, what }) => [label, what])).toEqual([
      ['Canvas user ID', '“who?” wasn’t found in Users'],
      ['Listing ID', '“what?” wasn’t found in Courses or Programs'],
    ]);
  });

  it('keeps no other row from being sent', () => {
    const { changes, refused } = resolve([enrollment('who?'), enrollment('ada@example.org')]);
    expect([changes.length, refused.length]).toEqual([1, 1]);
  });

  it.each<[situation: string, present: Record_ | 'gone', what: string]>([
    ['was deleted in Catalog', 'gone', '“ada@example.org” is a user that no longer exists in Catalog'],
    ['has another address in Catalog', { email_address: 'b@example.org' }, '“ada@example.org” doesn’t match user 1 in Catalog'],
    ['has no such ID', { email_address: 'ada@example.org', canvas_user_id: null }, '“ada@example.org” is a user without this ID'],
  ])('is refused if its record %s', (_, present, what) => {
    expect(resolve([enrollment('ada@example.org')], { 'users 1': present }).refused).toMatchObject([{ what }]);
  });

  it('sends the ID that Catalog has now, not the one of the tab', () => {
    const present = { 'users 1': { email_address: 'ada@example.org', canvas_user_id: 999 } };
    expect(valuesOf(resolve([enrollment('ada@example.org')], present).changes[0])).toEqual([999, 5]);
  });

  it('is refused if neither Catalog nor the tab has an ID', () => {
    expect(resolve([enrollment('new@example.org')]).refused).toMatchObject([{ what: '“new@example.org” is a user without this ID' }]);
  });
});

describe('a text that a new row of the same review has', () => {
  it('waits for the ID of that row', () => {
    const grace = aUser('grace@example.org', 9);
    const { changes } = resolve([grace, enrollment('Grace <grace@example.org>')]);
    expect(changes[0]).toBe(grace);
    expect(changes[1]?.edits[0]?.dependsOn).toBe(grace);
    expect(changes[1]?.caption).toBe('Grace in Botany');
  });

  it('is refused if two new rows have it', () => {
    const { refused } = resolve([aUser('grace@example.org', 9), aUser('grace@example.org', 10), enrollment('grace@example.org')]);
    expect(refused).toMatchObject([{ what: '“grace@example.org” would be created twice: row 9 of “Users”, row 10 of “Users”' }]);
  });
});

describe('an ID', () => {
  it('stays, and names the row after the record that a tab shows', () => {
    const { changes } = resolve([enrollment(102)]);
    expect(valuesOf(changes[0])).toEqual([102, 5]);
    expect(changes[0]?.caption).toBe('Alan Turing in Botany');
  });

  it('leaves the row as it is if no tab shows its record', () => {
    const change = enrollment(999, 999);
    expect(resolve([change])).toEqual({ changes: [change], refused: [] });
  });
});

describe('the index of the pulled tabs', () => {
  it('looks in the first field that has the text', () => {
    const index = indexBy([known(users, '1', 1, 'x', 'y'), known(users, '2', 2, 'y', 'z')], learner);
    expect(index.byWords('y').map(({ key }) => key)).toEqual(['2']);
    expect(index.byWords('z').map(({ key }) => key)).toEqual(['2']);
  });

  it('finds no record by a blank text or a blank value', () => {
    const index = indexBy([known(users, '1', null, '', '')], learner);
    expect(index.byWords('  ')).toEqual([]);
    expect(index.byValue(null)).toBeUndefined();
  });

  it('compares without case and repeated spaces', () => {
    expect(normalizeText('  Ada \n Lovelace ')).toBe('ada lovelace');
    expect(normalizeText('Ada <Ada@Example.org> ')).toBe('ada@example.org');
  });

  it('throws for a field that takes no texts', () => {
    expect(() => lookupOf(courses, 'title')).toThrow('courses.title takes no texts');
  });
});
