// Whether the rows of a pull fit into the file. It's asked once the first page has the total, before the rest is read.

import { StopError } from '../../base/problem.ts';
import { MAX_RECORDS } from '../../catalog/lists/merge-pages.ts';
import type { Resource } from '../../catalog/resource.ts';
import { headsOf } from '../../tabs/sheet/columns.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { targetEntry } from './target-tab.ts';

/** Google's limit for all sheets of a file. Blank cells count. */
const MAX_CELLS = 10_000_000;

/** Throws StopError if the file has no room for so many rows. Child rows come in addition, so a pull can still find it full at the end. */
export function assertCellsFit(session: Session, job: PullJob, resource: Resource, rows: number): void {
  const { workbook } = session;
  const used = workbook.sheets().reduce((sum, sheet) => sum + cellsIn(sheet.size()), 0);
  const sheet = workbook.sheet(targetEntry(session, job)?.sheet ?? -1);
  const there = sheet?.size() ?? { rows: 0, columns: headsOf(resource).filter(({ field }) => !field?.asked).length };
  // Catalog can give any total, but a pull ends after so many records.
  const expected = Math.min(rows, MAX_RECORDS);
  const more = Math.max(0, expected + 1 - there.rows) * there.columns;
  if (used + more <= MAX_CELLS) return;
  const number = (cells: number) => Math.max(0, cells).toLocaleString('en');
  throw new StopError(
    'cells-full',
    `This needs ${number(more)} more cells. Only ${number(MAX_CELLS - used)} of the 10 million cells that Google allows are left.`,
    'Delete tabs, rows, or columns you don’t need, or use filters.',
  );
}

function cellsIn({ rows, columns }: { rows: number; columns: number }): number {
  return rows * columns;
}
