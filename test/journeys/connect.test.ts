import { describe, expect, it } from 'vitest';
import { tokenOf } from '../../scripts/person.ts';
import { CATALOG_HOST, openUnconnected, openWorld, pull, type World } from '../support/open-world.ts';

describe('connecting', () => {
  it('takes the address as people type it, and shows it back', async () => {
    const { person, catalog } = await openUnconnected();
    expect(person.ask('connect', { host: ' https://Catalog.Example.edu/browse?x=1 ', key: ` ${catalog.apiKey} ` })).toMatchObject({
      host: CATALOG_HOST,
    });
  });

  it('refuses plain http before anything is sent', async () => {
    const { person, catalog } = await openUnconnected();
    expect(() => person.ask('connect', { host: `http://${CATALOG_HOST}`, key: catalog.apiKey })).toThrow('start with http://');
    expect(catalog.requests()).toEqual([]);
  });

  it('says that the key is wrong', async () => {
    const { person } = await openUnconnected();
    expect(() => person.ask('connect', { host: CATALOG_HOST, key: 'not-the-key' })).toThrow(`${CATALOG_HOST} didn’t accept your API key`);
  });

  it('says that the host cannot be reached, whatever language Google speaks', async () => {
    for (const errorLanguage of ['en', 'de'] as const) {
      const { person } = await openUnconnected({ host: { switches: { errorLanguage } } });
      expect(() => person.ask('connect', { host: 'nobody.example.edu', key: 'k' })).toThrow('Can’t reach nobody.example.edu.');
    }
  });

  it('says that something answers which is no Catalog', async () => {
    const { person, catalog } = await openUnconnected({ catalog: { faults: [{ answer: 'html' }] } });
    expect(() => person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey })).toThrow('didn’t respond like a Catalog site');
  });

  it('says that a text is no address', async () => {
    const { person } = await openUnconnected();
    expect(() => person.ask('connect', { host: 'my catalog', key: 'k' })).toThrow('isn’t a valid Catalog address');
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
    const token = tokenOf(page);
    expect(JSON.parse(String(page.call('connect', '{"host": 5}', token)))).toMatchObject({ ok: false, problem: { code: 'bad-message' } });
    expect(JSON.parse(String(page.call('pull', 'no json', token)))).toMatchObject({ ok: false, problem: { code: 'bad-message' } });
  });
});

/** What comes along when a key is copied from a web page, a message, or a PDF. */
const AROUND: readonly [name: string, before: string, after: string][] = [
  ['zero-width spaces', '\u200b', '\u200b\u200d'],
  ['a byte order mark', '\ufeff', ''],
  ['no-break spaces', '\u00a0', '\u00a0'],
  ['direction marks', '\u202a\u200e', '\u202c\u200f'],
  ['line breaks', '\r\n', '\n'],
  ['quotation marks', '"', '"'],
  ['curly quotation marks with a space inside', '“ ', '”\n'],
];

describe('a pasted API key', () => {
  for (const [name, before, after] of AROUND) {
    it(`is cleaned of ${name} around it, and so is the address`, async () => {
      const { host, person, catalog } = await openUnconnected();
      expect(person.ask('connect', { host: before + CATALOG_HOST + after, key: before + catalog.apiKey + after })).toMatchObject({
        host: CATALOG_HOST,
      });
      const stored = Object.entries(host.properties.user).find(([property]) => property.startsWith('connection.'))?.[1];
      expect(JSON.parse(String(stored))).toMatchObject({ key: catalog.apiKey, host: CATALOG_HOST });
    });
  }

  it('is cleaned of characters inside it that can’t be seen', async () => {
    const { host, person, catalog } = await openUnconnected();
    const pasted = [...catalog.apiKey].join('\u200b');
    person.ask('connect', { host: [...CATALOG_HOST].join('\u2060'), key: pasted });
    expect(JSON.stringify(host.properties.user)).toContain(catalog.apiKey);
  });

  const inside = {
    'a line break': '\r\nX-Other: 1',
    'a space': ' ',
    'a quotation mark': '"',
    'a character that keys don’t have': 'é',
  };
  for (const [name, text] of Object.entries(inside)) {
    it(`is refused before anything is sent or stored when it holds ${name}`, async () => {
      const { host, person, catalog } = await openUnconnected();
      const key = catalog.apiKey.slice(0, 5) + text + catalog.apiKey.slice(5);
      expect(() => person.ask('connect', { host: CATALOG_HOST, key })).toThrow(`The API key contains ${name}.`);
      expect(catalog.requests()).toEqual([]);
      expect(JSON.stringify(host.properties)).not.toContain(catalog.apiKey.slice(5));
    });
  }

  it('is missing when only quotation marks and hidden characters were pasted', async () => {
    const { person, catalog } = await openUnconnected();
    expect(() => person.ask('connect', { host: CATALOG_HOST, key: '\u200b"\u00a0"\ufeff' })).toThrow('key is missing');
    expect(catalog.requests()).toEqual([]);
  });
});

describe('an API key that an earlier version stored', () => {
  /** Puts a key into the user's properties as it was pasted then. */
  function store(world: World, key: string): void {
    const user = world.host.properties.user;
    const name = Object.keys(user).find((property) => property.startsWith('connection.')) ?? '';
    user[name] = JSON.stringify({ ...JSON.parse(String(user[name])), key });
  }

  it('works when hidden characters stand around it', async () => {
    const world = await openWorld();
    store(world, `\u200b${world.catalog.apiKey}\ufeff`);
    expect(pull(world, 'tags').complete).toBe(true);
  });

  it('is never sent with a line break in it, and connecting again is possible', async () => {
    const world = await openWorld();
    const { catalog, person } = world;
    catalog.clearRequests();
    store(world, `${catalog.apiKey}\r\nX-Other: 1`);
    expect(() => pull(world, 'tags')).toThrow('The stored API key contains a line break.');
    expect(catalog.requests()).toEqual([]);
    expect(person.ask('state')).toBeDefined();
    person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
    expect(pull(world, 'tags').complete).toBe(true);
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
