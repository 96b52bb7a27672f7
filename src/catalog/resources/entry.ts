// What the entries of the table are made of.
import { type Field, type Filter, type FilterKind, type Kind, PARENT_IDS, PARENT_TAB } from '../resource.ts';

/** Returns a field: `about` is its help, or an object with its help and its other properties. */
export function field(name: string, label: string, kind: Kind, about: string | Omit<Field, 'name' | 'label' | 'kind'>): Field {
  return typeof about === 'string' ? { name, label, kind, help: about } : { name, label, kind, ...about };
}

/** Returns a filter. */
export function filter(name: string, label: string, kind: FilterKind, more?: Omit<Partial<Filter>, 'name' | 'label' | 'kind'>): Filter {
  return { name, label, kind, ...more };
}

/** Returns filters for the first and the last day, whose names start with `name`. `of` as in a filter. */
export function days(name: string, label: string, of?: readonly string[]): Filter[] {
  const compared = of && { of };
  return [filter(`${name}from`, `${label} from`, 'day', compared), filter(`${name}to`, `${label} to`, 'day', { end: true, ...compared })];
}

/** Returns filters for a minimum and a maximum. */
export function bounds(name: string, label: string, kind: FilterKind): Filter[] {
  return [filter(`${name}_min`, `${label} (min)`, kind), filter(`${name}_max`, `${label} (max)`, kind)];
}

/** Returns the filters that choose the parents: IDs with this label, or all IDs in a tab. */
export function parentFilters(label: string, tabs: readonly string[]): Filter[] {
  const ids = filter(PARENT_IDS, label, 'ids', { whose: true });
  return tabs.length === 0 ? [ids] : [ids, filter(PARENT_TAB, 'Or use all IDs in a tab', 'choice', { choices: tabs, whose: true })];
}
