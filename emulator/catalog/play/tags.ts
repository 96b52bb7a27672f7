// Plays the tags. The body of the list is not documented, so the envelope is a switch.
import { type Answer, forbidden, notFound, refused } from '../serve/answer.ts';
import { type Call, idsIn, listOf, type Play, stored, textOf } from '../serve/call.ts';
import { pageOf } from '../serve/paging.ts';
import { found, listed, onOne, reaches } from '../serve/reach.ts';
import { newTag } from '../store/new-records.ts';
import type { Tag } from '../store/records.ts';
import { showTag } from '../store/shown.ts';
import { deleteTag as deleteStored, listingsOf, renameTag, type Store } from '../store/store.ts';
import { addRow } from '../store/table.ts';
import { listingFound } from './listings.ts';
import { contains, isWithin, noTime, spanOf } from './match.ts';

export const listTags: Play = (call) => {
  const created = spanOf(call, 'created_at_from', 'created_at_to');
  const updated = spanOf(call, 'updated_at_from', 'updated_at_to');
  if (typeof created === 'string') return noTime(created);
  if (typeof updated === 'string') return noTime(updated);
  const listings = idsIn(call.query.product_ids);
  if (listings !== undefined && listings.length > 20) return refused({ product_ids: ['at most 20 are allowed'] });
  const { name, has_category } = call.query;
  const carried = listingsOf(call.lists).filter((listing) => reaches(call.reach, listing.catalog.id));
  const wanted = listed(call, 'tags').filter((tag) => {
    const carriers = carried.filter((listing) => listing.tag_names.includes(tag.name));
    return (
      (contains(tag.name, name) || carriers.some((listing) => contains(listing.title, name))) &&
      (listings === undefined || carriers.some((listing) => listings.includes(listing.id))) &&
      (has_category === undefined || has_category === tag.assigned_categories.length > 0) &&
      isWithin(created, tag.created_at) &&
      isWithin(updated, tag.updated_at)
    );
  });
  return inEnvelope(call, wanted);
};

function inEnvelope(call: Call, wanted: Tag[]): Answer {
  const page = pageOf(call, wanted);
  const rows = page.rows.map((tag) => show(call, tag, call.lists));
  if (call.switches.tagEnvelope === 'array') return { status: 200, headers: page.headers, body: rows };
  if (call.switches.tagEnvelope !== 'envelope') return { status: 200, headers: page.headers, body: { tags: rows } };
  const numbers = {
    number: page.number - 1,
    size: page.size,
    totalElements: page.total,
    totalPages: Math.ceil(page.total / page.size),
  };
  return { status: 200, headers: page.headers, body: { content: rows, page: numbers } };
}

export const getTag: Play = onOne('tags', (call, tag) => ({ status: 200, body: show(call, tag) }));

export const createTag: Play = (call) => {
  const name = stored(textOf(call.body.name) ?? '', call.switches);
  const problem = problemOfName(call, name, undefined);
  if (problem !== undefined) return refused({ name: [problem] });
  const listings = (idsIn(call.body.product_ids) ?? []).map((id) => listingFound(call, id));
  if (listings.includes(undefined)) return refused({ product_ids: ['must be listings of this catalog'] });
  const tag = addRow(call.store.tags, { ...newTag(call.store, call.now), account_id: call.reach.home, name });
  for (const listing of listings) listing?.tag_names.push(name);
  return { status: 201, body: show(call, tag) };
};

export const updateTag: Play = onOne('tags', (call, tag) => {
  if (!reaches(call.reach, tag.account_id)) return forbidden();
  const name = stored(textOf(call.body.name) ?? '', call.switches);
  const problem = problemOfName(call, name, tag);
  if (problem !== undefined) return refused({ name: [problem] });
  renameTag(call.store, tag, name, call.now);
  return { status: 200, body: show(call, tag) };
});

export const deleteTag: Play = onOne('tags', (call, tag) =>
  reaches(call.reach, tag.account_id) ? { status: 200, body: remove(call, tag) } : forbidden(),
);

export const bulkDeleteTags: Play = (call) => {
  if (call.switches.bulkTagDelete === 'missing') return notFound();
  const ids = new Set([...listOf(call.body.ids), ...listOf(call.query['ids[]'])].map(Number));
  const tags = [...ids].flatMap((id) => found(call, 'tags', id) ?? []);
  if (tags.length === 0) return notFound();
  if (tags.some((tag) => !reaches(call.reach, tag.account_id))) return forbidden();
  return { status: 200, body: tags.map((tag) => remove(call, tag)) };
};

function show(call: Call, tag: Tag, store: Store = call.store): Record<string, unknown> {
  return showTag(store, tag, call.switches.shape, (listing) => reaches(call.reach, listing.catalog.id));
}

function remove(call: Call, tag: Tag): Record<string, unknown> {
  deleteStored(call.store, tag);
  return { ...show(call, tag), assigned_listings: [], assigned_categories: [], is_deleted: true };
}

function problemOfName(call: Call, name: string, self: Tag | undefined): string | undefined {
  if (name.trim() === '') return "can't be blank";
  const taken = call.store.tags.rows.some((tag) => tag !== self && tag.name.toLowerCase() === name.toLowerCase());
  return taken ? 'has already been taken' : undefined;
}
