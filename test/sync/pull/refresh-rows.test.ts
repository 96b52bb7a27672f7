import { describe, expect, it } from 'vitest';
import type { ReadOutcome } from '../../../src/catalog/lists/list-state.ts';
import type { Resource } from '../../../src/catalog/resource.ts';
import { users } from '../../../src/catalog/resources/users.ts';
import { CatalogError } from '../../../src/catalog/wire/errors.ts';
import type { Session } from '../../../src/sync/jobs/session.ts';
import { readRows } from '../../../src/sync/pull/refresh-rows.ts';
import type { TabEntry } from '../../../src/tabs/memory/registry.ts';
import { fakeSession, HERE } from '../fake-session.ts';

const resource = { ...users, fields: [...users.fields, { name: 'custom.size', label: 'Size', kind: 'text' as const, help: '' }] };
const tab: TabEntry = {
  ...{ v: 1, sheet: 7, resource: 'users', connection: HERE.id, host: HERE.host, filters: {}, rows: 3, complete: true },
  scope: HERE.scope,
  unseen: ['5'],
};
const failed = { failed: new CatalogError('server-error', HERE.host) };

function read(outcomes: Record<string, ReadOutcome>, changes: Partial<TabEntry> = {}) {
  const readMany = (_: Resource, keys: readonly string[]) => keys.map((key) => outcomes[key] ?? failed);
  const session = { client: { ...fakeSession().client, readMany } as unknown as Session['client'] };
  return readRows(session, { ...tab, ...changes }, resource, Object.keys(outcomes));
}

describe('the records of selected rows', () => {
  it('have null for each custom field that they lack', () => {
    const { records } = read({ '1': { found: { key: '1', values: { id: '1' }, custom: true } } });
    expect(records.get('1')).toEqual({ id: '1', 'custom.size': null });
  });

  it('are deleted if their address returns 404, the key is the same, and the last pull returned the row', () => {
    const gone = { gone: true } as const;
    expect(read({ '4': gone, '5': gone })).toMatchObject({ deleted: new Set(['4']), failed: 1 });
    expect(read({ '4': gone }, { scope: 'some' })).toMatchObject({ deleted: new Set(), failed: 1 });
  });

  it('are counted if they can’t be read, and stop the refresh if none can', () => {
    expect(read({ '1': { found: { key: '1', values: {} } }, '2': failed }).failed).toBe(1);
    expect(() => read({ '1': failed, '2': failed })).toThrow(CatalogError);
  });
});
