// What a colleague does meanwhile in Catalog's own pages: changes to records without a request.
import type { CatalogChange } from '../../demo-catalog.ts';
import { newApplicant, newCatalog, newCourse, newEnrollment, newOrder, newProgram, newTag, newUser } from './new-records.ts';
import type { Course, Tag, User } from './records.ts';
import { deleteCourse, deleteTag, ensureTags, renameTag, type Store } from './store.ts';
import { addRow, removeRow, type Table } from './table.ts';
import { coreTime, isoTime, laterThan } from './times.ts';

/** Applies a change, or throws when it names what is not there. `updated_at` moves unless the change sets it. */
export function applyChange(store: Store, change: CatalogChange, now: number): void {
  if (change.type === 'create') {
    create(store, change.resource, change.fields, now);
    return;
  }
  const record = tableOf(store, change.resource).byId.get(change.id);
  if (record === undefined) throw new Error(`The demo Catalog has no record ${change.id} in ${change.resource}.`);
  if (change.type === 'update') update(store, change, record, now);
  else remove(store, change.resource, change.id);
}

function create(store: Store, resource: string, fields: Record<string, unknown>, now: number): void {
  const record = makeRecord(store, resource, now);
  Object.assign(record, fields);
  addRow(tableOf(store, resource), record);
  if (resource === 'courses' || resource === 'programs') ensureTags(store, namesIn(fields), now);
}

type Update = Extract<CatalogChange, { type: 'update' }>;

function update(store: Store, { resource, fields }: Update, record: { id: number }, now: number): void {
  const tag = resource === 'tags' ? store.tags.byId.get(record.id) : undefined;
  if (tag !== undefined && typeof fields.name === 'string') renameTag(store, tag, fields.name, now);
  if ('updated_at' in record) {
    const last = String(record.updated_at);
    const time = laterThan(last, now);
    Object.assign(record, { updated_at: last.includes('/') ? coreTime(time) : isoTime(time) });
  }
  Object.assign(record, fields);
  if (resource === 'courses' || resource === 'programs') ensureTags(store, namesIn(fields), now);
}

function remove(store: Store, resource: string, id: number): void {
  const course: Course | undefined = resource === 'courses' ? store.courses.byId.get(id) : undefined;
  const tag: Tag | undefined = resource === 'tags' ? store.tags.byId.get(id) : undefined;
  if (course !== undefined) deleteCourse(store, course);
  else if (tag !== undefined) deleteTag(store, tag);
  else removeRow(tableOf(store, resource), id);
}

/** The table of a resource by its name in the API, such as `account_admins`; throws for a name that is none. */
export function tableOf(store: Store, resource: string): Table<{ id: number }> {
  const tables: Record<string, Table<{ id: number }>> = { ...store };
  const table = tables[resource.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())];
  if (table === undefined) throw new Error(`The demo Catalog has no ${resource}. It has ${Object.keys(tables).join(', ')}.`);
  return table;
}

/** A plausible new record, which is not in its table yet. */
export function makeRecord(store: Store, resource: string, now: number, of: { listing?: Course; user?: User } = {}): { id: number } {
  const listing = () => of.listing ?? anyOf(store.courses, 'course');
  const user = () => of.user ?? anyOf(store.users, 'user');
  switch (resource) {
    case 'courses':
      return newCourse(store, now);
    case 'programs':
      return newProgram(store, now);
    case 'tags':
      return newTag(store, now);
    case 'users':
      return newUser(store, now);
    case 'catalogs':
      return newCatalog(store, now);
    case 'enrollments':
      return newEnrollment(store, listing(), user().canvas_user_id, now);
    case 'orders':
      return newOrder(store, { listing: listing(), user: user(), price: listing().enrollment_fee }, now);
    case 'applicants':
      return newApplicant(store, listing(), user(), now);
    default:
      throw new Error(`The demo Catalog can’t create ${resource}.`);
  }
}

function anyOf<T extends { id: number }>(table: Table<T>, name: string): T {
  const [first] = table.rows;
  if (first === undefined) throw new Error(`The demo Catalog has no ${name}.`);
  return first;
}

function namesIn(fields: Record<string, unknown>): string[] {
  return Array.isArray(fields.tag_names) ? fields.tag_names.map(String) : [];
}
