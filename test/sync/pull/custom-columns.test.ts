import { describe, expect, it } from 'vitest';
import type { Parsed } from '../../../src/catalog/records/parse-record.ts';
import type { Record_ } from '../../../src/catalog/resource.ts';
import { catalogs } from '../../../src/catalog/resources/catalogs.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { users } from '../../../src/catalog/resources/users.ts';
import { CatalogError } from '../../../src/catalog/wire/errors.ts';
import { customColumnsToAdd, fillCustom, findCustom, personalColumnsToAdd } from '../../../src/sync/pull/custom-columns.ts';
import type { TabEntry } from '../../../src/tabs/memory/registry.ts';
import { fakeSession, HERE, pullJob } from '../fake-session.ts';

const user = (key: string, values: Record_): Parsed => ({ key, values, custom: true });
const found = (...records: Parsed[]) => new Map(records.map((record) => [record.key, record]));
const field = (name: string, label = name) => ({ name, label });

function tabWith(changes: Partial<TabEntry>): TabEntry {
  return { v: 1, sheet: 7, resource: 'users', connection: HERE.id, host: HERE.host, filters: {}, rows: 0, complete: true, ...changes };
}

/** A session whose key can't read the catalogs, so that names are labels. */
function withoutLabels() {
  const session = fakeSession();
  const read = () => {
    throw new CatalogError('forbidden', HERE.host);
  };
  return { ...session, client: { ...session.client, read, rounds: () => 0 } } as unknown as typeof session;
}

describe('the custom fields of a tab', () => {
  it('are those that the tab knew, then new ones of the records by name', () => {
    const records = found(
      user('1', { 'custom.size': 'M', 'custom.age': '9' }),
      user('2', { 'custom.age': '8', 'custom.job%20title': 'x' }),
    );
    const known = [field('size', 'Shirt size')];
    expect(findCustom(withoutLabels(), users, records, tabWith({ custom: known }))).toEqual([...known, field('age'), field('job title')]);
  });

  it('are unchanged without new ones, and not looked up then', () => {
    const known = [field('size', 'Shirt size')];
    expect(findCustom(fakeSession(), users, found(user('1', { 'custom.size': 'M' })), tabWith({ custom: known }))).toBe(known);
    expect(findCustom(fakeSession(), tags, found(user('1', { 'custom.size': 'M' })), tabWith({ custom: known }))).toEqual([]);
  });

  it('are at most 90, because a property holds 9 KB', () => {
    const values = Object.fromEntries(Array.from({ length: 95 }, (_, at) => [`custom.f${at}`, '']));
    expect(findCustom(withoutLabels(), users, found(user('1', values)), undefined)).toHaveLength(90);
  });
});

describe('a record', () => {
  const resource = { ...users, fields: [{ name: 'custom.size', label: 'Size', kind: 'text' as const, help: '' }] };

  it('has null for each custom field that it lacks, if it has a map of them', () => {
    const records = found(user('1', { id: '1' }), user('2', { 'custom.size': 'M' }), { key: '3', values: { id: '3' } });
    expect(Array.from(fillCustom(records, resource).values(), ({ values }) => values)).toEqual([
      { 'custom.size': null, id: '1' },
      { 'custom.size': 'M' },
      { id: '3' },
    ]);
    expect(records.get('1')?.values).toEqual({ id: '1' });
  });
});

describe('columns that a pull adds', () => {
  it('are those of new custom fields, but not of settings, which get one on request', () => {
    const custom = [field('size'), field('age')];
    expect(customColumnsToAdd(users, custom, tabWith({ custom: [field('size')] }))).toEqual(['custom.age']);
    expect(customColumnsToAdd(users, custom, undefined)).toEqual(['custom.size', 'custom.age']);
    expect(customColumnsToAdd(catalogs, custom, undefined)).toEqual([]);
  });

  it.each<[string, Partial<TabEntry> | undefined, true | undefined, boolean]>([
    ['are added if the tab was pulled without them', { withoutPersonal: true }, undefined, true],
    ['aren’t added if this pull leaves them out, too', { withoutPersonal: true }, true, false],
    ['aren’t added again', {}, undefined, false],
    ['aren’t added to a tab that is created with them', undefined, undefined, false],
  ])('with personal data %s', (_, before, withoutPersonal, added) => {
    const columns = personalColumnsToAdd(users, pullJob({ withoutPersonal }), before && tabWith(before));
    expect(columns.includes('email_address')).toBe(added);
    expect(columns.includes('id')).toBe(false);
  });
});
