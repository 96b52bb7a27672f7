// A property holds 9 KB, and what others enter has no such limit. Each property that the product writes is tried with the largest
// values that can come together.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { StopError } from '../../src/base/problem.ts';
import { bytesOf } from '../../src/base/property-size.ts';
import { learnerFieldName } from '../../src/catalog/custom-fields.ts';
import { lookedUpFields } from '../../src/catalog/resource.ts';
import { courses } from '../../src/catalog/resources/courses.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import { cleanKey } from '../../src/catalog/wire/connection.ts';
import type { Platform, Properties, Workbook } from '../../src/platform/ports.ts';
import { problemOf } from '../../src/protocol/problems.ts';
import { saveDenied } from '../../src/sync/jobs/denied-resources.ts';
import { saveUse } from '../../src/sync/jobs/file-use.ts';
import { saveJob } from '../../src/sync/jobs/job.ts';
import { originOf } from '../../src/sync/jobs/job-owner.ts';
import { readPulls, storedPulls } from '../../src/sync/jobs/pull-record.ts';
import type { Session } from '../../src/sync/jobs/session.ts';
import { saveConnection } from '../../src/sync/jobs/stored-connection.ts';
import { assertChosenFit } from '../../src/sync/names/chosen-fields.ts';
import { saveIntents } from '../../src/sync/plan/intent.ts';
import { savePlan } from '../../src/sync/plan/plan-header.ts';
import { forgetOldSends, readSends, storedSend } from '../../src/sync/plan/send-record.ts';
import { markStarted, readStarted } from '../../src/sync/plan/started.ts';
import { readRemoval, saveRemoval, withPlaces } from '../../src/sync/privacy/removal.ts';
import { assertFiltersFit } from '../../src/sync/pull/pull-filters.ts';
import { type Kept, readCopies, saveKept } from '../../src/sync/schedule/copies.ts';
import { saveOwn, saveUsed } from '../../src/sync/schedule/own-schedule.ts';
import { readRun, saveRun } from '../../src/sync/schedule/run-record.ts';
import { MAX_COPIED_TABS, MAX_SCHEDULES, MAX_TABS, readSchedules, saveSchedules } from '../../src/sync/schedule/stored-schedules.ts';
import { MAX_CREATES } from '../../src/sync/send/next-batch.ts';
import { markSeen, noteChanges, readAllChanges } from '../../src/tabs/memory/changes.ts';
import { forgetDeletedTabs } from '../../src/tabs/memory/deleted-tabs.ts';
import { MAX_NAME_LENGTH, MAX_OWN_REPORTS, readOwnReports, saveOwnReport } from '../../src/tabs/memory/own-reports.ts';
import { leaveOutPersonal, personalDecision, savePersonalAnswer } from '../../src/tabs/memory/personal-data.ts';
import { readTabs, saveTab } from '../../src/tabs/memory/registry.ts';
import { MAX_RUNS, MAX_SETS, readSets, runOfOwn, saveSets } from '../../src/tabs/memory/report-sets.ts';
import { noteTicket } from '../../src/tabs/memory/write-ticket.ts';
import { fakeProperties, fakeWorkbook } from '../tabs/fake-workbook.ts';
import { HERE, pullJob, sendJob } from './fake-session.ts';

const MAX_BYTES = 9 * 1024;
const HOST = `${'a'.repeat(60)}.`.repeat(4).slice(0, 250);
const times = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));
const key = (at: number) => String(10 ** 19 + at);

/** Properties that throw like Google's if a value is too large. */
function limited(): Properties {
  const properties = fakeProperties();
  return {
    ...properties,
    set: (name, value) => {
      if (Buffer.byteLength(value) > MAX_BYTES) throw new Error(`Argument too large: ${name} has ${Buffer.byteLength(value)} bytes`);
      properties.set(name, value);
    },
  };
}

