import { describe, expect, it } from 'vitest';
import type { Resource, Value } from '../../../src/catalog/resource.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { programs } from '../../../src/catalog/resources/programs.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { compareThree, type Renames, renamed, stillEquals, withRename } from '../../../src/sync/plan/three-way.ts';
import { type Base, baseOf } from '../../../src/tabs/memory/snapshot.ts';
import { changeOf } from '../plan-for.ts';

const fieldOf = (resource: Resource, name: string) => {
  const field = resource.fields.find((each) => each.name === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
};

interface Sides {
  base: Base;
  mine: Value;
  server: Value | undefined;
}

function compare(resource: Resource, name: string, { base, mine, server }: Sides) {
  return compareThree({ field: fieldOf(resource, name), base, mine }, { [name]: server }, new Map());
}

const LONG = 'a'.repeat(500);

describe('the comparison of base, cell, and Catalog', () => {
  it.each<[kind: string, resource: Resource, field: string, sides: Sides]>([
    ['text', courses, 'title', { base: 'Botany', mine: 'Botany I', server: 'Botany' }],
    ['money', courses, 'enrollment_fee', { base: '49', mine: '59.5', server: '49.00' }],
    ['a number', courses, 'enrollment_cap', { base: 10, mine: 20, server: 10 }],
    ['a blank', courses, 'enrollment_cap', { base: 10, mine: null, server: 10 }],
    ['a long text', courses, 'description', { base: baseOf(LONG), mine: `${LONG}b`, server: LONG }],
    ['an ordered list', programs, 'requirement_ids', { base: [1, 2, 3], mine: [3, 1, 2], server: [1, 2, 3] }],
  ])('sends %s that only you changed', (_, resource, field, sides) => {
    expect(compare(resource, field, sides)).toMatchObject({ server: sides.server, value: sides.mine, decision: 'mine', state: 'planned' });
  });

  it.each<[kind: string, resource: Resource, field: string, sides: Sides]>([
    ['text', courses, 'title', { base: 'Botany', mine: 'Plants', server: 'Plants' }],
    ['money', courses, 'enrollment_fee', { base: '49', mine: '59.5', server: '59.50' }],
    ['a set', courses, 'tag_names', { base: ['a'], mine: ['b'], server: ['b'] }],
    ['a blank', courses, 'enrollment_cap', { base: 10, mine: null, server: null }],
    ['a long text', courses, 'description', { base: baseOf(LONG), mine: `${LONG}b`, server: `${LONG}b` }],
    ['an ordered list', programs, 'requirement_ids', { base: [1, 2], mine: [2, 1], server: [2, 1] }],
  ])('sends no %s that Catalog already has', (_, resource, field, sides) => {
    expect(compare(resource, field, sides)).toBeUndefined();
  });

  it.each<[kind: string, resource: Resource, field: string, sides: Sides]>([
    ['text', courses, 'title', { base: 'Botany', mine: 'Botany I', server: 'Plants' }],
    ['money', courses, 'enrollment_fee', { base: '49', mine: '59.5', server: '50' }],
    ['a blank', courses, 'enrollment_cap', { base: 10, mine: null, server: 11 }],
    ['a long text', courses, 'description', { base: baseOf(LONG), mine: 'short', server: `${LONG}b` }],
    ['an ordered list', programs, 'requirement_ids', { base: [1, 2, 3], mine: [3, 2, 1], server: [2, 1, 3] }],
  ])('leaves %s unresolved that both changed', (_, resource, field, sides) => {
    expect(compare(resource, field, sides)).toEqual({ server: sides.server, value: sides.mine, decision: 'unresolved', state: 'conflict' });
  });

  it('merges a set instead of leaving it unresolved, and remembers what the cell showed', () => {
    expect(compare(courses, 'tag_names', { base: ['a', 'b'], mine: ['b', 'c'], server: ['a', 'b', 'x'] })).toEqual({
      server: ['a', 'b', 'x'],
      value: ['b', 'c', 'x'],
      typed: ['b', 'c'],
      decision: 'mine',
      state: 'planned',
    });
  });

  it('sends a field that Catalog does not return on the word of its base', () => {
    expect(compare(courses, 'title', { base: 'Botany', mine: 'Plants', server: undefined })).toMatchObject({
      server: 'Botany',
      value: 'Plants',
      state: 'planned',
    });
  });

  it('adds and removes items but keeps the order of Catalog if the base has none', () => {
    const base = { items: [1, 2, 3] };
    expect(compare(programs, 'requirement_ids', { base, mine: [1, 2, 4], server: [3, 2, 1] })).toMatchObject({
      value: [2, 1, 4],
      typed: [1, 2, 4],
      state: 'planned',
    });
    expect(compare(programs, 'requirement_ids', { base, mine: [1, 2, 3], server: [3, 2, 1] })).toBeUndefined();
    expect(compare(programs, 'requirement_ids', { base, mine: [1, 2], server: undefined })).toMatchObject({
      decision: 'unresolved',
      state: 'conflict',
    });
  });
});

describe('a rename in the same plan', () => {
  const changes = [
    changeOf(tags, 'update', '9', [['name', 'Bio', 'Biology']]),
    changeOf(courses, 'update', '5', [['enrollment_fee', '1', '2']]),
    changeOf(tags, 'create', '', [['name', undefined, 'New']]),
  ];
  const renames = changes.reduce<Renames>(withRename, new Map());

  it('is known only for updates of a caption', () => {
    expect(Array.from(renames)).toEqual([['tags', new Map([['Bio', 'Biology']])]]);
  });

  it('replaces the old name in sets of names only', () => {
    expect(renamed(fieldOf(courses, 'tag_names'), ['Bio', 'Art', 'Biology'], renames)).toEqual(['Art', 'Biology']);
    expect(renamed(fieldOf(courses, 'title'), 'Bio', renames)).toBe('Bio');
    expect(renamed(fieldOf(courses, 'tag_names'), undefined, renames)).toBeUndefined();
  });

  it('is not taken for an edit of the lists that name it', () => {
    const edit = { field: fieldOf(courses, 'tag_names'), base: ['Bio'], mine: ['Biology'] };
    expect(compareThree(edit, { tag_names: ['Bio'] }, renames)).toBeUndefined();
  });
});

describe('the check that a value is as expected', () => {
  const description = fieldOf(courses, 'description');

  it('compares a shortened text by length and hash', () => {
    expect(stillEquals(description, baseOf(LONG), LONG)).toBe(true);
    expect(stillEquals(description, baseOf(LONG), `${LONG}b`)).toBe(false);
    expect(stillEquals(description, baseOf(LONG), `b${LONG.slice(1)}`)).toBe(false);
    expect(stillEquals(description, baseOf(LONG), 'short')).toBe(false);
  });

  it('compares money by its value', () => {
    expect(stillEquals(fieldOf(courses, 'enrollment_fee'), '49', '49.00')).toBe(true);
    expect(stillEquals(fieldOf(courses, 'enrollment_fee'), '49', '49.01')).toBe(false);
  });
});
