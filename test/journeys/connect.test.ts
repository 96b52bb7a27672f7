import { describe, expect, it } from 'vitest';
import { CATALOG_HOST, openUnconnected, openWorld, pull } from '../world/open-world.ts';

describe('connecting', () => {
  it('takes the address as people type it, and shows it back', async () => {
    const { person, catalog } = await openUnconnected();
    expect(person.ask('connect', { host: ' https://Catalog.Example.edu/browse?x=1 ', key: ` ${catalog.apiKey} ` })).toMatchObject({
      host: CATALOG_HOST,
    });
  });

  it('refuses plain http before anything is sent', async () => {
    const { person, catalog } = await openUnconnected();
    expect(() => person.ask('connect', { host: `http://${CATALOG_HOST}`, key: catalog.apiKey })).toThrow('begins with http://');
    expect(catalog.requests()).toEqual([]);
  });

  it('says that the key is wrong', async () => {
    const { person } = await openUnconnected();
    expect(() => person.ask('connect', { host: CATALOG_HOST, key: 'not-the-key' })).toThrow(`${CATALOG_HOST} does not accept the key`);
  });

  it('says that the host cannot be reached, whatever language Google speaks', async () => {
    for (const errorLanguage of ['en', 'de'] as const) {
      const { person } = await openUnconnected({ host: { switches: { errorLanguage } } });
      expect(() => person.ask('connect', { host: 'nobody.example.edu', key: 'k' })).toThrow('Cannot reach nobody.example.edu.');
    }
  });

  it('says that something answers which is no Catalog', async () => {
    const { person, catalog } = await openUnconnected({ catalog: { faults: [{ answer: 'html' }] } });
    expect(() => person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey })).toThrow('not as a Catalog does');
  });

  it('says that a text is no address', async () => {
    const { person } = await openUnconnected();
    expect(() => person.ask('connect', { host: 'my catalog', key: 'k' })).toThrow('not the address of a Catalog');
    expect(() => person.ask('connect', { host: CATALOG_HOST, key: '  ' })).toThrow('key is missing');
  });

  it('without a connection every other command says so and nothing is sent', async () => {
    const { person, catalog } = await openUnconnected();
    expect(() => person.ask('pull', { resource: 'orders', filters: {} })).toThrow('not connected');
    expect(() => person.ask('review')).toThrow('not connected');
    expect(catalog.requests()).toEqual([]);
  });

  it('a message that no page of ours sends is refused', async () => {
    const { host } = await openUnconnected();
    const page = host.sidebar();
    expect(JSON.parse(String(page.call('connect', '{"host": 5}')))).toMatchObject({ ok: false, problem: { code: 'bad-message' } });
    expect(JSON.parse(String(page.call('pull', 'no json')))).toMatchObject({ ok: false, problem: { code: 'bad-message' } });
  });
});

describe('the API key', () => {
  it('is forgotten when a person disconnects', async () => {
    const { host, catalog, person } = await openWorld();
    person.ask('disconnect');
    expect(JSON.stringify(host.properties)).not.toContain(catalog.apiKey);
  });

  it('goes to its own host only: another host written into the file gets no key', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const { host } = world;
    const ofFile = JSON.parse(String(host.properties.document.connection));
    host.properties.document.connection = JSON.stringify({ ...ofFile, host: 'evil.example.edu' });
    expect(pull(world, 'tags').complete).toBe(true);
  });
});
