// A session in memory, with a clock that tests set, and jobs of it.
import { createHmac } from 'node:crypto';
import type { Connection } from '../../src/catalog/wire/connection.ts';
import type { Cell, Properties, Sheet, Workbook } from '../../src/platform/ports.ts';
import type { Job, PullJob, SendJob } from '../../src/sync/jobs/job.ts';
import type { Session } from '../../src/sync/jobs/session.ts';
import type { FoundNames } from '../../src/sync/names/find-names.ts';
import { fakeWorkbook as anyWorkbook, fakeProperties, fakeSheet as unnamedSheet } from '../tabs/fake-workbook.ts';

/** What a pull has looked up if its tab shows no names. */
export const NO_NAMES: FoundNames = { nameFor: () => undefined, notes: [], caches: new Map() };

/** Signs as a user whose secret is `secret` does. */
export function signed(text: string): string {
  return createHmac('sha256', 'secret').update(text).digest('hex');
}

export const NOW = Date.parse('2026-11-20T15:00:00Z');

/** A sheet with a name, for tests that look sheets up by it. */
export function fakeSheet(id: number, name: string, rows: readonly (readonly Cell[])[] = [], notes: readonly string[] = []): Sheet {
  return { ...unnamedSheet(id, rows, notes), name: () => name };
}

/** A workbook on the clock of Berlin, in which new sheets get the names that the product gives them. */
export function fakeWorkbook(sheets: readonly Sheet[] = []): Workbook {
  const all = [...sheets];
  return {
    ...anyWorkbook(),
    timeZone: () => 'Europe/Berlin',
    sheet: (id) => all.find((sheet) => sheet.id === id),
    sheetNamed: (name) => all.find((sheet) => sheet.name() === name),
    lost: () => [],
    add: (name) => {
      const sheet = fakeSheet(100 + all.length, name);
      all.push(sheet);
      return sheet;
    },
  };
}

export const HERE: Connection = {
  id: 'c1',
  host: 'catalog.example.edu',
  label: 'catalog.example.edu',
  key: 'secret',
  kind: 'production',
  scope: 'all',
};

/** The session of `who`, with this connection, at this time. */
export function fakeSession(
  setup: { who?: string; connection?: Partial<Connection>; now?: number; workbook?: Workbook; document?: Properties } = {},
): Session {
  const now = setup.now ?? NOW;
  const known: Partial<Session> = {
    workbook: setup.workbook ?? fakeWorkbook(),
    document: setup.document ?? fakeProperties(),
    clock: { now: () => now, sleep: () => undefined, id: () => 'job1' },
    lock: { hold: (_, work) => work() },
    who: setup.who ?? 'me',
    sign: signed,
    client: { connection: { ...HERE, ...setup.connection } } as Session['client'],
  };
  return known as Session;
}

/** A pull of all orders that this user's session started just now. */
export function pullJob(changes: Partial<PullJob> = {}): PullJob {
  return { ...lease, v: 1, kind: 'pull', id: 'pull1', resource: 'orders', filters: {}, list: LIST, ...changes };
}

/** A send of the rows of tab 7. */
export function sendJob(changes: Partial<SendJob> = {}): SendJob {
  return { ...lease, v: 1, kind: 'send', id: 'send1', plan: 'send1', sheets: [7], ...changes };
}

const lease = {
  by: 'me',
  scope: 'all',
  since: NOW,
  at: NOW,
  connection: HERE.id,
  host: HERE.host,
  label: HERE.label,
  catalogKind: HERE.kind,
} satisfies Partial<Job>;

/** A list of which all was read. */
const LIST: PullJob['list'] = {
  resource: 'orders',
  filters: {},
  done: true,
  complete: true,
  rounds: 1,
  unreadable: [],
  unclear: [],
  startedAt: '2026-11-20T15:00:00Z',
  batch: 20,
  firstPage: 1,
  pass: 1,
  way: 'counted',
  pages: 1,
  size: 100,
  steady: true,
  skipped: 0,
  added: 0,
};
