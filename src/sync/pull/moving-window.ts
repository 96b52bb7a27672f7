// Rows that a moving period has left behind: what “last 7 days” showed last week leaves the tab without a request, and stays if
// it holds entries of the user.

import type { FilterValues } from '../../catalog/lists/filters.ts';
import type { Resource } from '../../catalog/resource.ts';
import { instantsOf, toIso } from '../../tabs/cells/time.ts';
import { type Contents, cellAt } from '../../tabs/sheet/tab.ts';
import type { PullJob } from '../jobs/job.ts';
import { boundsIn } from './pull-filters.ts';

/** Returns the keys of rows whose own times all lie outside of the job's moving periods. A row without any of them isn't left behind. */
export function rowsLeftBehind(resource: Resource, job: PullJob, contents: Contents, zone: string): Set<string> {
  const moving: FilterValues = Object.fromEntries((job.moving ?? []).map((name) => [name, job.days?.[name] ?? '']));
  const bounds = boundsIn(resource, moving, zone);
  if (bounds.length === 0) return new Set();
  const isLeft = (index: number): boolean =>
    bounds.some(({ bound, fields, isEnd }) => {
      const times = fields.flatMap((field) => timeIn(contents, index, field, zone));
      return times.length > 0 && times.every((time) => (isEnd ? time > bound : time < bound));
    });
  return new Set(contents.keys.filter((key, index) => key !== '' && isLeft(index)));
}

function timeIn(contents: Contents, index: number, field: string, zone: string): string[] {
  const cell = cellAt(contents, index, field);
  const instant = cell instanceof Date ? cell.getTime() : typeof cell === 'number' ? instantsOf(cell, zone)[0] : undefined;
  return instant === undefined ? [] : [toIso(instant)];
}
