import { describe, expect, it, onTestFinished } from 'vitest';
import type { Progress, PullSummary } from '../../../src/protocol/jobs.ts';
import { CATALOG_HOST, openUnconnected, openWorld } from '../../support/open-world.ts';
import { type CannedResponse, type RecordingServer, serveRecorded } from '../../support/recording-server.ts';
import { slowly } from '../../support/runs.ts';

async function serve(responses?: Readonly<Record<string, CannedResponse>>): Promise<RecordingServer> {
  const server = await serveRecorded(responses);
  onTestFinished(() => void server.close());
  return server;
}

const FOREIGN = [
  '@other.example/x',
  '//other.example/x',
  '.other.example/x',
  ':secret@other.example/x',
  'https://other.example/x',
  '\\other.example/x',
  '/\\other.example/x',
  '/\t/other.example/x',
  '/\n/other.example/x',
  'x',
  '',
];

describe('a stored pull whose next address was changed', () => {
  it('sends the key to no other host, for each way to name one', async () => {
    const other = await serve();
    const world = await openWorld({
      catalog: { scale: { courses: 230 }, switches: { paging: 'link-only' } },
      host: { hosts: { 'other.example': other.url, 'catalog.example.edu.other.example': other.url } },
    });
    const { host, person, catalog } = world;
    const begun = slowly(host, () => person.ask<Progress>('pull', { resource: 'courses', filters: {} }));
    const name = `job.${begun.job}`;
    const stored = String(host.properties.document[name]);
    expect(JSON.parse(stored).list).toMatchObject({ way: 'linked', next: expect.stringMatching(/^\/api/) });
    const outcomes = FOREIGN.map((next) => {
      const job = JSON.parse(stored);
      host.properties.document[name] = JSON.stringify({ ...job, list: { ...job.list, next } });
      catalog.clearRequests();
      try {
        person.ask('step', { job: begun.job });
        return [next, 'went on'];
      } catch (error) {
        return [next, (error as { code?: string }).code, catalog.requests().length];
      }
    });
    expect(await other.requests()).toEqual([]);
    expect(outcomes).toEqual(FOREIGN.map((next) => [next, 'foreign-address', 0]));

    host.properties.document[name] = stored;
    expect(person.finish<Progress>('step', { job: begun.job }).pulled).toMatchObject({ records: 230 });
  });
});

describe('a Catalog that points elsewhere', () => {
  const page = (from: number) => ({ tags: [1, 2].map((each) => ({ id: from + each, name: `Tag ${from + each}` })) });

  it('gets the key back for no link that names another host, and the list is still read to its end', async () => {
    const other = await serve();
    for (const link of ['/\\other.example/tags', '//other.example/tags', 'https:\\\\other.example\\tags']) {
      const server = await serve({
        '/api/v1/catalogs': { body: { catalogs: [] } },
        '/api/v1/tags?page=1&per_page=100': { body: page(0), headers: { Link: `<${link}>; rel="next"` } },
        '/api/v1/tags?page=2&per_page=100': { body: page(2) },
        '/api/v1/tags': { body: { tags: [] } },
      });
      const world = await openUnconnected({ host: { hosts: { [CATALOG_HOST]: server.url, 'other.example': other.url } } });
      world.person.ask('connect', { host: CATALOG_HOST, key: 'a-key', kind: 'test' });
      const { pulled } = world.person.finish<Progress & { pulled: PullSummary }>('pull', { resource: 'tags', filters: {} });
      expect([link, pulled.records]).toEqual([link, 4]);
    }
    expect(await other.requests()).toEqual([]);
  });

  it('gets no request after a redirect, and neither does the other host', async () => {
    const other = await serve();
    const server = await serve({
      '/api/v1/catalogs': { body: { catalogs: [] } },
      '/api/v1/tags': { status: 302, headers: { Location: 'https://other.example/api/v1/tags' } },
    });
    const world = await openUnconnected({ host: { hosts: { [CATALOG_HOST]: server.url, 'other.example': other.url } } });
    world.person.ask('connect', { host: CATALOG_HOST, key: 'a-key', kind: 'test' });
    expect(() => world.person.ask('pull', { resource: 'tags', filters: {} })).toThrow('didn’t respond like a Catalog site');
    expect(await other.requests()).toEqual([]);
  });
});
