// A job is a run that takes several steps. Between two of them, document properties hold it.

import { StopError } from '../../base/problem.ts';
import { bytesOf, fitting, MAX_PROPERTY_BYTES } from '../../base/property-size.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { ListState } from '../../catalog/lists/list-state.ts';
import type { Connection } from '../../catalog/wire/connection.ts';
import type { Properties } from '../../platform/ports.ts';
import type { CursorStart } from '../../tabs/memory/cursor.ts';

/** What a job stores of its connection. Jobs of earlier versions store none of it. */
export interface Origin {
  host?: string;
  label?: string;
  catalogKind?: Connection['kind'];
}

/** Which user holds a job, and until when. Part of every job. Times are milliseconds since 1970. */
export interface Lease extends Origin {
  /** `who` of the session that holds it. */
  by: string;
  /** `scope` of the API key that it works with. */
  scope: string;
  since: number;
  /** When it was last renewed. */
  at: number;
  /** Catalog has refused the key, so the same user can resume with another one. */
  keyRefused?: true;
}

/** Where the records that a pull has read so far are staged: a column of the staging sheet, below the job's ID in row 1. */
export interface Staged {
  column: number;
  rows: number;
}

/** What a run of a report that delivers knows besides its `days`: what was there `from` a time, read `since` a time. */
export interface Delivery {
  /** Key and settings as a hash. */
  of: string;
  /** It reads all that can still have become final. */
  wide?: true;
  /** It makes a tab, or continues in the one that a killed run has left. `sheet` is the first tab of the report. */
  fresh?: 'new' | number;
}

export interface PullJob extends Lease {
  v: 1;
  kind: 'pull';
  id: string;
  resource: string;
  connection: string;
  sheet?: number;
  /** The own report that it runs, by ID. */
  own?: string;
  /** For another tab of a resource that already has one: what follows the title in its name. */
  suffix?: string;
  /** For the first tab of a resource, what follows the title in the name of a new tab that shows a period in words. */
  period?: string;
  /** Where an incremental pull starts. */
  cursor?: CursorStart;
  /** As the user chose them, with days on the clock of the spreadsheet. */
  filters: { [name: string]: string | string[] };
  /** The days that its periods in words mean, by filter. Midnight between two steps doesn't change them. */
  days?: { [filter: string]: string };
  /** The filters of `days` whose rows leave the tab once they lie outside. */
  moving?: string[];
  /** Of a report that delivers. */
  delivery?: Delivery;
  /** Personal data is neither read nor written. */
  withoutPersonal?: true;
  /** The tab has, or gets, no Action and Status columns. */
  readOnly?: true;
  /** Everything is read again, also names that Catalog didn't have. */
  full?: true;
  /** Cells that differ are kept as edits if the tab has no snapshot. */
  keepCells?: true;
  /** Started by a schedule, whose next run continues it. */
  scheduled?: true;
  list: ListState;
  /** Of a report: the lists that it reads, by the names of its sources. `list` sums them up. */
  sources?: { [source: string]: ListState };
  /** How many records of each of them earlier steps have staged. */
  stagedOf?: { [source: string]: number };
  /** The sheets of those sources that are read from a tab. Their lists are what changed since its last pull. */
  tabs?: { [source: string]: number };
  /** Undefined until the first step has ended. */
  staged?: Staged;
  /** The number of records read so far. */
  count?: number;
}

export interface SendJob extends Lease {
  v: 1;
  kind: 'send';
  id: string;
  plan: string;
  connection: string;
  /** The tabs whose rows it sends. */
  sheets: number[];
}

export type Job = PullJob | SendJob;

const PREFIX = 'job.';

export function readJob(document: Properties, id: string): Job {
  const text = document.get(PREFIX + id);
  if (text === undefined) {
    throw new StopError('no-such-job', 'This has already finished or was canceled.', 'Start again.');
  }
  return parseVersioned<Job>(text);
}

export function readJobs(document: Properties): Job[] {
  return Object.entries(document.all()).flatMap(([name, text]) => (name.startsWith(PREFIX) ? [parseVersioned<Job>(text)] : []));
}

export function hasJob(document: Properties, id: string): boolean {
  return document.get(PREFIX + id) !== undefined;
}

export function saveJob(document: Properties, job: Job): void {
  document.setAll(storedJob(job));
}

/** Returns the property of a job. */
export function storedJob(job: Job): Record<string, string> {
  return { [PREFIX + job.id]: textOf(job) };
}

/** Returns the job as it is stored. If it's too large for a property, a pull names fewer of the records that it couldn't read. */
function textOf(job: Job): string {
  const text = JSON.stringify(job);
  if (bytesOf(text) <= MAX_PROPERTY_BYTES) return text;
  if (job.kind === 'pull') {
    const { unreadable, unclear } = job.list;
    const rest = { ...job, list: { ...job.list, unreadable: [], unclear: [] } };
    const room = (MAX_PROPERTY_BYTES - bytesOf(JSON.stringify(rest))) / 2;
    if (room >= 0)
      return JSON.stringify({ ...job, list: { ...job.list, unreadable: fitting(unreadable, room), unclear: fitting(unclear, room) } });
  }
  throw new StopError(
    'too-many-choices',
    'This is too large to be saved between two steps.',
    'Use fewer filters, or send fewer changes at once.',
  );
}

export function endJob(document: Properties, id: string): void {
  document.remove(PREFIX + id);
}
