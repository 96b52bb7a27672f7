// What is read for a source of a report: which list, with which filters and fields.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import { type ListReading, startList } from '../../catalog/lists/list-state.ts';
import { ofParent } from '../../catalog/lists/nested-lists.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { ReportSource } from '../../catalog/report-rule.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { MoreList, SourceRecord } from '../../reports/report-input.ts';
import { addDays, toIso } from '../../tabs/cells/time.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { toQueryFilters } from './pull-filters.ts';

const DAY_MS = 86_400_000;

/** Returns the lists that a report reads with the settings of a job. */
export function sourcesOf(report: Resource, job: PullJob): readonly ReportSource[] {
  return declaredSources(report, job).flatMap(partsOf);
}

/** Returns the sources that its entry names, some of which are read in two parts. */
export function declaredSources({ report }: Resource, { filters }: PullJob): readonly ReportSource[] {
  return (report?.sources ?? []).filter(({ when }) => when === undefined || (filters[when] ?? '') !== '');
}

/** Returns the two lists that are read for a source in parts: what the filter keeps, and the rest. */
function partsOf(source: ReportSource): readonly ReportSource[] {
  const { parts, ...list } = source;
  if (!parts) return [source];
  const part = (name: string, value: string): ReportSource => ({ ...list, name, always: { [parts.filter]: value }, optional: true });
  return [part(parts.kept, 'true'), part(restOf(source), 'false')];
}

/** Returns the name of the list of what the filter of a source in parts doesn't keep. */
export function restOf({ name }: Pick<ReportSource, 'name'>): string {
  return `other ${name}`;
}

/** Returns the list of a source of which no page was read. */
export function startSource(session: Session, source: ReportSource, job: PullJob): ListReading {
  const resource = resourceForTab({ resource: source.resource });
  const parameters: FilterValues = { ...job.filters, ...job.days };
  const values = Object.entries(source.filters ?? {}).flatMap(([filter, parameter]): [string, string | string[]][] => {
    const known = resource.filters.find(({ name }) => name === filter);
    const day = known?.kind === 'day' ? known : undefined;
    const value = known?.kind === 'integer' ? onlyOne(parameters[parameter]) : parameters[parameter];
    if (value === undefined) return [];
    if (!day || typeof value !== 'string') return [[filter, value]];
    return [[filter, moved(value, day.end ? (source.later ?? 0) : -(source.earlier ?? 0))]];
  });
  const query = toQueryFilters(resource, { ...source.always, ...Object.fromEntries(values) }, session.workbook.timeZone());
  return { ...shapeOfSource(source, job), state: { ...startList(resource, query), dated: true }, found: new Map() };
}

function moved(day: string, days: number): string {
  if (day === '' || days === 0) return day;
  return day.includes('T') ? toIso(Date.parse(day) + days * DAY_MS) : addDays(day, days);
}

/** A filter that takes one value isn't sent for several. Then the report chooses among all records. */
function onlyOne(value: string | string[] | undefined): string | undefined {
  const [first, ...others] = [value ?? []].flat();
  return others.length === 0 ? first : undefined;
}

/** Returns what the records of a source look like, with only the fields that the report needs. */
export function shapeOfSource(
  { resource: name, fields: needed, children, custom: wanted }: Pick<ReportSource, 'resource' | 'fields' | 'children' | 'custom'>,
  job: PullJob,
) {
  const { custom, children: lines, ...resource } = resourceForTab({ resource: name, withoutPersonal: job.withoutPersonal });
  const fields = resource.fields.filter((field) => needed.includes(field.name));
  const parts = {
    ...(wanted !== undefined && (job.filters[wanted] ?? '') !== '' && custom ? { custom } : {}),
    ...(children && lines ? { children: lines } : {}),
  };
  return { resource: { ...resource, ...parts }, fields };
}

/** Returns a list that depends on others, of which no page was read. */
export function startMore(list: MoreList, job: PullJob): ListReading {
  const { resource, fields } = shapeOfSource(list, job);
  if (list.parent !== undefined) return { ...ofParent(resource, list.parent), fields };
  return { resource, fields, state: { ...startList(resourceForTab(list), list.filters), dated: true }, found: new Map() };
}

/** Returns why a report can't run if a key can't read a source. */
export function deniedSource({ title }: Resource, { resource }: ReportSource): StopError {
  const records = resourceForTab({ resource }).title.toLowerCase();
  return new StopError(
    'report-denied',
    say`Your API key can’t read ${records}, which “${title}” needs.`,
    say`Ask your Catalog admin for a key with access to ${records}.`,
  );
}

export function recordOf({ values, lines = [] }: Parsed): SourceRecord {
  return { values, lines };
}
