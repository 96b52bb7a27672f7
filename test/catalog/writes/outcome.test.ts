import { describe, expect, it } from 'vitest';
import type { WriteRequest } from '../../../src/catalog/client.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { hasNoAddress, outcomesOf, readJob } from '../../../src/catalog/writes/outcome.ts';
import type { OutgoingRequest } from '../../../src/catalog/writes/request.ts';
import type { HttpResponse } from '../../../src/platform/ports.ts';
import { clientOf, connection, json, networkDown, pathOf, status } from '../fake-wire.ts';

const rename: WriteRequest = { resource: tags, operation: 'update', key: '17', values: { name: 'New & good' } };
const create: WriteRequest = { resource: tags, operation: 'create', values: { name: 'New' } };
const enroll: WriteRequest = { resource: enrollments, operation: 'create', values: { listing_id: 3, canvas_user_id: 1 } };
const drop: WriteRequest = { resource: enrollments, operation: 'drop', key: '9', values: {} };

function sent(write: WriteRequest) {
  const { client, rounds } = clientOf(() => status(204));
  client.writeMany([write]);
  const request = rounds[0]?.[0];
  if (!request) throw new Error('nothing was sent');
  return { method: request.method, path: pathOf(request), contentType: request.contentType, body: request.body };
}

const outcome = (write: WriteRequest, answer: HttpResponse) => clientOf(() => answer).client.writeMany([write])[0];

