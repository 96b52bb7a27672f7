// A job is a run that takes several steps; between two of them it lives in document properties.

import { StopError } from '../../base/problem.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { ListState } from '../../catalog/lists/list-state.ts';
import type { Properties } from '../../platform/ports.ts';
import type { Cursor } from '../../tabs/memory/cursor.ts';
import type { Staged } from '../pull/staging.ts';
import type { Lease } from './lease.ts';

export interface PullJob extends Lease {
  v: 1;
  kind: 'pull';
  id: string;
  resource: string;
  connection: string;
  sheet?: number;
  /** For a further tab of a resource that has one: what the name of a new one says beside the title. */
  suffix?: string;
  /** Where a pull that reads on from the last one began. */
  cursor?: Cursor;
  /** As the person chose them. */
  filters: { [name: string]: string | string[] };
  /** Columns about people are neither read nor written. */
  withoutPersonal?: true;
  /** The tab has, or gets, no Action and Status columns. */
  readOnly?: true;
  /** Cells that differ stay, where nothing is remembered of the tab. */
  keepCells?: true;
  list: ListState;
  /** Where what was read so far waits; nowhere before the first step has ended. */
  staged?: Staged;
  /** How many records it has read so far. */
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
  document.set(PREFIX + job.id, JSON.stringify(job));
}

export function endJob(document: Properties, id: string): void {
  document.remove(PREFIX + id);
}
