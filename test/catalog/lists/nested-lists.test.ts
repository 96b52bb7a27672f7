import { describe, expect, it } from 'vitest';
import { type ListState, startReading } from '../../../src/catalog/lists/list-state.ts';
import { sortedUnique, stepNestedLists } from '../../../src/catalog/lists/nested-lists.ts';
import type { Resource } from '../../../src/catalog/resource.ts';
import { certificates, completedCertificates } from '../../../src/catalog/resources/certificates.ts';
import { emailDomainSets } from '../../../src/catalog/resources/email-domain-sets.ts';
import { progresses } from '../../../src/catalog/resources/progresses.ts';
import { promotions } from '../../../src/catalog/resources/promotions.ts';
import { CatalogError } from '../../../src/catalog/wire/errors.ts';
import type { HttpRequest } from '../../../src/platform/ports.ts';
import { pageOf } from '../fake-list.ts';
import { clientOf, json, pathOf, queryOf, type Server, status } from '../fake-wire.ts';

/** Reads the lists of all these owners; `between` acts between two steps. */
function readOwned(server: Server, resource: Resource, ids: string[], between?: () => void) {
  const fake = clientOf(server);
  let reading = startReading(resource, {});
  for (let step = 0; step < 100 && !reading.state.done; step += 1) {
    reading = stepNestedLists(fake.client, reading, sortedUnique(ids));
    // Every state survives being stored.
    reading = { ...reading, state: JSON.parse(JSON.stringify(reading.state)) as ListState };
    between?.();
  }
  return { ...fake, run: reading.state, found: reading.found };
}

const courses = (count: number) => Array.from({ length: count }, (_, index) => ({ canvas_course_id: index + 1, catalog_title: 'Sewing' }));

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

const wanted = (request: HttpRequest) => Number(queryOf(request).listing_id);

const certificate = (listing: number) => ({
  certificate: {
    id: 300 + listing,
    listing_id: listing,
    name: 'Done',
    active: true,
    template: '<p>',
    pdf_settings: {},
    created_at: '2026/01/01 00:00:00 +0000',
    updated_at: '2026/01/01 00:00:00 +0000',
  },
});

describe('lists that hang on other records', () => {
  it('are read twenty at a time, and a record without one has no row', () => {
    const { run, found, rounds } = readOwned(
      (request) => (wanted(request) % 2 === 0 ? json(certificate(wanted(request))) : status(404)),
      certificates,
      numbers(50),
    );
    expect(rounds.map((round) => round.length)).toEqual([20, 20, 10]);
    expect(run).toMatchObject({ done: true, complete: true, without: 25, rounds: 3 });
    expect(Array.from(found.keys())).toEqual(numbers(50).filter((id) => Number(id) % 2 === 0));
  });

  it('each have pages of their own', () => {
    const { run, found, paths } = readOwned(
      (request) => pageOf('completed_certificates', queryOf(request).user_id === '7' ? courses(250) : courses(2), request),
      completedCertificates,
      ['7', '8'],
    );
    expect(run).toMatchObject({ done: true, complete: true });
    expect(found.size).toBe(252);
    expect(found.get('7-250')?.values).toMatchObject({ user_id: 7, canvas_course_id: 250 });
    expect(paths()[0]).toEqual([
      '/api/v1/completed_certificates?user_id=7&page=1&per_page=100',
      '/api/v1/completed_certificates?user_id=8&page=1&per_page=100',
    ]);
  });

  it('go on after the last one that was read, though ids were added before it meanwhile', () => {
    const ids = numbers(60).slice(20);
    const { run, found, paths } = readOwned(
      (request) => json(certificate(wanted(request))),
      certificates,
      ids,
      () => ids.unshift('5'),
    );
    expect(run.done).toBe(true);
    expect(found.size).toBe(40);
    expect(paths().flat()).toHaveLength(40);
  });

  it('fail as a whole when one of them cannot be read, and then nothing has moved', () => {
    const fake = clientOf((request) => (wanted(request) === 3 ? status(400) : json(certificate(wanted(request)))));
    const reading = startReading(certificates, {});
    expect(() => stepNestedLists(fake.client, reading, numbers(5))).toThrow(CatalogError);
    expect(reading.found.size).toBe(0);
    expect(reading).toEqual(startReading(certificates, {}));
  });

  it('may have the id in their path', () => {
    const times = { created_at: '2026/01/01 00:00:00 +0000', updated_at: '2026/01/01 00:00:00 +0000' };
    const { found, paths } = readOwned(
      (request) => json({ progress: { id: Number(pathOf(request).split('/').pop()), workflow_state: 'queued', ...times } }),
      progresses,
      ['12', '7'],
    );
    expect(paths()).toEqual([['/api/v1/progresses/7', '/api/v1/progresses/12']]);
    expect(Array.from(found.keys())).toEqual(['7', '12']);
  });

  it('add the id that they hang on to rows that do not name it', () => {
    const { found } = readOwned((request) => pageOf('promotions', [{ id: 9 }], request), promotions, ['4']);
    expect(found.get('9')?.values).toMatchObject({ id: 9, email_domain_set_id: 4 });
  });
});

describe('a list whose root no document names', () => {
  it('is the only list of the answer, whatever it is called', () => {
    const { run, found } = readOwned((request) => pageOf('offers', [{ id: 9 }], request), promotions, ['4']);
    expect(run.complete).toBe(true);
    expect(found.size).toBe(1);
  });

  it('is not guessed where an answer holds several', () => {
    expect(() => readOwned(() => json({ offers: [{ id: 9 }], errors: [] }), promotions, ['4'])).toThrow(CatalogError);
    expect(emailDomainSets.list.anyRoot).toBe(true);
  });
});
