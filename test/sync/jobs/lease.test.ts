import { describe, expect, it } from 'vitest';
import { StopError } from '../../../src/base/problem.ts';
import { type Job, saveJob } from '../../../src/sync/jobs/job.ts';
import { acquireLease, assertLeaseHolder, assertTabsFree, openSend, renewLease, timeOf } from '../../../src/sync/jobs/lease.ts';
import type { Session } from '../../../src/sync/jobs/session.ts';
import { fakeSession, NOW, pullJob, sendJob } from '../fake-session.ts';

const MINUTE = 60_000;

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof StopError) return error.problem.code;
    throw error;
  }
}

/** A session whose file holds these jobs. */
function sessionWith(jobs: readonly Job[], setup: Parameters<typeof fakeSession>[0] = {}): Session {
  const session = fakeSession(setup);
  for (const job of jobs) saveJob(session.document, job);
  return session;
}

describe('a new lease', () => {
  it('names its user, key, Catalog, and start', () => {
    expect(acquireLease(fakeSession({ who: 'ann', connection: { scope: 'some', label: 'Demo' } }))).toEqual({
      by: 'ann',
      scope: 'some',
      host: 'catalog.example.edu',
      label: 'Demo',
      catalogKind: 'production',
      since: NOW,
      at: NOW,
    });
  });

  it('stores up to 100 characters of the connection’s label', () => {
    expect(acquireLease(fakeSession({ connection: { label: 'x'.repeat(101) } })).label).toHaveLength(100);
  });
});

describe('renewing a lease', () => {
  const minutesAgo = (minutes: number) => NOW - minutes * MINUTE;
  it.each<[string, Partial<Job>, Parameters<typeof fakeSession>[0], string | undefined]>([
    ['is possible for its holder', {}, {}, undefined],
    ['is possible for its holder after hours', { at: minutesAgo(300) }, {}, undefined],
    ['is refused while a colleague holds it', { at: minutesAgo(1) }, { who: 'ann' }, 'somebody-running'],
    ['is refused 1 ms before it expires', { at: minutesAgo(10) + 1 }, { who: 'ann' }, 'somebody-running'],
    ['is possible for a colleague with the same access once it expired', { at: minutesAgo(10) }, { who: 'ann' }, undefined],
    [
      'is refused for a colleague with other access',
      { at: minutesAgo(10) },
      { who: 'ann', connection: { scope: 'some' } },
      'waits-for-owner',
    ],
    [
      'is refused for a colleague with other access even if the key was refused',
      { at: minutesAgo(10), keyRefused: true },
      { who: 'ann', connection: { scope: 'some' } },
      'waits-for-owner',
    ],
    ['is refused for its holder with another key', {}, { connection: { scope: 'some' } }, 'other-key'],
    ['is possible with another key once Catalog refused the first one', { keyRefused: true }, { connection: { scope: 'some' } }, undefined],
    ['is refused for another Catalog', {}, { connection: { id: 'c2', host: 'other.example.edu' } }, 'other-connection'],
    ['is refused for another type of the same Catalog', {}, { connection: { kind: 'test' } }, 'other-connection'],
    [
      'is possible for a job of an earlier version, which stored no Catalog',
      { host: undefined, label: undefined, catalogKind: undefined },
      { connection: { kind: 'test' } },
      undefined,
    ],
  ])('%s', (_, job, setup, code) => {
    expect(codeOf(() => renewLease(fakeSession(setup), pullJob({ ...job, kind: 'pull' } as object)))).toBe(code);
  });

  it('returns a job with the new holder and time, and leaves the old one as it was', () => {
    const before = pullJob({ by: 'ann', scope: 'all', at: NOW - 20 * MINUTE, keyRefused: true });
    const copy = structuredClone(before);
    expect(renewLease(fakeSession({ who: 'bob' }), before)).toMatchObject({ by: 'bob', scope: 'all', at: NOW, since: NOW });
    expect(renewLease(fakeSession({ who: 'bob' }), before).keyRefused).toBeUndefined();
    expect(before).toEqual(copy);
  });

  it('says what a colleague does, and since when on the clock of the spreadsheet', () => {
    const colleague = fakeSession({ who: 'ann' });
    expect(() => assertLeaseHolder(colleague, pullJob())).toThrow(/pulling in this spreadsheet since 16:00/);
    expect(() => assertLeaseHolder(colleague, sendJob())).toThrow(/sending changes in this spreadsheet since 16:00/);
    expect(timeOf(colleague, { ...pullJob(), since: Date.parse('2026-07-01T12:05:00Z') })).toBe('14:05');
  });
});

describe('tabs that a colleague works on', () => {
  const free = (jobs: readonly Job[], sheets: readonly (number | undefined)[], resource?: string) =>
    codeOf(() => assertTabsFree(sessionWith(jobs), 'own', sheets, resource));

  it.each<[string, Job[], { sheets: (number | undefined)[]; resource?: string }, string | undefined]>([
    ['are free without jobs', [], { sheets: [7] }, undefined],
    ['are free if the job is one’s own', [sendJob({ by: 'ann', id: 'own' })], { sheets: [7] }, undefined],
    ['are free if the same user holds the lease', [sendJob()], { sheets: [7] }, undefined],
    ['are free once the lease expired', [sendJob({ by: 'ann', at: NOW - 10 * MINUTE })], { sheets: [7] }, undefined],
    ['aren’t free while they’re sent', [sendJob({ by: 'ann', sheets: [3, 7] })], { sheets: [7] }, 'somebody-running'],
    ['are free while others are sent', [sendJob({ by: 'ann', sheets: [3] })], { sheets: [7] }, undefined],
    ['aren’t free while they’re pulled', [pullJob({ by: 'ann', sheet: 7 })], { sheets: [8, 7] }, 'somebody-running'],
    ['are free while others are pulled', [pullJob({ by: 'ann', sheet: 8 })], { sheets: [7] }, undefined],
    [
      'aren’t free if both pulls create the tab of a resource',
      [pullJob({ by: 'ann' })],
      { sheets: [undefined], resource: 'orders' },
      'somebody-running',
    ],
    ['are free if the other pull creates another tab', [pullJob({ by: 'ann' })], { sheets: [undefined], resource: 'tags' }, undefined],
    [
      'are free if the other pull creates a tab of another Catalog',
      [pullJob({ by: 'ann', connection: 'c2' })],
      { sheets: [undefined], resource: 'orders' },
      undefined,
    ],
    [
      'are free if a new tab is created beside one that is pulled',
      [pullJob({ by: 'ann', sheet: 7 })],
      { sheets: [undefined], resource: 'orders' },
      undefined,
    ],
  ])('%s', (_, jobs, { sheets, resource }, code) => {
    expect(free(jobs, sheets, resource)).toBe(code);
  });
});

describe('an open send', () => {
  it('is one to the same Catalog, other than one’s own', () => {
    expect(openSend(sessionWith([sendJob(), pullJob()]))?.id).toBe('send1');
    expect(openSend(sessionWith([sendJob()]), 'send1')).toBeUndefined();
    expect(openSend(sessionWith([sendJob({ connection: 'c2' })]))).toBeUndefined();
    expect(openSend(sessionWith([pullJob()]))).toBeUndefined();
  });
});
