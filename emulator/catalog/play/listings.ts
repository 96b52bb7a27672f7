// What courses and programs have in common: their filters, their links, archiving several at once.
import type { Answer } from '../serve/answer.ts';
import { type Call, listOf, stored, textOf } from '../serve/call.ts';
import { found, missing } from '../serve/reach.ts';
import type { Course, Listing, Program } from '../store/records.ts';
import { ensureTags } from '../store/store.ts';
import { coreTime, isoTime, laterThan } from '../store/times.ts';
import { contains } from './match.ts';

export function isWanted(call: Call, listing: Listing): boolean {
  const { title, description, listing_path, tag_name, is_enrollable, query } = call.query;
  return (
    contains(listing.title, title) &&
    contains(listing.description, description) &&
    contains(listing.listing_path, listing_path) &&
    (tag_name === undefined || listing.tag_names.some((name) => contains(name, tag_name))) &&
    (is_enrollable === undefined || String(isEnrollable(listing, call.now)) === textOf(is_enrollable)) &&
    (query === undefined || [listing.title, listing.description, ...listing.tag_names].some((text) => contains(text, query)))
  );
}

function isEnrollable(listing: Listing, now: number): boolean {
  const moment = coreTime(now);
  const begun = listing.enrollment_open_from === null || listing.enrollment_open_from <= moment;
  const over = listing.enrollment_open_to !== null && listing.enrollment_open_to < moment;
  return listing.enrollment_open && begun && !over && listing.archived_at === null;
}

/** What follows from the fields of a draft that may be stored: its address and its tags. */
export function settle({ store, origin, now }: Call, draft: Course | Program): void {
  const catalog = store.catalogs.byId.get(draft.catalog.id);
  draft.listing_url = `${catalog?.url ?? origin}/${draft.type.toLowerCase()}s/${draft.listing_path}`;
  ensureTags(store, draft.tag_names, now);
}

/** The place of the SKU is beside the wrapper. */
export function writeSku({ body, switches }: Call, draft: Course): void {
  if (body.sku !== undefined) draft.sku = body.sku === null ? null : stored(String(body.sku), switches);
}

/** Some may fail: then the others are changed all the same, and the status is 422. */
export function setArchived(call: Call, resource: 'courses' | 'programs'): Answer {
  const { product_action } = call.body;
  const processed_ids: number[] = [];
  const failed: { id: number; message: string }[] = [];
  for (const id of listOf(call.body.product_ids).map(Number)) {
    const listing = find(call, resource, id);
    if (listing === undefined) {
      failed.push({ id, message: 'not found' });
      continue;
    }
    listing.archived_at = product_action === 'archive' ? isoTime(call.now) : null;
    listing.updated_at = coreTime(laterThan(listing.updated_at, call.now));
    processed_ids.push(id);
  }
  return { status: failed.length === 0 ? 200 : 422, body: { product_action, processed_ids, failed } };
}

/** Archived ones are hidden from everything but this: else nothing could be reactivated. */
function find(call: Call, resource: 'courses' | 'programs', id: number): Listing | undefined {
  return found({ ...call, switches: { ...call.switches, archived: 'listed' } }, resource, id);
}

/** A course or a program that the key reaches. */
export function listingFound(call: Call, id: number): Course | Program | undefined {
  return found(call, 'courses', id) ?? found(call, 'programs', id);
}

/** The answer where there is none. */
export function noListing(call: Call, id: number): Answer {
  return missing(call, call.store.programs.byId.has(id) ? 'programs' : 'courses', id);
}
