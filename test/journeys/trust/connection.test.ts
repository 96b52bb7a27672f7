import { describe, expect, it } from 'vitest';
import { CATALOG_HOST, openUnconnected, openWorld, pull, review, rowsOf, send, writes } from '../../support/open-world.ts';

describe('a production Catalog', () => {
  it('is what a Catalog counts as unless somebody says otherwise', async () => {
    const { person, catalog } = await openUnconnected();
    expect(person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey })).toMatchObject({ kind: 'production' });
    expect(person.ask('state')).toMatchObject({ connection: { host: CATALOG_HOST, kind: 'production' } });
  });

  it('gets nothing before the person has said in the review that it is meant', async () => {
    const world = await openUnconnected();
    const { person, catalog } = world;
    person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'production' });
    pull(world, 'tags');
    world.person.type('Tags', 'Name', 2, 'Renamed on purpose');
    const plan = review(world);

    expect(plan.kind).toBe('production');
    expect(() => send(world, plan)).toThrow(`${CATALOG_HOST} is a production Catalog. No changes were sent.`);
    expect(writes(world)).toEqual([]);

    send(world, plan, { production: true });
    expect(writes(world)).toHaveLength(1);
    expect(rowsOf(world, 'Tags')[0]).toMatchObject({ Name: 'Renamed on purpose', Status: 'sent' });
  });

  it('is told apart in the file, which keeps no key', async () => {
    const { host } = await openWorld();
    expect(JSON.parse(String(host.properties.document.connection))).toMatchObject({ host: CATALOG_HOST, kind: 'test' });
  });
});

describe('a read-only connection', () => {
  it('pulls tabs without Action, Status and anything editable, and sends and undoes nothing', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const { person, catalog, host } = world;
    world.person.type('Tags', 'Name', 2, 'Sent before');
    const sent = send(world, review(world));
    world.person.type('Tags', 'Name', 3, 'Not sent');
    const plan = review(world);
    const before = writes(world).length;

    person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test', readOnly: true });
    expect(person.ask('state')).toMatchObject({ connection: { readOnly: true } });
    for (const refused of [() => send(world, plan), () => person.ask('undo', { run: sent.plan })])
      expect(refused).toThrow('Your connection to catalog.example.edu is read-only');

    pull(world, 'courses');
    const [headers = []] = host.workbook.display('Courses');
    expect(headers).not.toContain('Status');
    expect(headers).not.toContain('Action');
    const tab = JSON.stringify(host.workbook.dump('Courses'));
    expect(tab).toContain('Read only. Edits here aren’t sent.');
    expect(tab).not.toContain('Editable');
    expect(writes(world)).toHaveLength(before);
  });

  it('leaves its tabs read only for those who may send, whose refresh keeps them so', async () => {
    const world = await openUnconnected();
    const { person, catalog } = world;
    person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test', readOnly: true });
    pull(world, 'tags');
    person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
    world.person.type('Tags', 'Name', 2, 'Typed into a read-only tab');
    expect(review(world).requests).toEqual([]);
    expect(pull(world, 'tags').changed).toBe(1);
    expect(person.ask<{ tabs: { editable: boolean }[] }>('state').tabs).toMatchObject([{ editable: false }]);
  });
});