describe('a write', () => {
  it('of a course uses the names of writing, the wrapper, and the place beside it', () => {
    const request = sent({
      resource: courses,
      operation: 'update',
      key: '6',
      values: {
        listing_path: 'new-path',
        short_description: null,
        catalog_id: 4,
        enrollment_fee: '49.99',
        credits: '0.12345678901234567891',
        tag_names: ['a', 'b'],
        enrollment_open_from: '2018-01-01T00:00:00Z',
        enrollment_cap: null,
        days_to_complete: 30,
        sku: 'S-1',
      },
    });
    expect(request).toMatchObject({ method: 'put', path: '/api/v1/courses/6', contentType: 'application/json' });
    expect(JSON.parse(request.body ?? '')).toEqual({
      course: {
        path: 'new-path',
        teaser: null,
        account_id: 4,
        enrollment_fee: 49.99,
        credits: '0.12345678901234567891',
        tag_names: ['a', 'b'],
        enrollment_open_from: '2018-01-01T00:00:00Z',
        enrollment_cap: null,
        days_to_complete: 30,
      },
      sku: 'S-1',
    });
  });

  it('of a course keeps the wrapper even where only a field beside it changes', () => {
    expect(JSON.parse(sent({ resource: courses, operation: 'update', key: '6', values: { sku: null } }).body ?? '')).toEqual({
      course: {},
      sku: null,
    });
  });

  it('of an enrollment always says whether to make an order and send mail, and says no unless switched on', () => {
    const body = (write: WriteRequest) => JSON.parse(sent(write).body ?? '');
    const enrollment = { listing_id: 3, canvas_user_id: 1 };
    expect(body(enroll)).toEqual({ create_order: false, send_email: false, enrollment });
    expect(body({ ...enroll, options: { send_email: true } })).toEqual({ create_order: false, send_email: true, enrollment });
  });

  it('of a tag is form-encoded and flat', () => {
    expect(sent(rename)).toEqual({
      method: 'put',
      path: '/api/v1/tags/17',
      contentType: 'application/x-www-form-urlencoded',
      body: 'name=New%20%26%20good',
    });
    expect(sent(create)).toMatchObject({ method: 'post', path: '/api/v1/tags', body: 'name=New' });
  });

  it('that removes has no body', () => {
    expect(sent(drop)).toEqual({ method: 'delete', path: '/api/v1/enrollments/9', contentType: undefined, body: undefined });
  });

  it('never sends a field that can’t be written', () => {
    expect(() => sent({ ...rename, values: { id: 3 } })).toThrow('tags.id can’t be written');
  });

  it('goes out with the others in one round and is never repeated', () => {
    const { client, rounds, sleeps } = clientOf(() => status(503));
    expect(client.writeMany([rename, drop]).map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown']);
    expect(rounds).toHaveLength(1);
    expect(sleeps).toEqual([]);
    expect(clientOf(() => status(200)).client.writeMany([])).toEqual([]);
  });
});

describe('the outcome of a write', () => {
  it('is done with the record, where the answer holds one', () => {
    expect(outcome(rename, json({ id: 17, name: 'New & good' }))).toMatchObject({ outcome: 'done', record: { key: '17' } });
    expect(outcome(enroll, json({ enrollment: { id: 3, user: { id: 1 } } }, {}, 201))).toMatchObject({
      outcome: 'done',
      record: { key: '3', values: { canvas_user_id: 1 } },
    });
    expect(outcome({ ...rename, resource: courses, values: { title: 'A' } }, status(204))).toEqual({ outcome: 'done', record: undefined });
    expect(outcome(drop, status(204))).toEqual({ outcome: 'done', record: undefined });
  });

  it('of a create is done as soon as the new id can be read', () => {
    expect(outcome(enroll, json({ enrollment: { id: 3, enrolled_at: 'just now' } }, {}, 201))).toEqual({
      outcome: 'done',
      record: { key: '3', values: { id: 3, enrolled_at: null }, odd: ['enrolled_at'] },
    });
  });

  it('is refused where the server says that it did nothing, with its words', () => {
    for (const code of [400, 401, 403, 404, 409, 422, 429]) {
      expect(outcome(enroll, json({ errors: { listing: ['is full'] } }, {}, code))).toMatchObject({
        outcome: 'refused',
        status: code,
        serverMessage: 'listing is full',
      });
    }
    expect(outcome(rename, status(429, { 'retry-after': '30' }))).toMatchObject({ outcome: 'refused', retryAfter: 30 });
  });

  it('of a removal is done when the record is not there, which somebody else has done', () => {
    expect(outcome(drop, status(404))).toEqual({ outcome: 'done', already: true });
    expect(outcome({ resource: tags, operation: 'delete', key: '1', values: {} }, status(404))).toEqual({ outcome: 'done', already: true });
  });

  it('is unknown where it may have been done', () => {
    for (const code of [302, 408, 500, 502, 504]) expect(outcome(enroll, status(code))).toMatchObject({ outcome: 'unknown' });
    expect(outcome(enroll, status(201, {}, '{"enrollment": {"id'))).toMatchObject({ outcome: 'unknown' });
    expect(outcome(create, status(204))).toMatchObject({ outcome: 'unknown' });
    expect(outcome(rename, status(200, {}, '<html>Sign in</html>'))).toMatchObject({ outcome: 'unknown' });
    const down = clientOf(() => {
      throw networkDown;
    });
    expect(down.client.writeMany([enroll, drop])).toMatchObject([{ outcome: 'unknown' }, { outcome: 'unknown' }]);
  });
});

const failed = (errors: unknown) => ({ progress: { id: 7, workflow_state: 'failed', payload: { errors } } });

describe('a job of Catalog', () => {
  it('is over when it failed, and says why in words without HTML and without the key', () => {
    expect(readJob(failed(['line 2: <b>unknown</b> SKU', 'the-key may not']), 'the-key')).toEqual({
      id: '7',
      ended: true,
      problems: ['line 2: unknown SKU', '(hidden, because it repeats part of your API key)'],
    });
    expect(readJob(failed([{ message: 'line 3 is odd' }, {}]), 'the-key')?.problems).toEqual(['line 3 is odd']);
    expect(readJob(failed(Array.from({ length: 5_000 }, (_, at) => `line ${at}`)), 'the-key')?.problems).toHaveLength(20);
  });

  it.each(['7'.repeat(101), 'half \ud83d', 'two\nlines', ''])('is none if its ID can’t be asked for again: %j', (id) => {
    expect(readJob({ id, workflow_state: 'running' }, 'the-key')).toBeUndefined();
  });
});

describe('the outcome of several writes in one request', () => {
  const archive = (key: string): WriteRequest => ({ resource: courses, operation: 'archive', key, values: {} });
  const sending = (...keys: string[]): OutgoingRequest => ({
    request: { method: 'post', path: '/x' },
    writes: keys.map(archive),
    together: true,
  });
  const outcomes = (response: HttpResponse | undefined, ...keys: string[]) => outcomesOf(sending(...keys), response, connection, 0);

  it('is done for all when the request is done', () => {
    expect(outcomes(json({}), '1', '2')).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
  });

  it('is separate for each record after a 422 that names them', () => {
    const response = json({ processed_ids: [1], failed: [{ id: 2, message: 'is an admin' }], message: 'Some failed' }, {}, 422);
    expect(outcomes(response, '1', '2', '3')).toEqual([
      { outcome: 'done' },
      { outcome: 'refused', status: 422, serverMessage: 'is an admin' },
      { outcome: 'mixed', serverMessage: 'Some failed' },
    ]);
  });

  it('is unknown for all without a response', () => {
    expect(outcomes(undefined, '1', '2').map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown']);
  });

  it('is no outcome yet if this Catalog lacks the address for several', () => {
    const deletes: OutgoingRequest = { ...sending(), writes: [{ resource: tags, operation: 'delete', key: '1', values: {} }] };
    expect([404, 405, 422, 200].map((code) => hasNoAddress(deletes, status(code)))).toEqual([true, true, false, false]);
    expect(hasNoAddress({ ...deletes, together: false }, status(404))).toBe(false);
    expect(hasNoAddress(sending('1', '2'), status(404))).toBe(false);
  });
});
