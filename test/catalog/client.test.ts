import { describe, expect, it } from 'vitest';
import type { Record_ } from '../../src/catalog/resource.ts';
import { courses } from '../../src/catalog/resources/courses.ts';
import { enrollments } from '../../src/catalog/resources/enrollments.ts';
import { tags } from '../../src/catalog/resources/tags.ts';
import { CatalogError } from '../../src/catalog/wire/errors.ts';
import { enrollmentRows, pageOf } from './fake-list.ts';
import { clientOf, connection, json, networkDown, pathOf, queryOf, type Server, status } from './fake-wire.ts';

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (thrown) {
    return thrown;
  }
  return undefined;
}

const idOf = (path: string) => Number(path.split('/').pop());

describe('check', () => {
  it('shows with one request that host and key are right, and how many catalogs there are', () => {
    const { client, rounds } = clientOf(() => json({ catalogs: [{ id: 1 }] }, { total: '3' }));
    expect(client.check()).toEqual({ catalogs: 3 });
    expect(rounds).toHaveLength(1);
    expect(rounds[0]).toHaveLength(1);
    expect(rounds[0]?.[0]?.headers.Authorization).toBe('Token token="secret-key-4711"');
    expect(rounds[0]?.[0]?.url).toMatch(/^https:\/\/catalog\.example\.edu\/api\/v1\//);
  });

  it('takes a key that may not see catalogs as a right key', () => {
    expect(clientOf(() => status(403)).client.check()).toEqual({});
  });

  it('tells a wrong key from a wrong host', () => {
    const codeFor = (server: Server) => (thrownBy(() => clientOf(server).client.check()) as CatalogError).code;
    expect(codeFor(() => status(401))).toBe('wrong-key');
    expect(codeFor(() => status(404, {}, '<h1>Not found</h1>'))).toBe('not-catalog');
    expect(codeFor(() => status(200, {}, '<!doctype html><p>Welcome'))).toBe('not-catalog');
    expect(codeFor(() => json([]))).toBe('not-catalog');
    expect(codeFor(() => status(301, { location: 'https://elsewhere.example.com' }))).toBe('not-catalog');
    expect(codeFor(() => status(503))).toBe('server-error');
    expect(codeFor(() => status(200, {}, '{"catalogs": [{"id'))).toBe('cut-answer');
    expect(
      codeFor(() => {
        throw networkDown;
      }),
    ).toBe('unreachable');
  });

  it('never shows the key, even when the server repeats it', () => {
    const { client } = clientOf(() => status(401, {}, JSON.stringify({ message: `Bad token ${connection.key}` })));
    const error = thrownBy(() => client.check());
    expect(error).toBeInstanceOf(CatalogError);
    expect(error).toMatchObject({ serverMessage: '(hidden, because it repeats part of your API key)', host: 'catalog.example.edu' });
    expect(JSON.stringify(error) + String(error) + (error instanceof Error ? error.stack : '')).not.toContain(connection.key);
  });
});

describe('readMany', () => {
  const course = (id: number) => json({ course: { id, title: `Course ${id}` } });

  it('reads 40 records at a time, in the order of the keys', () => {
    const { client, rounds } = clientOf((request) => course(idOf(request.url)));
    const keys = Array.from({ length: 45 }, (_, index) => String(100 - index));
    const answers = client.readMany(courses, keys);
    expect(answers.map((answer) => ('found' in answer ? answer.found.key : '?'))).toEqual(keys);
    expect(rounds.map((round) => round.length)).toEqual([40, 5]);
    expect([client.rounds(), client.requests()]).toEqual([2, 45]);
  });

  it('calls a record gone only when its own address says so', () => {
    const { client } = clientOf((request) => {
      const id = idOf(request.url);
      if (id === 1) return status(404);
      if (id === 2) return status(403);
      if (id === 3) return json({ course: { id: 'broken' } });
      return course(id === 5 ? 6 : id);
    });
    const answers = client.readMany(courses, ['1', '2', '3', '4', '5']);
    expect(answers[0]).toEqual({ gone: true });
    expect(answers[1]).toMatchObject({ failed: { code: 'forbidden' } });
    expect(answers[2]).toMatchObject({ failed: { code: 'not-catalog', serverMessage: 'id' } });
    expect(answers[3]).toMatchObject({ found: { key: '4' } });
    expect(answers[4]).toMatchObject({ failed: { code: 'not-catalog' } });
  });

  it('reads a tag that stands bare, or under a root key, and takes a deleted one as gone', () => {
    const { client } = clientOf((request) => {
      const tag = { id: idOf(request.url), name: 'New' };
      if (tag.id === 1) return json(tag);
      return json(tag.id === 2 ? { tag } : { ...tag, is_deleted: true });
    });
    const answers = client.readMany(tags, ['1', '2', '3']);
    expect(answers).toMatchObject([{ found: { values: { name: 'New' } } }, { found: { key: '2' } }, { gone: true }]);
  });

  it('keeps an id of 17 digits exactly', () => {
    const { client } = clientOf(() => status(200, {}, '{"course": {"id": 10000000000000042, "title": "\\" 12345678901234567890"}}'));
    expect(client.readMany(courses, ['10000000000000042'])).toMatchObject([
      { found: { key: '10000000000000042', values: { title: '" 12345678901234567890' } } },
    ]);
  });

  it('asks again only for what failed for the moment', () => {
    const failed = new Set<number>();
    const { client, rounds, sleeps } = clientOf((request) => {
      const id = idOf(request.url);
      if (id % 2 === 1 && !failed.has(id)) {
        failed.add(id);
        return [status(500), status(429), status(200, {}, '{"course": {"id')][id % 3] ?? status(503);
      }
      return course(id);
    });
    const answers = client.readMany(courses, ['1', '2', '3', '4', '5']);
    expect(answers.every((answer) => 'found' in answer)).toBe(true);
    expect(rounds.flat().map((request) => idOf(pathOf(request)))).toEqual([1, 2, 3, 4, 5, 1, 3, 5]);
    expect(sleeps).toEqual([1_000]);
  });

  it('waits as long as the server asks, and not at all when that is too long', () => {
    let first = true;
    const soon = clientOf(() => {
      const answer = first ? status(429, { 'retry-after': '7' }) : course(1);
      first = false;
      return answer;
    });
    expect(soon.client.readMany(courses, ['1'])).toMatchObject([{ found: { key: '1' } }]);
    expect(soon.sleeps).toEqual([7_000]);
    const late = clientOf(() => status(429, { 'retry-after': 'Sat, 31 Jan 2026 12:05:00 GMT' }));
    expect(late.client.readMany(courses, ['1'])).toMatchObject([{ failed: { code: 'too-many-requests', retryAfter: 300 } }]);
    expect(late.sleeps).toEqual([]);
  });

  it('never sleeps more than 20 seconds in all', () => {
    const { client, sleeps } = clientOf(() => status(503));
    for (let count = 0; count < 5; count += 1)
      expect(client.readMany(courses, ['1'])).toMatchObject([{ failed: { code: 'server-error' } }]);
    expect(sleeps.reduce((sum, sleep) => sum + sleep, 0)).toBeLessThanOrEqual(20_000);
  });

  it('sends nothing more after a wrong key', () => {
    const { client, rounds } = clientOf(() => status(401));
    const answers = client.readMany(
      courses,
      Array.from({ length: 100 }, (_, index) => String(index + 1)),
    );
    expect(answers.every((answer) => 'failed' in answer && answer.failed.code === 'wrong-key')).toBe(true);
    expect(rounds).toHaveLength(1);
  });

  it('finds the one request that brings the network down, and reads the others', () => {
    const { client, rounds } = clientOf((request) => {
      if (idOf(request.url) === 13) throw networkDown;
      return course(idOf(request.url));
    });
    const keys = Array.from({ length: 20 }, (_, index) => String(index + 1));
    const answers = client.readMany(courses, keys);
    expect(answers.filter((answer) => 'found' in answer)).toHaveLength(19);
    expect(answers[12]).toMatchObject({ failed: { code: 'unreachable' } });
    expect(rounds.length).toBeLessThan(12);
  });

  it('gives up soon when nothing gets through', () => {
    const { client, rounds } = clientOf(() => {
      throw networkDown;
    });
    const answers = client.readMany(
      courses,
      Array.from({ length: 200 }, (_, index) => String(index + 1)),
    );
    expect(answers.every((answer) => 'failed' in answer && answer.failed.code === 'unreachable')).toBe(true);
    expect(rounds.length).toBeLessThanOrEqual(7);
  });
});

describe('lookUpMany', () => {
  const tagRows = [
    { id: 1, name: 'Art' },
    { id: 2, name: 'Arts', assigned_listings: [{ id: 5, title: 'Art' }] },
    { id: 3, name: 'art' },
  ];

  it('compares exactly, because the filter matches loosely', () => {
    const { client, paths } = clientOf((request) => pageOf('tags', tagRows, request));
    const answers = client.lookUpMany(tags, [{ name: 'Art' }, { name: 'Music' }]);
    expect(answers).toMatchObject([[{ key: '1', values: { name: 'Art' } }], []]);
    expect(paths()).toEqual([['/api/v1/tags?name=Art&page=1&per_page=100', '/api/v1/tags?name=Music&page=1&per_page=100']]);
  });

  it('asks once for all enrollments of a listing and reads all pages of it', () => {
    const rows = enrollmentRows(250);
    const { client, rounds } = clientOf((request) => pageOf('enrollments', rows, request));
    const wanted: Record_[] = [
      { listing_id: 7, canvas_user_id: 5240 },
      { listing_id: 7, canvas_user_id: 5001 },
      { listing_id: 7, canvas_user_id: 1 },
    ];
    const answers = client.lookUpMany(enrollments, wanted);
    expect(answers).toMatchObject([[{ key: '241' }], [{ key: '2' }], []]);
    expect(rounds).toHaveLength(3);
    expect(rounds.flat().every((request) => queryOf(request).listing_id === '7')).toBe(true);
  });

  it('does not say that nothing is there when it could not read everything', () => {
    const rows = enrollmentRows(20);
    const { client } = clientOf((request) =>
      queryOf(request).listing_id === '8' ? status(403) : json({ enrollments: rows }, { total: '50' }),
    );
    const [found, absent, forbidden] = client.lookUpMany(enrollments, [
      { listing_id: 7, canvas_user_id: 5003 },
      { listing_id: 7, canvas_user_id: 1 },
      { listing_id: 8, canvas_user_id: 1 },
    ]);
    expect(found).toMatchObject([{ key: '4' }]);
    expect(absent).toMatchObject({ code: 'server-error' });
    expect(forbidden).toMatchObject({ code: 'forbidden' });
  });
});
