// The rows of a report, computed from all that its lists have returned.

import { say } from '../../base/say.ts';
import { addUpHalves } from '../../catalog/lists/halves.ts';
import { readLists } from '../../catalog/lists/read-list.ts';
import type { Resource } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { reportCode } from '../../reports/index.ts';
import type { MoreList, ReportInput, ReportRows, SourceRecord } from '../../reports/report-input.ts';
import type { Ledger } from '../../tabs/memory/ledger.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import type { NamingRecords } from '../names/find-names.ts';
import { openBefore, openRecords } from './delivery.ts';
import { readPendingRecords } from './incremental.ts';
import { pastedRecords } from './pasted-payments.ts';
import { joinParts } from './report-parts.ts';
import { isAddition, LEAVES_BLANK, type SourceRecords } from './report-sources.ts';
import { recordOf, shapeOfSource, sourcesOf, startMore } from './source-lists.ts';
import { forStage, fromStage } from './staged-sources.ts';

interface Computed extends ReportRows {
  /** The records of its sources, which also name people and listings. */
  sources: readonly NamingRecords[];
  /** Of a report that delivers: the keys of records that can still become final. */
  open?: readonly string[];
  /** Analytics that its code needed in addition and that are cut off. */
  cut: readonly Resource[];
}

/** Returns what the code of a report gets. */
export function inputOf({ clock, workbook }: Session, { filters, days }: PullJob, read: ReportInput['read']): ReportInput {
  return { read, parameters: { ...filters, ...days }, now: clock.now(), zone: workbook.timeZone() };
}

/** Returns the rows of a report from all that its sources have returned. Reads what else it needs, at most a few lists. */
export function computeRows(session: Session, report: Resource, { job, found: staged }: SourceRecords, ledger?: Ledger): Computed {
  const code = reportCode(report.name);
  const states = job.sources ?? {};
  const late = ledger && readLate(session, report, { job, found: staged }, openBefore(job, ledger));
  const found = late?.found ?? staged;
  const usable = sourcesOf(report, job).filter((source) => states[source.name] && (states[source.name]?.complete || !isAddition(source)));
  const listed = Object.fromEntries(usable.map(({ name }) => [name, Array.from(fromStage(found, name).values(), recordOf)]));
  const read = { ...joinParts(session, report, job, listed), ...pastedRecords(session, report, job.filters) };
  const input = inputOf(session, job, read);
  const { added, cut } = readMore(session, job, code.more?.(input) ?? []);
  const rows = code.rows({ ...input, read: { ...read, ...added } });
  const sources = usable.map(({ name, resource }) => ({ resource, records: (read[name] ?? []).map(({ values }) => values) }));
  return { ...rows, sources, cut, ...(late && { open: late.open }) };
}

/** Reads the records again that weren't final in the last run and that the list has not returned, one by one. */
function readLate(
  { client, clock }: Session,
  report: Resource,
  { job, found }: SourceRecords,
  asked: readonly string[],
): Required<Pick<Computed, 'open'>> & Pick<SourceRecords, 'found'> {
  const [source] = sourcesOf(report, job);
  if (!source) throw new Error(`${report.name} has no source`);
  const { resource, fields } = shapeOfSource(source, job);
  const listed = fromStage(found, source.name);
  const again = readPendingRecords(client, { ...resource, fields }, asked, listed);
  const all = new Map([...listed, ...again.found.map((parsed) => [parsed.key, parsed] as const)]);
  const unread = asked.filter((key) => !all.has(key) && !again.deleted.includes(key));
  return {
    found: new Map([...found, ...forStage(source.name, all, found)]),
    open: openRecords(resourceForTab({ resource: source.resource }), Array.from(all.values()), unread, clock.now()),
  };
}

function readMore(session: Session, job: PullJob, lists: readonly MoreList[]): Pick<Computed, 'cut'> & { added: ReportInput['read'] } {
  const results = readLists(
    session.client,
    lists.map((list) => startMore(list, job)),
  ).map((reading) => addUpHalves(session.client, reading));
  const cut: Resource[] = [];
  const read: { [source: string]: SourceRecord[] } = {};
  results.forEach(({ error, found, state, resource }, index) => {
    const { source = '', parent, optional } = lists[index] ?? {};
    if (error && parent !== undefined && error.code === 'not-found') return;
    if (optional && (error ? LEAVES_BLANK.includes(error.code) : !state.complete)) return;
    if (error) throw error;
    if (!state.complete && resource.list.period) cut.push(resource);
    else if (!state.complete)
      throw new CatalogError('refused', session.client.connection.host, { serverMessage: say`Couldn’t read all ${resource.title}.` });
    read[source] = [...(read[source] ?? []), ...Array.from(found.values(), recordOf)];
  });
  return { added: read, cut };
}
