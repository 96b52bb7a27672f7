// A list that a report reads as two: the records that a filter keeps, which the report wants to know, and the others. So each page is
// read once. The two are the whole list if no record is in both, and if they're as many as the list counts without the filter.

import { say } from '../../base/say.ts';
import { readFirstPages, readLists } from '../../catalog/lists/read-list.ts';
import type { ReportSource } from '../../catalog/report-rule.ts';
import type { Resource } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { ReportInput, SourceRecord } from '../../reports/report-input.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { declaredSources, deniedSource, recordOf, restOf, startSource } from './source-lists.ts';

type Read = ReportInput['read'];

/** Returns what was read with the sources whose parts were read. If their parts aren't all of a list, reads it as a whole. */
export function joinParts(session: Session, report: Resource, job: PullJob, read: Read): Read {
  const divided = declaredSources(report, job).filter(({ parts }) => parts !== undefined);
  if (divided.length === 0) return read;
  const lists = divided.map((source) => startSource(session, source, job));
  const totals = readFirstPages(session.client, lists).map(({ total }) => total);
  const joined = divided.map((source, index) => joinedOf(source, read, totals[index]));
  const whole = readLists(
    session.client,
    lists.filter((_, index) => joined[index] === undefined),
  );
  const sources = divided.map((source, index): [string, readonly SourceRecord[]] => {
    const records = joined[index];
    if (records) return [source.name, records];
    const list = whole.shift();
    if (list?.error) throw list.error.code === 'forbidden' ? deniedSource(report, source) : list.error;
    if (!list?.state.complete)
      throw new CatalogError('refused', session.client.connection.host, {
        serverMessage: say`Couldn’t read all ${list?.resource.title ?? ''}.`,
      });
    return [source.name, Array.from(list.found.values(), recordOf)];
  });
  return { ...read, ...Object.fromEntries(sources) };
}

/** Returns the records of both parts, or undefined if one can have been missed because it has moved from one part to the other. */
function joinedOf(source: ReportSource, read: Read, total: number | undefined): readonly SourceRecord[] | undefined {
  const [kept, others] = [read[source.parts?.kept ?? ''], read[restOf(source)]];
  if (!kept || !others) return undefined;
  const records = [...kept, ...others];
  const ids = new Set(records.map(({ values }) => values.id));
  return ids.size === records.length && ids.size === total ? records : undefined;
}
