// Filters of a list: typed by a person as texts, sent as a query or, where a read uses POST, as JSON with real types.
import type { Filter, Resource } from '../resource.ts';

/** By filter name. Days are already UTC times such as `2026-01-31T23:00:00Z` here. Blank ones are left out. */
export type FilterValues = { [name: string]: string | string[] };

export type QueryPart = readonly [name: string, value: string];

/** The same text for the same choices, in whatever order they were made. */
export function filtersText(values: FilterValues): string {
  return JSON.stringify(
    Object.keys(values)
      .sort()
      .map((name) => [name, values[name]]),
  );
}

/** The filters as parts of a query, lists separated by commas or each item by itself. */
export function filterQuery(resource: Resource, values: FilterValues): QueryPart[] {
  return filled(resource, values).flatMap(([{ name, several }, items]): QueryPart[] =>
    several !== undefined && items.length > 1 ? items.map((item) => [several, item]) : [[name, items.join(',')]],
  );
}

/** The filters as fields of a JSON body. */
export function filterBody(resource: Resource, values: FilterValues): Record<string, unknown> {
  return Object.fromEntries(filled(resource, values).map(([filter, items]) => [filter.name, typed(filter, items)]));
}

export function encodeQuery(parts: readonly QueryPart[]): string {
  return parts.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

function filled(resource: Resource, values: FilterValues): (readonly [Filter, string[]])[] {
  return resource.filters.flatMap((filter) => {
    if (filter.whose) return [];
    const value = values[filter.name];
    const many = filter.kind === 'ids' || filter.kind === 'choices';
    const items = (Array.isArray(value) ? value : many ? (value ?? '').split(',') : [value ?? ''])
      .map((item) => item.trim())
      .filter((item) => item !== '');
    // Any value of a presence switches it on, even `false`.
    if (items.length === 0 || (filter.kind === 'presence' && items[0] !== 'true')) return [];
    return [[filter, items] as const];
  });
}

function typed(filter: Filter, items: string[]): unknown {
  switch (filter.kind) {
    case 'ids':
      return items.map(exactNumber);
    case 'choices':
      return items;
    case 'integer':
    case 'decimal':
      return exactNumber(items[0] ?? '');
    case 'boolean':
    case 'presence':
      return items[0] === 'true';
    default:
      return items.join(',');
  }
}

/** A text that a number cannot hold exactly stays a text. */
function exactNumber(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/[-.]/g, '').length <= 15 ? Number(text) : text;
}
