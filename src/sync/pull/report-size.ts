// What a report would read, from the first page of each list. It writes nothing.

import { directories } from '../../catalog/directories.ts';
import { requestsFor } from '../../catalog/lists/list-plan.ts';
import type { ListReading } from '../../catalog/lists/list-state.ts';
import { stepLists } from '../../catalog/lists/read-list.ts';
import type { ReportSource } from '../../catalog/report-rule.ts';
import { lookedUpFields, type Resource } from '../../catalog/resource.ts';
import { reportCode } from '../../reports/index.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { runCaches } from '../names/find-names.ts';
import { assertPasted } from './pasted-payments.ts';
import { inputOf } from './report-rows.ts';
import { beginSources, isReadable } from './report-sources.ts';
import { declaredSources, recordOf } from './source-lists.ts';

/** How much a report reads, as far as the first page of each list tells. */
export interface ReportSize {
  records: number;
  requests: number;
}

/** Reads the first page of each list. Returns undefined if Catalog doesn't say how long one is. Throws what the report would throw. */
export function sizeOfReport(session: Session, report: Resource, job: PullJob): ReportSize | undefined {
  assertPasted(session, report, job.filters);
  const { lists, tabs } = beginSources(session, report, job);
  const stepped = stepLists(
    session.client,
    lists.map(([, reading]) => reading),
  );
  const first = lists.flatMap(([source], index): [ReportSource, ListReading][] => {
    const reading = stepped[index];
    return reading && isReadable(session, report, [source, reading], stepped) ? [[source, reading]] : [];
  });
  if (first.some(([, { state }]) => !state.done && state.total === undefined)) return undefined;
  const counts = Object.keys(tabs).length + declaredSources(report, job).filter(({ parts }) => parts).length;
  const isRead = first.every(([, { state }]) => state.done);
  const listed = () => Object.fromEntries(first.map(([{ name }, { found }]) => [name, Array.from(found.values(), recordOf)]));
  // What else it needs depends on all records of its lists.
  const more = isRead ? (reportCode(report.name).more?.(inputOf(session, job, listed())) ?? []).length : 0;
  const names = requestsForNames(
    session,
    report,
    first.map(([{ resource }]) => resource),
  );
  return {
    records: first.reduce((sum, [, { state, found }]) => sum + (state.total ?? found.size), 0),
    requests: first.reduce((sum, [, reading]) => sum + requestsFor(reading), counts + more + names),
  };
}

/** A page of the list, and then analytics or a few single records. */
const FIRST_SEARCH = 3;

/** Returns about how many requests find the names that a report shows and its sources don't tell. */
function requestsForNames(session: Session, report: Resource, read: readonly string[]): number {
  const caches = runCaches(session);
  const wanted = new Set(lookedUpFields(report).flatMap(({ from, asked }) => (from && !asked ? [from.in] : [])));
  return Array.from(wanted, (name) => directories[name]).reduce((sum, rule) => {
    if (rule.from === 'tabs' || rule.resources.some((resource) => read.includes(resource))) return sum;
    if (caches.read(rule).records.size === 0) return sum + FIRST_SEARCH;
    return sum + (rule.changedSince === undefined ? 0 : 1);
  }, 0);
}