/** The longest filters that a pull accepts, made of characters of three bytes. */
function longestFilters(): { search: string } {
  for (let length = 4_000; ; length -= 1) {
    const filters = { search: '語'.repeat(length) };
    try {
      assertFiltersFit(courses, filters);
      return filters;
    } catch (error) {
      if (!(error instanceof StopError)) throw error;
    }
  }
}

const filters = longestFilters();
/** As the longest that a pull stores of a tab. */
const custom = times(90, (at) => ({ name: `q${at}`, label: '語'.repeat(8) }));
const mostLookedUp = resources
  .map((resource) => lookedUpFields(resource).map(({ name }) => name))
  .reduce((most, names) => (names.join().length > most.join().length ? names : most));
/** As many user-defined fields of learners as one tab can show. */
const mostChosen = times(80, (at) => learnerFieldName(`${at}`.padStart(31, 'q')));
assertChosenFit(mostChosen);
const origin = originOf({ ...HERE, host: HOST, label: '語'.repeat(5_000) });
const problem = problemOf(new StopError('doubled-column', '語'.repeat(50_000), '語'.repeat(50_000)));

/** By the file that writes it: a write of each property with the largest values. */
const writes: Record<string, (document: Properties) => void> = {
  'sync/jobs/job.ts': (document) => {
    const list = {
      ...pullJob().list,
      filters,
      unreadable: times(100, (at) => ({ id: key(at), field: `custom.${'x'.repeat(300)}` })),
      unclear: times(100, key),
    };
    saveJob(document, pullJob({ ...origin, filters, list, suffix: '語'.repeat(61) }));
    const linked = { ...list, filters: {}, next: `/${'x'.repeat(1_499)}`, here: `/${'x'.repeat(1_499)}` };
    const cursor = { at: '2026-01-01T00:00:00Z', fullAt: 1_764_000_000_000, of: 'abcdefghij', way: 'abcdefghij' };
    saveJob(document, pullJob({ ...origin, list: linked, cursor }));
    saveJob(document, sendJob({ ...origin, sheets: times(200, (at) => 2_000_000_000 + at) }));
  },
  'tabs/memory/write-ticket.ts': (document) => noteTicket(document, 2_000_000_000),
  'tabs/memory/registry.ts': (document) => {
    const tab = { v: 1, sheet: 7, resource: 'users', connection: HERE.id, host: HOST, rows: 1, complete: true } as const;
    saveTab(document, {
      ...tab,
      filters,
      custom,
      lookedUp: mostLookedUp,
      unseen: times(200, key),
      problem,
    });
    expect(readTabs(document)[0]).toMatchObject({ filters, custom, unseen: 'many', problem: { code: 'doubled-column' } });
    const lookedUp = [...mostLookedUp, ...mostChosen];
    saveTab(document, { ...tab, resource: 'enrollments', filters, lookedUp, unseen: times(200, key), problem });
    expect(readTabs(document)[0]).toMatchObject({ filters, lookedUp, unseen: 'many', problem: { code: 'doubled-column' } });
  },
  'tabs/memory/own-reports.ts': (document) => {
    const ids = times(300, (at) => String(1_000_000 + at));
    const largest = {
      v: 1 as const,
      id: 'x'.repeat(36),
      name: '語'.repeat(MAX_NAME_LENGTH),
      resource: 'enrollments',
      filters,
      columns: [...mostLookedUp, ...mostChosen].map((name) => `-${name}`),
      order: ['-listing_title'],
      at: 1_764_000_000_000,
      of: { connection: HERE.id, host: HOST },
    };
    saveOwnReport(document, { ...largest, columns: mostLookedUp });
    expect(readOwnReports(document)).toHaveLength(1);
    const titles = Object.fromEntries(ids.map((id) => [id, '語'.repeat(250)]));
    expect(() => saveOwnReport(document, { ...largest, titles })).toThrow('This report is too large to save.');
    expect(() => {
      for (const id of ids) saveOwnReport(document, { ...largest, columns: [], filters: {}, id });
    }).toThrow(`up to ${MAX_OWN_REPORTS} own reports`);
  },
  'tabs/memory/report-sets.ts': (document) => {
    const runs = times(MAX_RUNS, (at) => runOfOwn(`${at}`.padStart(36, 'x')));
    const sets = times(MAX_SETS, (at) => ({ id: `${at}`.padStart(36, 'x'), name: '語'.repeat(MAX_NAME_LENGTH), runs }));
    saveSets(document, sets);
    expect(readSets(document)).toHaveLength(MAX_SETS);
    expect(() => saveSets(document, [...sets, ...sets])).toThrow(`up to ${MAX_SETS} sets`);
  },
  'tabs/memory/deleted-tabs.ts': (document) => {
    const tab = { v: 1, resource: 'users', connection: HERE.id, host: HOST, rows: 1, complete: true } as const;
    const clock = { now: () => 1_764_000_000_000, id: () => 'x', sleep: () => undefined };
    for (const sheet of times(12, (at) => 2_000_000_000 + at)) {
      saveTab(document, { ...tab, sheet, filters, custom, unseen: times(100, key), problem });
      forgetDeletedTabs({ workbook: fakeWorkbook(), document, clock });
    }
    expect(readTabs(document)).toEqual([]);
    expect(Object.keys(document.all()).filter((name) => name.startsWith('deleted.'))).toHaveLength(10);
  },
  'sync/plan/plan-header.ts': (document) =>
    savePlan(document, {
      v: 2,
      run: 'x'.repeat(40),
      connection: HERE.id,
      host: HOST,
      scope: 'abcde',
      at: 1_764_000_000_000,
      first: 20_000,
      count: 20_000,
      requests: 20_000,
      user: 'x'.repeat(40),
      content: 'x'.repeat(64),
      page: 'x'.repeat(64),
      seal: 'x'.repeat(64),
      ordered: true,
      applied: true,
      options: resources
        .flatMap(({ writes: operations }) => Object.values(operations).flatMap((call) => call?.options ?? []))
        .map(({ name }) => name),
      undoes: { run: 'x'.repeat(40), at: 1_764_000_000_000 },
      counts: { done: 20_000, failed: 20_000, unconfirmed: 20_000, stale: 20_000, skipped: 20_000 },
    }),
  'sync/plan/started.ts': (document) => {
    const requests = times(50_000, (at) => `r${at + 1}`);
    markStarted(document, 'x'.repeat(40), requests);
    expect(readStarted(document, 'x'.repeat(40), 50_000)?.size).toBe(50_000);
  },
  'sync/plan/intent.ts': (document) =>
    saveIntents(
      document,
      { run: 'x'.repeat(40), request: 'r20000' },
      times(MAX_CREATES, () => ({
        id: 'abcdefghij',
        run: 'x'.repeat(40),
        request: 'r20000',
        at: 1_764_000_000_000,
        of: 'x'.repeat(11),
      })),
    ),
  'sync/jobs/denied-resources.ts': (document) =>
    saveDenied(
      document,
      HERE,
      resources.map(({ name }) => name),
    ),
  'sync/jobs/stored-connection.ts': (document) => {
    const longest = times(6_000, (at) => cleanKey('k'.repeat(at))).findLast((cleaned) => 'key' in cleaned);
    const platform = { user: document, document, clock: { now: () => 1_764_000_000_000 } } as unknown as Platform;
    const texts = { label: '語'.repeat(50_000), user: '語'.repeat(50_000) };
    saveConnection(platform, { ...HERE, host: HOST, ...texts, key: longest && 'key' in longest ? longest.key : '' });
  },
  'sync/jobs/file-use.ts': (document) => {
    const workbook = { id: () => 'x'.repeat(44), name: () => '語'.repeat(50_000) } as unknown as Workbook;
    saveUse({ user: document }, workbook, { connection: HERE.id, host: HOST });
  },
  'sync/jobs/pull-record.ts': (document) => {
    const session = {
      document,
      client: { connection: { ...HERE, host: HOST, user: '語'.repeat(100) } },
      clock: { now: () => 1_764_000_000_000 },
    };
    const pull = { resource: 'user-registrations', sheet: 2_000_000_000, records: 100_000, complete: false, personal: true };
    for (const at of times(120, (each) => each))
      session.document.setAll(storedPulls(session as unknown as Session, [{ ...pull, records: at }]));
    expect(readPulls(document)[0]?.records).toBe(119);
  },
  'sync/plan/send-record.ts': (document) => {
    const session = {
      document,
      client: { connection: { ...HERE, host: HOST, user: '語'.repeat(100) } },
      clock: { now: () => 1_764_000_000_000 },
    };
    for (const at of times(120, (each) => each)) {
      document.setAll(storedSend(session as unknown as Session, `${at}`.padStart(40, 'x')));
      forgetOldSends(document);
    }
    expect(readSends(document).size).toBe(100);
  },
  'sync/schedule/stored-schedules.ts': (document) => {
    const schedule = {
      owner: 'x'.repeat(36),
      by: '語'.repeat(50_000),
      rule: { every: 'month', day: 'first', hour: 23 } as const,
      since: 1_764_000_000_000,
      tabs: times(MAX_TABS, (at) => 2_000_000_000 + at),
      set: 'x'.repeat(36),
    };
    saveSchedules(
      document,
      times(MAX_SCHEDULES, (at) => ({ ...schedule, id: `${at}`.padStart(36, 'x') })),
    );
    expect(readSchedules(document)).toHaveLength(MAX_SCHEDULES);
  },
  'sync/schedule/copies.ts': (document) => {
    const kept: Kept = {
      at: 1_764_000_000_000,
      making: 2_000_000_000,
      rows: 2_000_000_000,
      copies: times(16, (at) => [2_000_000_000 + at, 'x'.repeat(11)]),
    };
    for (const sheet of times(MAX_COPIED_TABS, (at) => 2_000_000_000 + at)) saveKept(document, 'x'.repeat(36), sheet, kept);
    expect(Object.keys(readCopies(document, 'x'.repeat(36)).tabs)).toHaveLength(MAX_COPIED_TABS);
    expect(bytesOf(document.get(`copies.${'x'.repeat(36)}`) ?? '') + bytesOf(JSON.stringify(problem))).toBeLessThan(MAX_BYTES - 200);
  },
  'sync/schedule/run-record.ts': (document) => {
    const cost = { requests: 20_000, ms: 21_600_000, cells: 10_000_000 };
    const sheets = times(200, (at) => String(2_000_000_000 + at));
    const costs = Object.fromEntries(sheets.map((sheet) => [sheet, { full: cost, part: cost, open: cost }]));
    const kills = Object.fromEntries(sheets.map((sheet) => [sheet, 100]));
    const at = 1_764_000_000_000;
    saveRun(document, 'x'.repeat(36), { v: 1, at, ranAt: at, started: { at, sheet: 2_000_000_000 }, kills, problem, alarmAt: at, costs });
    expect(Object.keys(readRun(document, 'x'.repeat(36))?.costs ?? {})).toHaveLength(15);
  },
  'sync/schedule/own-schedule.ts': (user) => {
    saveOwn({ user }, 'x'.repeat(44), { v: 2, perDay: { requests: 20_000, ms: 86_400_000, cells: 10_000_000 }, missed: problem });
    saveUsed({ user }, { since: 1_764_000_000_000, ms: 86_400_000, requests: 100_000, account: 'workspace' });
  },
  'sync/privacy/removal.ts': (document) => {
    const place = (at: number) => ({ sheet: 2_000_000_000 + at, kind: 'cell' as const, row: 1_000_000, column: 18_000 });
    const begun = { ...readRemoval(document, 'abcdefghijk'), cleared: times(200, (at) => 2_000_000_000 + at), rows: 1_000_000 };
    saveRemoval(document, withPlaces(begun, times(5_000, place)));
    expect(readRemoval(document, 'abcdefghijk').unlisted).toBeGreaterThan(4_000);
  },
  'tabs/memory/changes.ts': (document) => {
    const touched = { added: times(50_000, (at) => `${10_000_000 + at}`), changed: times(50_000, (at) => `${20_000_000 + at}`) };
    for (const by of ['hand', 'schedule', 'schedule'] as const) noteChanges(document, { sheet: 7, since: 1 }, touched, by);
    const changes = readAllChanges(document).get(7);
    expect(changes?.more).toBeGreaterThan(90_000);
    if (changes) markSeen(document, 7, changes);
  },
  'tabs/memory/personal-data.ts': (document) => {
    const decide = (at: number, answer: 'with' | 'without') =>
      savePersonalAnswer(document, `${at}`.padStart(36, 'x'), { answer, name: '語'.repeat(50_000), at });
    decide(1, 'without');
    for (const at of times(100, (each) => each + 2)) decide(at, 'with');
    expect(personalDecision(document)).toMatchObject({ answer: 'without', at: 1 });
    leaveOutPersonal(document, { name: '語'.repeat(50_000), at: 1 });
  },
};

