// What a pull or a report would read and add, from the first page of each list. It writes nothing, and stores no job.

import type { FilterValues } from '../../catalog/lists/filters.ts';
import type { ListReading } from '../../catalog/lists/list-state.ts';
import { readFirstPages } from '../../catalog/lists/read-list.ts';
import type { Resource } from '../../catalog/resource.ts';
import { type CellMeter, cellMeter } from '../jobs/room.ts';
import type { Session } from '../jobs/session.ts';
import { addedCells, assertCellsFit } from './cell-room.ts';
import { beginPull, type PullChoice } from './pull.ts';
import { resourceFor } from './pull-step.ts';
import { startSources } from './report-sources.ts';

export interface PreFlight extends CellMeter {
  /** What the lists hold in all. Absent if Catalog doesn't say. */
  records?: number;
  /** Requests that read all of it, the first pages included. */
  requests?: number;
  /** Cells that a pull adds. A report knows its rows only after it has read everything. */
  adds?: number;
}

/** Throws what the pull would throw if it can't start, and StopError if its rows don't fit into the file. */
export function preFlight(session: Session, resource: Resource, filters: FilterValues, choice: PullChoice): PreFlight {
  const job = beginPull(session, resource, filters, choice);
  const shown = resourceFor(job);
  const lists: ListReading[] = resource.report
    ? startSources(session, shown, job)
    : [{ resource: shown, fields: shown.fields, state: job.list, found: new Map() }];
  const meter = cellMeter(session.workbook);
  // A list of its own for each record has no total before all of them are read.
  if (resource.parent) return meter;
  const states = readFirstPages(session.client, lists);
  const totals = states.map(({ total }) => total);
  if (totals.some((total) => total === undefined)) return meter;
  const sum = (of: (total: number, size: number) => number) => states.reduce((all, { total = 0, size }) => all + of(total, size), 0);
  const records = sum((total) => total);
  const requests = sum((total, size) => Math.max(1, Math.ceil(total / Math.max(1, size))));
  if (resource.report || job.cursor) return { ...meter, records, requests };
  assertCellsFit(session, job, shown, records);
  return { ...meter, records, requests, adds: addedCells(session, job, shown, records) };
}
