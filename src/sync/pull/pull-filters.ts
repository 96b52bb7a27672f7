// The filters that a user chose for a pull: as Catalog gets them, as the records are checked against them, and as the name of
// a tab shows them.

import { StopError } from '../../base/problem.ts';
import { bytesOf } from '../../base/property-size.ts';
import { saidHere, say } from '../../base/say.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import type { Found } from '../../catalog/lists/list-state.ts';
import { sortedUnique } from '../../catalog/lists/nested-lists.ts';
import { type Filter, PARENT_IDS, PARENT_TAB, type Resource } from '../../catalog/resource.ts';
import { endOfDay, startOfDay, toIso } from '../../tabs/cells/time.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { keyOf, readTab } from '../../tabs/sheet/tab.ts';
import { type Session, showsResource } from '../jobs/session.ts';
import { periodCaption } from './periods.ts';

/** A job stores its filters twice, and a property holds 9 KB in all. */
const MAX_FILTERS_BYTES = 3_500;
const MAX_SUFFIX_LENGTH = 60;

/** Throws StopError if the filters are too long to be stored with a job. */
export function assertFiltersFit(resource: Resource, filters: FilterValues): void {
  if (bytesOf(JSON.stringify(filters)) <= MAX_FILTERS_BYTES) return;
  throw new StopError(
    'too-many-choices',
    say`The filters are too long to save with a tab.`,
    resource.parent ? say`Enter up to 300 IDs, or choose a tab that has them.` : say`Use fewer filters, and pull the rest into a new tab.`,
  );
}

/**
 * Returns the filters as a query, without blank ones. A day on the clock of the spreadsheet becomes a time in UTC that is 1 second
 * wider, because the API documentation doesn't say whether bounds are inclusive. `filterByDay` removes what lies in that second.
 */
export function toQueryFilters(resource: Resource, filters: FilterValues, zone: string): FilterValues {
  const query: FilterValues = {};
  for (const filter of resource.filters) {
    const value = filters[filter.name];
    if (value === undefined || value === '') continue;
    const bound = boundOf(filter, filters, zone);
    query[filter.name] = bound === undefined ? value : toIso(Date.parse(bound) + (filter.end ? 1_000 : -1_000));
  }
  return query;
}

/** Returns the records that lie within the chosen days. A record without any of the compared times stays. */
export function filterByDay(resource: Resource, filters: FilterValues, zone: string, found: Found): Found {
  const bounds = boundsIn(resource, filters, zone);
  if (bounds.length === 0) return found;
  return new Map(
    Array.from(found).filter(([, { values }]) =>
      bounds.every(({ bound, fields, isEnd }) => {
        const times = fields.map((field) => values[field]).filter((time) => typeof time === 'string');
        return times.length === 0 || times.some((time) => (isEnd ? time <= bound : time >= bound));
      }),
    ),
  );
}

/** A first or a last second, and the fields that it's compared with. */
export interface Bound {
  bound: string;
  fields: readonly string[];
  isEnd: boolean;
}

/** Returns the bounds that records can be compared with here. */
export function boundsIn(resource: Resource, filters: FilterValues, zone: string): Bound[] {
  return resource.filters.flatMap((filter) => {
    const bound = boundOf(filter, filters, zone);
    return bound === undefined || !filter.of ? [] : [{ bound, fields: filter.of, isEnd: filter.end === true }];
  });
}

/** A period such as “since the last run” starts at a time, not with a day. */
function boundOf(filter: Filter, filters: FilterValues, zone: string): string | undefined {
  const value = filters[filter.name];
  if (filter.kind !== 'day' || typeof value !== 'string' || value === '') return undefined;
  if (value.includes('T')) return value;
  return filter.end ? endOfDay(value, zone) : startOfDay(value, zone);
}

/**
 * Returns the IDs of the records whose lists a pull reads, in order and each once: those that were entered, and those in the
 * chosen tab. Each step reads them again, because thousands of IDs don't fit in a property. Throws StopError if there are none.
 */
export function parentIdsOf(session: Session, { title, parent }: Resource, filters: FilterValues): string[] {
  const entered = [filters[PARENT_IDS] ?? []].flat().flatMap((text) => text.split(','));
  const tab = String(filters[PARENT_TAB] ?? '');
  const inTab = parent && tab !== '' ? idsInTab(session, tab, parent.tabs[tab] ?? '') : [];
  const ids = [...entered, ...inTab].map((id) => id.trim()).filter((id) => /^\d+$/.test(id));
  if (ids.length > 0) return sortedUnique(ids);
  throw new StopError(
    'nobody-chosen',
    tab === '' ? say`${title} can only be pulled for specific IDs.` : say`That tab has no IDs to use.`,
    say`Enter IDs in the pull form, or choose a tab that has some.`,
  );
}

function idsInTab(session: Session, name: string, field: string): string[] {
  const parent = resourceOf(name);
  const entry = readTabs(session.document).find((tab) => !tab.part && showsResource(session, tab, parent));
  const sheet = entry && session.workbook.sheet(entry.sheet);
  if (!sheet) {
    throw new StopError(
      'no-such-tab',
      say`This Catalog has no ${parent.title} tab yet.`,
      say`Pull it first, or enter IDs in the pull form.`,
    );
  }
  const { columns, values } = readTab(sheet, parent);
  const column = columns.get(field);
  return column === undefined ? [] : values.map((row) => keyOf(row[column - 1]));
}

/** Returns what follows the title in the name of another tab of a resource, such as `, Ordered from 2026-01-01`, or `''` without filters. `names` are those of chosen IDs. */
export function suffixOf(resource: Resource, filters: FilterValues, names: ReadonlyMap<string, string> = new Map()): string {
  const hasOneRange = resource.filters.filter(({ period }) => period !== undefined).length === 1;
  const shown = resource.filters.filter(({ hidden }) => !hidden);
  const parts = shown.flatMap((filter) => {
    const value = filters[filter.name];
    const period = filter.period && periodCaption(String(value ?? ''));
    if (period !== undefined) return [hasOneRange ? period : `${filter.period?.label} ${period}`];
    return textOf(filter, value, names);
  });
  // Characters that the name of a tab, or of a file made from it, can't have.
  const text = parts.join(', ').replace(/[\\/?*:[\]]/g, ' ');
  return text === '' ? '' : `, ${text.length > MAX_SUFFIX_LENGTH ? `${text.slice(0, MAX_SUFFIX_LENGTH)}…` : text}`;
}

function textOf(filter: Filter, value: string | string[] | undefined, names: ReadonlyMap<string, string>): string[] {
  const ids = filter.refers ? [value ?? []].flat() : [];
  if (ids.length > 0 && ids.every((id) => names.has(id))) return [ids.map((id) => names.get(id)).join(', ')];
  const text = [value ?? []]
    .flat()
    .map((each) => filter.words?.[each] ?? each)
    .join(' ');
  if (text === '') return [];
  if (filter.kind === 'presence') return [filter.label];
  if (filter.kind === 'boolean') return [`${filter.label} ${text === 'true' ? saidHere('yes') : saidHere('no')}`];
  return [`${filter.label} ${text}`];
}