/** Files whose properties hold numbers, times, random IDs, and words of the product, and no text from outside. */
const SMALL: Record<string, string> = {
  'tabs/send-log-tab.ts': 'the ID of a sheet',
  'tabs/memory/context.ts': 'two answers about text cells',
  'tabs/memory/tab-manifest.ts': 'a hash',
  'sync/jobs/open-session.ts': 'a random ID',
  'sync/jobs/signature.ts': 'a random secret',
  'sync/review/edit-counts.ts': 'a few numbers, and a hash',
  'commands/settings.ts': 'a word',
  'commands/language.ts': 'a word',
  'sync/schedule/notify.ts': 'an address of up to 200 characters, and one of up to 600',
  'tabs/schedules-tab.ts': 'the ID of a sheet, and a hash',
  'platform/google/google-platform.ts': 'the ID of a trigger',
  'sync/jobs/moved.ts': 'a time',
  'sync/pull/apply-pull.ts': 'what registry.ts returns',
  'sync/pull/target-tab.ts': 'what registry.ts returns, and the name of a language',
  'sync/jobs/requests-today.ts': 'a time, and a number',
  'sync/jobs/staging-sheet.ts': 'a time',
  'sync/pull/pull.ts': 'what job.ts and requests-today.ts return',
  'sync/pull/pull-step.ts': 'what registry.ts and pull-record.ts return',
  'sync/pull/pull-together.ts': 'what registry.ts and pull-record.ts return',
  'sync/send/send.ts': 'what started.ts, job.ts, plan-header.ts, and send-record.ts return',
  'sync/plan/journal.ts': 'what send.ts and started.ts return',
};

describe('properties', () => {
  it.each(Object.entries(writes))('of %s stay below 9 KB with the largest values', (_, write) => {
    write(limited());
  });

  it('hold a problem of any length', () => {
    expect(bytesOf(JSON.stringify(problem))).toBeLessThan(4_000);
  });

  it('are all in this test', () => {
    const source = fileURLToPath(new URL('../../src', import.meta.url));
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    // Some return what others store together.
    const storing = /\b(document|user)\.set(All)?\(|^export function stored(Pulls|Tab|Job|Plan|Send|Requests)\(/m;
    const writing = files.filter((file) => storing.test(readFileSync(`${source}/${file}`, 'utf8')));
    expect(writing.sort()).toEqual([...Object.keys(writes), ...Object.keys(SMALL)].sort());
  });

  it.each([
    ['plain', 'abc', 3],
    ['of two bytes', 'äöü', 6],
    ['of three bytes', '語', 3],
    ['of four bytes', '😀😀', 8],
    ['half a pair', '\ud83d x \ude00', 9],
  ])('count bytes as Google does: %s', (_, text, bytes) => {
    expect(bytesOf(text)).toBe(bytes);
    expect(Buffer.byteLength(text)).toBe(bytes);
  });
});
