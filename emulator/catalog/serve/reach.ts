// Which records a key reaches: all, or those of a subcatalog and of what lies below it.
import type { CatalogSwitches } from '../../demo-catalog.ts';
import type { Operation } from '../contract/operations.ts';
import { listingsOf, type Records, type Store } from '../store/store.ts';
import { type Answer, forbidden, notFound } from './answer.ts';
import { type Call, idOf, type Play, type Reach } from './call.ts';

/** The catalogs to which a record belongs. */
const owners: { [Resource in keyof Records]: (record: Records[Resource], store: Store) => (number | null)[] } = {
  catalogs: (catalog) => [catalog.id],
  courses: (course) => [course.catalog.id],
  programs: (program) => [program.catalog.id],
  deletedCourses: (course) => [course.catalog.id],
  // A tag of the storefront shows wherever a listing carries it.
  tags: (tag, store) => [
    tag.account_id,
    ...listingsOf(store)
      .filter((listing) => listing.tag_names.includes(tag.name))
      .map((listing) => listing.catalog.id),
  ],
  enrollments: (enrollment, store) => ownersOfListing(store, enrollment.listing.id),
  orders: (order) => [order.catalog.id],
  bulkEnrollments: (bulk, store) => ownersOfListing(store, bulk.listing.id),
  users: (user) => [user.registered_account_id],
  applicants: (applicant, store) => ownersOfListing(store, applicant.listing.id),
  certificates: (certificate, store) => ownersOfListing(store, certificate.listing_id),
  completions: (completion, store) => ownersOfListing(store, completion.listing_id),
  accountAdmins: (admin) => admin.accounts.map((account) => account.id),
  emailDomainSets: (set) => [set.account_id],
  promotions: (promotion) => [promotion.account_id],
  progresses: (progress) => [progress.account_id],
  mails: () => [],
  planted: () => [],
};

export function reaches({ catalogs }: Reach, catalog: number | null): boolean {
  return catalogs === 'all' || (catalog !== null && catalogs.has(catalog));
}

/** Itself and what lies below, to any depth. */
export function reachBelow(store: Store, home: number): Reach {
  const catalogs = new Set([home]);
  // A child may come before its parent: look again until nothing is new.
  for (let known = 0; known < catalogs.size; ) {
    known = catalogs.size;
    for (const { id, parent } of store.catalogs.rows) if (parent !== null && catalogs.has(parent.id)) catalogs.add(id);
  }
  return { home, catalogs };
}

/** The records of a resource that a list shows to this key. */
export function listed<Resource extends keyof Records>(call: Call, resource: Resource): readonly Records[Resource][] {
  const { rows } = call.lists[resource];
  if (call.reach.catalogs === 'all' && call.switches.archived !== 'hidden') return rows;
  return rows.filter((row) => isReached(call, resource, row, call.lists) && !isHidden(row, call.switches));
}

/** One record, where the key reaches it. */
export function found<Resource extends keyof Records>(call: Call, resource: Resource, id: number): Records[Resource] | undefined {
  const record = call.store[resource].byId.get(id);
  if (record === undefined || isHidden(record, call.switches)) return undefined;
  return isReached(call, resource, record, call.store) ? record : undefined;
}

/** The answer where `found` has nothing. */
export function missing(call: Call, resource: keyof Records, id: number): Answer {
  const record = call.store[resource].byId.get(id);
  const isForeign = record !== undefined && !isHidden(record, call.switches);
  return isForeign && call.switches.narrowKey?.foreign === '403' ? forbidden() : notFound();
}

/** Plays an operation on the record that the path names. */
export function onOne<Resource extends keyof Records>(resource: Resource, play: (call: Call, record: Records[Resource]) => Answer): Play {
  return (call) => {
    const record = found(call, resource, idOf(call));
    return record === undefined ? missing(call, resource, idOf(call)) : play(call, record);
  };
}

/** Whether the key is refused for this operation as a whole. */
export function isBarred(reach: Reach, operation: Operation, switches: CatalogSwitches): boolean {
  if (!/\/(users|user_registrations)(\/|$)/.test(operation.path)) return false;
  if (switches.usersReadable === false && !operation.path.includes('/analytics/')) return true;
  return reach.catalogs !== 'all' && switches.narrowKey?.users === 'forbidden';
}

function isReached<Resource extends keyof Records>(call: Call, resource: Resource, record: Records[Resource], store: Store): boolean {
  return call.reach.catalogs === 'all' || owners[resource](record, store).some((catalog) => reaches(call.reach, catalog));
}

function isHidden(record: object, { archived }: CatalogSwitches): boolean {
  return archived === 'hidden' && 'archived_at' in record && record.archived_at !== null;
}

function ownersOfListing(store: Store, id: number): number[] {
  const listing = store.courses.byId.get(id) ?? store.programs.byId.get(id) ?? store.deletedCourses.byId.get(id);
  return listing === undefined ? [] : [listing.catalog.id];
}
