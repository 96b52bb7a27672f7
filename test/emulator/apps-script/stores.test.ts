import { describe, expect, it } from 'vitest';
import { evaluate, hostWith } from './host-with.ts';

describe('properties', () => {
  it('are texts, of the person, the file and the script', async () => {
    const host = await hostWith(`
      function put() {
        PropertiesService.getUserProperties().setProperty('key', 5);
        PropertiesService.getDocumentProperties().setProperties({ a: '1', b: '2' });
        PropertiesService.getScriptProperties().setProperty('s', 'x').deleteProperty('s');
      }
      function get() { const p = PropertiesService.getUserProperties(); return [p.getProperty('key'), p.getProperty('none'), p.getKeys(), p.getProperties()]; }
    `);
    host.run('put');

    expect(host.properties).toEqual({ user: { key: '5' }, document: { a: '1', b: '2' }, script: {} });
    expect(host.run('get')).toEqual(['5', null, ['key'], { key: '5' }]);
    host.setUser('colleague@college.example.edu');
    expect(host.run('get')).toEqual([null, null, [], {}]);
  });

  it('hold 9 KB each and 500 KB together', async () => {
    const host = await hostWith(`function put(count, size) {
      const store = PropertiesService.getUserProperties();
      for (let index = 0; index < count; index++) store.setProperty('key' + index, 'x'.repeat(size));
    }`);

    expect(() => host.run('put', 1, 9 * 1024 + 1)).toThrow('Argument too large: value');
    expect(() => host.run('put', 57, 9 * 1024)).toThrow('property storage quota');
  });
});

describe('the cache', () => {
  it('forgets after its time', async () => {
    const host = await hostWith(`
      function put() { CacheService.getUserCache().put('a', 'x', 60); }
      function get() { return CacheService.getUserCache().get('a'); }`);
    host.run('put');
    expect(host.run('get')).toBe('x');

    host.setClock(Date.UTC(2026, 0, 2, 12, 2));

    expect(host.run('get')).toBe(null);
  });

  it('takes 100 KB a value and 250 characters a key', async () => {
    await expect(evaluate(`CacheService.getDocumentCache().put('a', 'x'.repeat(102401))`)).rejects.toThrow('Argument too large: value');
    await expect(evaluate(`CacheService.getDocumentCache().put('k'.repeat(251), 'x')`)).rejects.toThrow('Argument too large: key');
  });
});

describe('Utilities', () => {
  it('sleeps on the settable clock', async () => {
    expect(
      await evaluate('(() => { const start = Date.now(); Utilities.sleep(5000); return Date.now() - start; })()'),
    ).toBeGreaterThanOrEqual(5000);
  });

  it('gives signed bytes and base64', async () => {
    expect(
      await evaluate(`[
      Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'a').slice(0, 3),
      Utilities.base64Encode('é'),
      Utilities.newBlob('é').getBytes(),
      Utilities.newBlob(Utilities.base64Decode('w6k=')).getDataAsString(),
      Utilities.getUuid().length,
      Utilities.formatDate(new Date(0), 'Etc/UTC', 'yyyy-MM-dd')
    ]`),
    ).toEqual([[12, -63, 117], 'w6k=', [-61, -87], 'é', 36, '1970-01-01']);
  });
});

describe('gzip', () => {
  it('packs and unpacks blobs, and names them archive unless told otherwise', async () => {
    const packed = await evaluate(`(() => {
      const blob = Utilities.newBlob('äöü '.repeat(100), 'text/plain', 'a.txt');
      const [gz, named] = [Utilities.gzip(blob), Utilities.gzip(blob, 'a.txt.gz')];
      const back = Utilities.ungzip(gz);
      return [gz.getName(), named.getName(), gz.getBytes().length < blob.getBytes().length, back.getName(), back.getDataAsString().slice(0, 4)];
    })()`);

    expect(packed).toEqual(['archive.gz', 'a.txt.gz', true, 'archive', 'äöü ']);
  });

  it('refuses to unpack what is not packed', async () => {
    await expect(evaluate("Utilities.ungzip(Utilities.newBlob('plain'))")).rejects.toThrow('Invalid argument');
  });
});

describe('formatDate', () => {
  it('reads GMT+2 as a distance, and a zone that it does not know as GMT', async () => {
    const hours = (zone: string) => evaluate(`Utilities.formatDate(new Date(0), '${zone}', 'HH:mm')`);

    expect([await hours('GMT+2'), await hours('GMT-03:30'), await hours('America/New_York'), await hours('Nowhere')]).toEqual([
      '02:00',
      '20:30',
      '19:00',
      '00:00',
    ]);
  });
});

it('several people share the properties of the document and of the script, and each has their own', async () => {
  const host = await hostWith(`
    function put(name) {
      for (const store of [PropertiesService.getUserProperties(), PropertiesService.getDocumentProperties(), PropertiesService.getScriptProperties()])
        store.setProperty(name, 'x');
    }`);
  host.run('put', 'pat');
  host.setUser('colleague@college.example.edu');
  host.run('put', 'colleague');

  expect([host.properties.user, host.properties.document, host.properties.script].map((store) => Object.keys(store))).toEqual([
    ['colleague'],
    ['pat', 'colleague'],
    ['pat', 'colleague'],
  ]);
});

it('the cache forgets the oldest tenth when it has more than 1,000 entries, and nothing outlives six hours', async () => {
  const host = await hostWith(`
    function fill() { const cache = CacheService.getUserCache(); for (let each = 0; each <= 1000; each++) cache.put('k' + each, 'x', 100000); }
    function get(keys) { const cache = CacheService.getUserCache(); return keys.map((key) => cache.get(key)); }`);
  host.run('fill');
  expect(host.run('get', ['k0', 'k99', 'k100', 'k1000'])).toEqual([null, null, 'x', 'x']);

  host.advance(6);

  expect(host.run('get', ['k1000'])).toEqual([null]);
});
