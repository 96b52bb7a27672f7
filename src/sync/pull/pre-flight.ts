// What a pull or a report would read and add, from the first page of each list. It writes nothing, and stores no job.

import type { FilterValues } from '../../catalog/lists/filters.ts';
import { requestsFor } from '../../catalog/lists/list-plan.ts';
import type { ListReading } from '../../catalog/lists/list-state.ts';
import { readFirstPages } from '../../catalog/lists/read-list.ts';
import type { Resource } from '../../catalog/resource.ts';
import { type CellMeter, cellMeter } from '../jobs/room.ts';
import type { Session } from '../jobs/session.ts';
import { addedCells, assertCellsFit } from './cell-room.ts';
import { beginPull, type PullChoice } from './pull.ts';
import { resourceFor } from './pull-step.ts';
import { sizeOfReport } from './report-size.ts';

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
  const meter = cellMeter(session.workbook);
  if (resource.report) return { ...meter, ...sizeOfReport(session, shown, job) };
  // A list of its own for each record has no total before all of them are read.
  if (resource.parent) return meter;
  const list: ListReading = { resource: shown, fields: shown.fields, state: job.list, found: new Map() };
  const [state] = readFirstPages(session.client, [list]);
  if (state?.total === undefined) return meter;
  const size = { records: state.total, requests: requestsFor({ resource: shown, state }) };
  if (job.cursor) return { ...meter, ...size };
  assertCellsFit(session, job, shown, size.records);
  return { ...meter, ...size, adds: addedCells(session, job, shown, size.records) };
}
