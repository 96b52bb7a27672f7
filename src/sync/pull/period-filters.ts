// Days that a person chooses, as the API gets them: days on the clock of the spreadsheet, sent as times in UTC with a second to
// spare, because no document says whether a bound is included. What lies in that second is left out again here.

import type { FilterValues } from '../../catalog/lists/filters.ts';
import type { Found } from '../../catalog/lists/list-state.ts';
import type { Filter, Resource } from '../../catalog/resource.ts';
import { dayToUtc, toIso } from '../../tabs/cells/time.ts';

/** Filters as they are sent; blank ones left out. */
export function toQueryFilters(resource: Resource, filters: FilterValues, zone: string): FilterValues {
  const sent: FilterValues = {};
  for (const filter of resource.filters) {
    const value = filters[filter.name];
    if (value === undefined || value === '') continue;
    const bound = boundOf(filter, filters, zone);
    sent[filter.name] = bound === undefined ? value : toIso(Date.parse(bound) + (filter.end ? 1_000 : -1_000));
  }
  return sent;
}

/** Takes out what lies outside of the chosen days, as far as the records themselves tell. */
export function filterByDay(resource: Resource, filters: FilterValues, zone: string, found: Found): void {
  for (const filter of resource.filters) {
    const bound = boundOf(filter, filters, zone);
    if (bound === undefined || !filter.of) continue;
    for (const [key, { values }] of found) {
      const times = filter.of.map((field) => values[field]).filter((time) => typeof time === 'string');
      if (times.length > 0 && times.every((time) => (filter.end ? time > bound : time < bound))) found.delete(key);
    }
  }
}

function boundOf(filter: Filter, filters: FilterValues, zone: string): string | undefined {
  const value = filters[filter.name];
  return filter.kind === 'day' && typeof value === 'string' && value !== '' ? dayToUtc(value, filter.end === true, zone) : undefined;
}
