// The directories: which records stand for the IDs of people, listings, catalogs, and sets, and how their names are read.

import type { Directory, Record_, Resource } from './resource.ts';
import { resources } from './resources/index.ts';

export interface DirectoryRule {
  name: Directory;
  /** The resources whose records it holds. */
  resources: readonly string[];
  /** The field of these records with the ID that others name them by. */
  id: string;
  /** One record and several of them in running text. */
  one: string;
  many: string;
  /** The filter that finds one record by that ID. Without it, records are read by their own address. */
  byId?: string;
  /** The filter that finds what changed since a time. Without it, everything is read again when it's an hour old. */
  changedSince?: string;
  /** Records of other resources that name some of its records in passing: which of their fields are the ID and the rest. */
  named: readonly { resource: string; as: Readonly<Record<string, string>> }[];
  /** The fields with user-defined values that tabs show of its records. */
  custom?: readonly string[];
}

export const directories: Readonly<Record<Directory, DirectoryRule>> = {
  people: {
    name: 'people',
    resources: ['users'],
    id: 'canvas_user_id',
    one: 'user',
    many: 'users',
    byId: 'canvas_user_id',
    changedSince: 'updated_at_from',
    named: ['orders', 'applicants'].map((resource) => ({
      resource,
      as: { canvas_user_id: 'canvas_user_id', user_name: 'user_name', email_address: 'user_email' },
    })),
  },
  listings: {
    name: 'listings',
    resources: ['courses', 'programs'],
    id: 'id',
    one: 'listing',
    many: 'listings',
    named: [{ resource: 'applicants', as: { id: 'listing_id', title: 'listing_title' } }],
  },
  catalogs: {
    name: 'catalogs',
    resources: ['catalogs'],
    id: 'id',
    one: 'catalog',
    many: 'catalogs',
    named: ['orders', 'courses', 'programs'].map((resource) => ({ resource, as: { id: 'catalog_id', name: 'catalog_name' } })),
  },
  sets: { name: 'sets', resources: ['email_domain_sets'], id: 'id', one: 'email domain set', many: 'email domain sets', named: [] },
};

/** The name under which a record of a directory says which resource it's of. */
export const RESOURCE = 'resource';

let taken: ReadonlyMap<Directory, readonly string[]> | undefined;

/** Returns the fields that a directory keeps of its records: its ID, their key, and all that any resource or tab shows of them. */
export function keptFields({ name, custom = [] }: Pick<DirectoryRule, 'name' | 'custom'>): readonly string[] {
  taken ??= collectTaken();
  return [...(taken.get(name) ?? []), ...custom];
}

function collectTaken(): ReadonlyMap<Directory, readonly string[]> {
  const fields = resources.flatMap((resource) => [...resource.fields, ...(resource.children?.fields ?? [])]);
  return new Map(
    Object.values(directories).map(({ name, id, resources: names }) => {
      const shown = fields.flatMap(({ from }) => (from?.in === name ? [from.take, from.at ?? id] : []));
      // With several resources, a record alone doesn't show which of them it's of.
      return [name, Array.from(new Set([id, 'id', ...(names.length > 1 ? [RESOURCE] : []), ...shown.sort()]))];
    }),
  );
}

/** Returns the resources whose records a directory holds. */
export function resourcesOf({ resources: names }: DirectoryRule): Resource[] {
  return names.flatMap((name) => resources.find((resource) => resource.name === name) ?? []);
}

/** Returns what a record of some resource says about a record of a directory, by the fields of the directory, or undefined. */
export function namedIn(rule: DirectoryRule, resource: string, record: Record_): Record_ | undefined {
  if (rule.resources.includes(resource)) return { ...record, [RESOURCE]: resource };
  const as = rule.named.find((each) => each.resource === resource)?.as;
  if (!as) return undefined;
  return Object.fromEntries(Object.entries(as).flatMap(([to, from]) => ((record[from] ?? null) === null ? [] : [[to, record[from]]])));
}
