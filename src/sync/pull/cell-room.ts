// Whether the rows of a pull fit into the file. It's asked once the first page has the total, before the rest is read.

import { MAX_RECORDS } from '../../catalog/lists/merge-pages.ts';
import type { Resource } from '../../catalog/resource.ts';
import { headsOf } from '../../tabs/sheet/columns.ts';
import type { PullJob } from '../jobs/job.ts';
import { assertRoomFor } from '../jobs/room.ts';
import type { Session } from '../jobs/session.ts';
import { targetEntry } from './target-tab.ts';

/** Throws StopError if the file has no room for so many rows. Child rows come in addition, so a pull can still find it full at the end. */
export function assertCellsFit(session: Session, job: PullJob, resource: Resource, rows: number): void {
  const { workbook } = session;
  const sheet = workbook.sheet(targetEntry(session, job)?.sheet ?? -1);
  const there = sheet?.size() ?? { rows: 0, columns: headsOf(resource).filter(({ field }) => !field?.asked).length };
  // Catalog can give any total, but a pull ends after so many records.
  const expected = Math.min(rows, MAX_RECORDS);
  assertRoomFor(workbook, Math.max(0, expected + 1 - there.rows) * there.columns);
}
