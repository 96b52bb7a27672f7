// The directories: which records stand for the IDs of people, listings, catalogs, and sets, and how their names are read.

import type { Directory, Record_, Resource, Value } from './resource.ts';
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
  /** Whether what is shown of a record stays as it is, so that a cached one isn't read again. */
  isFinal?: boolean;
  /** Where names come from: Catalog, or only the tabs that are pulled, because the list is long and its records change all the time. */
  from: 'catalog' | 'tabs';
  /** At most this many records are read by their own addresses. For more, the whole list is read. */
  byKey?: number;
  /** Records of other resources that name some of its records in passing: which of their fields are the ID and the rest. */
  named: readonly { resource: string; as: Readonly<Record<string, string>> }[];
  /**
   * The analytics that name several of its records in one request: the filter that takes their IDs, and which of its fields are the
   * ID and the rest. They stand for the list, or only for records that the list no longer has.
   */
  analytics?: { resource: string; by: string; as: Readonly<Record<string, string>>; standFor: 'list' | 'deleted' };
  /** Fields that it keeps only if a tab shows them. */
  optional?: readonly string[];
  /** Those of them that tabs show, user-defined ones included. */
  chosen?: readonly string[];
}

export const directories: Readonly<Record<Directory, DirectoryRule>> = {
  people: {
    name: 'people',
    from: 'catalog',
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
    analytics: {
      resource: 'analytics/users',
      by: 'student_canvas_user_ids',
      as: { canvas_user_id: 'student_canvas_user_id', id: 'student_id', user_name: 'student_name', email_address: 'student_email' },
      standFor: 'list',
    },
    optional: ['first_name', 'last_name'],
  },
  listings: {
    name: 'listings',
    from: 'catalog',
    resources: ['courses', 'programs'],
    id: 'id',
    one: 'listing',
    many: 'listings',
    named: [{ resource: 'applicants', as: { id: 'listing_id', title: 'listing_title' } }],
    analytics: {
      resource: 'analytics/products',
      by: 'product_ids',
      as: { id: 'product_id', title: 'product_name', catalog_name: 'account_name', sku: 'sku' },
      standFor: 'deleted',
    },
  },
  catalogs: {
    name: 'catalogs',
    from: 'catalog',
    resources: ['catalogs'],
    id: 'id',
    one: 'catalog',
    many: 'catalogs',
    named: ['orders', 'courses', 'programs'].map((resource) => ({ resource, as: { id: 'catalog_id', name: 'catalog_name' } })),
  },
  sets: {
    name: 'sets',
    from: 'catalog',
    resources: ['email_domain_sets'],
    id: 'id',
    one: 'email domain set',
    many: 'email domain sets',
    named: [],
  },
  orders: {
    name: 'orders',
    from: 'catalog',
    resources: ['orders'],
    id: 'id',
    one: 'order',
    many: 'orders',
    isFinal: true,
    byKey: 1_000,
    named: [],
  },
  enrollments: {
    name: 'enrollments',
    from: 'tabs',
    resources: ['enrollments'],
    id: 'id',
    one: 'enrollment',
    many: 'enrollments',
    named: [],
  },
};

/** The name under which a record of a directory says which resource it's of. */
export const RESOURCE = 'resource';

let taken: ReadonlyMap<Directory, readonly string[]> | undefined;

/** Returns the fields that a directory keeps of its records: its ID, their key, and all that any resource or tab shows of them. */
export function keptFields({ name, chosen = [] }: Pick<DirectoryRule, 'name' | 'chosen'>): readonly string[] {
  taken ??= collectTaken();
  return [...(taken.get(name) ?? []), ...chosen];
}

function collectTaken(): ReadonlyMap<Directory, readonly string[]> {
  const fields = resources.flatMap((resource) => [...resource.fields, ...(resource.children?.fields ?? [])]);
  return new Map(
    Object.values(directories).map(({ name, id, resources: names, optional = [] }) => {
      const all = fields.flatMap(({ from }) => (from?.in === name ? [from.take, from.at ?? id] : []));
      const shown = all.filter((field) => !optional.includes(field));
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
  const named: Record<string, Value> = {};
  for (const to of Object.keys(as)) {
    const value = record[as[to] ?? ''];
    if (value !== undefined && value !== null) named[to] = value;
  }
  return named;
}
