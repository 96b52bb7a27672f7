// What the name of a further tab of a resource says beside its title: the filters that make it another one.
import type { FilterValues } from '../../catalog/lists/filters.ts';
import type { Filter, Resource } from '../../catalog/resource.ts';

const MAX_LENGTH = 60;

/** Such as `, Ordered from 2026-01-01`; nothing without filters. */
export function suffixOf(resource: Resource, filters: FilterValues): string {
  const parts = resource.filters.flatMap((filter) => partOf(filter, filters[filter.name]));
  // Signs that a name of a tab, or of a file made of it, cannot hold.
  const text = parts.join(', ').replace(/[\\/?*:[\]]/g, ' ');
  return text === '' ? '' : `, ${text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text}`;
}

function partOf(filter: Filter, value: string | string[] | undefined): string[] {
  const text = Array.isArray(value) ? value.join(' ') : (value ?? '');
  if (text === '') return [];
  if (filter.kind === 'presence') return [filter.label];
  if (filter.kind === 'boolean') return [`${filter.label} ${text === 'true' ? 'yes' : 'no'}`];
  return [`${filter.label} ${text}`];
}
