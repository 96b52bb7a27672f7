import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/catalog/wire/connection.ts';
import { CatalogError } from '../../../src/catalog/wire/errors.ts';
import type { Platform } from '../../../src/platform/ports.ts';
import { deniedResources, recordAccess } from '../../../src/sync/jobs/denied-resources.ts';
import { openSession, userIdOf } from '../../../src/sync/jobs/open-session.ts';
import { connectionOfFile, forgetConnection, readConnection, saveConnection, scopeOf } from '../../../src/sync/jobs/stored-connection.ts';
import { fakeProperties } from '../../tabs/fake-workbook.ts';

const connection: Connection = {
  id: 'c1',
  host: 'catalog.example.edu',
  label: 'Ours',
  key: 'secret',
  scope: scopeOf('c1', 'secret'),
  kind: 'test',
};

/** A platform without an open file: connections are stored in properties alone. */
function platformOf(document = fakeProperties()): Platform {
  let ids = 0;
  return { user: fakeProperties(), document, clock: { id: () => `id${++ids}`, now: () => 5 }, workbook: undefined } as unknown as Platform;
}

describe('a stored connection', () => {
  it('is returned as it was saved, with the key only in user properties', () => {
    const platform = platformOf();
    saveConnection(platform, { ...connection, readOnly: true });
    expect(readConnection(platform)).toEqual({ ...connection, readOnly: true });
    expect(JSON.stringify(platform.document.all())).not.toContain('secret');
    expect(JSON.stringify(platform.user.all())).toContain('secret');
  });

  it('has a host but no key for a colleague who has not connected', () => {
    const platform = platformOf();
    saveConnection(platform, connection);
    const colleague = platformOf(platform.document);
    expect(readConnection(colleague)).toBeUndefined();
    expect(connectionOfFile(colleague)).toEqual({ id: 'c1', host: 'catalog.example.edu', kind: 'test', at: 5 });
  });

  it('takes the host from the user, so that the file can’t send a key elsewhere', () => {
    const platform = platformOf();
    saveConnection(platform, connection);
    platform.document.set('connection', JSON.stringify({ v: 1, id: 'c1', host: 'evil.example.com', label: '' }));
    expect(readConnection(platform)?.host).toBe('catalog.example.edu');
  });

  it('counts as production if an earlier version stored no type', () => {
    const platform = platformOf();
    saveConnection(platform, connection);
    const { kind, ...stored } = JSON.parse(platform.user.get('connection.c1') ?? '');
    platform.user.set('connection.c1', JSON.stringify(stored));
    expect(kind).toBe('test');
    expect(readConnection(platform)?.kind).toBe('production');
    platform.document.set('connection', JSON.stringify({ v: 1, id: 'c1', host: 'h', label: '' }));
    expect(connectionOfFile(platform)?.kind).toBe('production');
  });

  it('cleans a key that an earlier version stored as pasted, and ignores one that it can’t clean', () => {
    const platform = platformOf();
    saveConnection(platform, { ...connection, key: ' secret\n' });
    expect(readConnection(platform)?.key).toBe('secret');
    saveConnection(platform, { ...connection, key: 'sec ret' });
    expect(readConnection(platform)).toBeUndefined();
  });

  it('isn’t overwritten if a newer version stored it', () => {
    const platform = platformOf();
    saveConnection(platform, connection);
    platform.user.set('connection.c1', JSON.stringify({ v: 2 }));
    expect(() => saveConnection(platform, connection)).toThrow('newer version');
    expect(platform.user.get('connection.c1')).toBe('{"v":2}');
  });

  it('loses its key but stays the connection of the file', () => {
    const platform = platformOf();
    saveConnection(platform, connection);
    forgetConnection(platform, 'c1');
    expect(readConnection(platform)).toBeUndefined();
    expect(connectionOfFile(platform)?.id).toBe('c1');
  });

  it('has a scope that differs by host and by key, and doesn’t contain the key', () => {
    expect(new Set([scopeOf('c1', 'secret'), scopeOf('c1', 'other'), scopeOf('c2', 'secret')]).size).toBe(3);
    expect(scopeOf('c1', 'secret')).toMatch(/^[0-9a-z]{5}$/);
    expect(scopeOf('c1', 'secret')).toBe(scopeOf('c1', 'secret'));
  });
});

describe('opening a session', () => {
  it('refuses without an open file', () => {
    expect(() => openSession(platformOf())).toThrow('Can’t tell which spreadsheet is open.');
  });

  it('gives each user one random ID', () => {
    const platform = platformOf();
    expect([userIdOf(platform), userIdOf(platform)]).toEqual(['id1', 'id1']);
  });
});

describe('denied resources', () => {
  const session = () => ({ document: fakeProperties(), client: { connection } });
  const forbidden = new CatalogError('forbidden', 'catalog.example.edu');

  it('lists a resource once Catalog refuses it, until it can be read', () => {
    const open = session();
    recordAccess(open, 'orders', forbidden);
    recordAccess(open, 'users', forbidden);
    recordAccess(open, 'orders', forbidden);
    expect(deniedResources(open.document, connection)).toEqual(['orders', 'users']);
    recordAccess(open, 'orders');
    expect(deniedResources(open.document, connection)).toEqual(['users']);
    recordAccess(open, 'users');
    expect(open.document.all()).toEqual({});
  });

  it('keeps the list after other errors', () => {
    const open = session();
    recordAccess(open, 'orders', forbidden);
    recordAccess(open, 'orders', new CatalogError('server-error', 'catalog.example.edu'));
    recordAccess(open, 'users', new Error('no network'));
    expect(deniedResources(open.document, connection)).toEqual(['orders']);
  });

  it('belongs to the key', () => {
    const open = session();
    recordAccess(open, 'orders', forbidden);
    expect(deniedResources(open.document, { ...connection, scope: 'other' })).toEqual([]);
  });
});
