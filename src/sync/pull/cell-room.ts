// Whether the rows of a pull fit into the file. A pull asks once its first page has the total, before the rest is read, and a form can
// ask before.

import { say } from '../../base/say.ts';
import { MAX_RECORDS } from '../../catalog/lists/merge-pages.ts';
import type { Resource } from '../../catalog/resource.ts';
import { childResource } from '../../tabs/child-resource.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { headsOf } from '../../tabs/sheet/columns.ts';
import type { PullJob } from '../jobs/job.ts';
import { assertRoomFor } from '../jobs/room.ts';
import type { Session } from '../jobs/session.ts';
import { childEntry, targetEntry } from './target-tab.ts';

/** Returns how many cells a pull of so many records adds. Each record has at least one child row. */
export function addedCells(session: Session, job: PullJob, resource: Resource, records: number): number {
  const { workbook } = session;
  const own = targetEntry(session, job);
  // Catalog can give any total, but a pull ends after so many records.
  const rows = Math.min(records, MAX_RECORDS) + 1;
  const added = (shown: Resource, sheet: number | undefined): number => {
    const there = workbook.sheet(sheet ?? -1)?.size();
    const { rows: have, columns } = there ?? { rows: 0, columns: headsOf(shown).filter(({ field }) => !field?.asked).length };
    return Math.max(0, rows - have) * columns;
  };
  const child = childResource(resource);
  const childSheet = child && own && childEntry(session, job, own.sheet)?.sheet;
  return added(resource, own?.sheet) + (child ? added(child, childSheet) : 0);
}

/** Throws StopError if the file has no room for so many records, with a proposal that fits the resource. */
export function assertCellsFit(session: Session, job: PullJob, resource: Resource, records: number): void {
  assertRoomFor(session.workbook, addedCells(session, job, resource, records), proposalFor(resource));
}

/** The names of reports that answer what long lists are usually pulled for. */
const REPORTS_INSTEAD: Readonly<Record<string, string>> = { enrollments: 'report/roster', users: 'report/duplicates' };

/** Returns what makes a pull smaller: a period, a report in place of the tab, or other filters. */
function proposalFor({ report, filters, name }: Resource): string {
  if (filters.some(({ period }) => period !== undefined)) return say`Choose a period, such as this year.`;
  const answers = REPORTS_INSTEAD[name];
  if (answers !== undefined) return say`Run the report ${resourceOf(answers).title} instead.`;
  return report || filters.length === 0 ? say`Use another spreadsheet.` : say`Use filters.`;
}
