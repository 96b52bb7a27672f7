// A scenario plays what a user does in a workbook of its own, and measures each job in it: how often the product calls Google
// and Catalog. The clock of the emulator stands unless a call costs time, so the counts are the same on every computer.
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Counts, Host } from '../../emulator/host.ts';
import { openHost, startCatalog } from '../../emulator/index.ts';
import { type Person, personAt } from '../person.ts';
import { CATALOG_HOST, CLOCK } from './demo.ts';

export type Scale = Partial<Record<'courses' | 'programs' | 'orders' | 'enrollments' | 'tags' | 'users', number>>;

/** What a scenario works with. */
export interface Bench {
  catalog: DemoCatalog;
  host: Host;
  person: Person;
  /** Measures what a user waits for. */
  measure(job: string, act: () => void): void;
}

export interface Scenario {
  name: string;
  /** How many rows the tab has, for the choice of sizes. */
  rows: number;
  scale: Scale;
  play(bench: Bench): void;
}

/** How often a job calls Google and Catalog. */
export interface JobCounts {
  /** Functions that were started: each takes about a second before its first line. */
  starts: number;
  /** Sidebars and dialogs that opened. */
  pages: number;
  /** All service calls, also those that Google buffers or knows. */
  calls: number;
  reads: number;
  cellsRead: number;
  /** Writes that the script waited for: a flush, or a read behind writes. */
  commits: number;
  cellsWritten: number;
  cellsFormatted: number;
  /** Characters of texts longer than 1,000, read and written. */
  longText: number;
  propertyReads: number;
  propertyWrites: number;
  locks: number;
  rounds: number;
  requests: number;
  sheetsAdded: number;
}

export interface Measured {
  scenario: string;
  rows: number;
  job: string;
  counts: JobCounts;
  /** What the emulator and the product took together on this computer. */
  milliseconds: number;
}

/** Plays scenarios one after the other, each in a new workbook with a new Catalog. */
export async function playAll(
  dist: string,
  scenarios: readonly Scenario[],
  done: (measured: Measured) => void = () => {},
): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const scenario of scenarios) {
    const catalog = await startCatalog({ seed: 1, clock: CLOCK, scale: scenario.scale });
    const host = await openHost({ dist, clock: CLOCK, hosts: { [CATALOG_HOST]: catalog.url } });
    const person = personAt(host);
    try {
      scenario.play({
        catalog,
        host,
        person,
        measure(job, act) {
          host.resetCounts();
          const from = performance.now();
          act();
          const milliseconds = performance.now() - from;
          const measured = { scenario: scenario.name, rows: scenario.rows, job, counts: countsOf(host.counts()), milliseconds };
          all.push(measured);
          done(measured);
        },
      });
    } finally {
      await host.close();
      await catalog.close();
    }
  }
  return all;
}

/** Connects the workbook to its Catalog, with personal data. */
export function connect({ host, person, catalog }: Bench): void {
  host.open();
  host.click('Open sidebar');
  person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
  person.ask('personal', { answer: 'with' });
}

/** Pulls a resource as the sidebar does. */
export function pull({ person }: Bench, resource: string, how: { fromStart?: boolean } = {}): void {
  person.finish('pull', { resource, filters: {}, ...how });
}

const readProperty = /^Properties\.get/;
const writeProperty = /^Properties\.(set|delete)/;
const takeLock = /^Lock\./;
const showPage = /^Ui\.show(Sidebar|ModalDialog)$/;
const insertSheet = /^Spreadsheet\.insertSheet$/;

function countsOf(counts: Counts): JobCounts {
  const sum = (name: RegExp) => Object.entries(counts.calls).reduce((total, [call, times]) => (name.test(call) ? total + times : total), 0);
  return {
    starts: counts.runs,
    pages: sum(showPage),
    calls: sum(/./),
    reads: counts.reads,
    cellsRead: counts.cellsRead,
    commits: counts.roundTrips,
    cellsWritten: counts.cellsWritten,
    cellsFormatted: counts.cellsFormatted,
    longText: counts.longTextRead + counts.longTextWritten,
    propertyReads: sum(readProperty),
    propertyWrites: sum(writeProperty),
    locks: sum(takeLock),
    rounds: counts.fetchRounds,
    requests: counts.fetches,
    sheetsAdded: sum(insertSheet),
  };
}
