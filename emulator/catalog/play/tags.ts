// Plays the tags. The body of the list is not documented, so the envelope is a switch.
import { type Answer, badRequest, notFound, refused } from '../serve/answer.ts';
import { type Call, idOf, listOf, type Play, stored, textOf } from '../serve/call.ts';
import { pageOf } from '../serve/paging.ts';
import { newTag } from '../store/new-records.ts';
import type { Tag } from '../store/records.ts';
import { showTag } from '../store/shown.ts';
import { deleteTag as deleteStored, renameTag } from '../store/store.ts';
import { addRow } from '../store/table.ts';
import { contains, isWithin, spanOf } from './match.ts';

export const listTags: Play = (call) => {
  const created = spanOf(call, 'created_at_from', 'created_at_to');
  const updated = spanOf(call, 'updated_at_from', 'updated_at_to');
  if (typeof created === 'string') return badRequest(`${created} is not a time`);
  if (typeof updated === 'string') return badRequest(`${updated} is not a time`);
  const listings = idsIn(call.query.product_ids);
  if (listings !== undefined && listings.length > 20) return refused({ product_ids: ['at most 20 are allowed'] });
  const { name, has_category } = call.query;
  const wanted = call.store.tags.rows.filter((tag) => {
    const carriers = call.store.courses.rows.filter((course) => course.tag_names.includes(tag.name));
    return (
      (contains(tag.name, name) || carriers.some((course) => contains(course.title, name))) &&
      (listings === undefined || carriers.some((course) => listings.includes(course.id))) &&
      (has_category === undefined || has_category === tag.assigned_categories.length > 0) &&
      isWithin(created, tag.created_at) &&
      isWithin(updated, tag.updated_at)
    );
  });
  return inEnvelope(call, wanted);
};

function inEnvelope(call: Call, wanted: Tag[]): Answer {
  const page = pageOf(call, wanted);
  const rows = page.rows.map((tag) => showTag(call.store, tag));
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

export const getTag: Play = (call) => {
  const tag = call.store.tags.byId.get(idOf(call));
  return tag === undefined ? notFound() : { status: 200, body: showTag(call.store, tag) };
};

export const createTag: Play = (call) => {
  const name = stored(textOf(call.body.name) ?? '', call.switches);
  const problem = problemOfName(call, name, undefined);
  if (problem !== undefined) return refused({ name: [problem] });
  const courses = (idsIn(call.body.product_ids) ?? []).map((id) => call.store.courses.byId.get(id));
  if (courses.includes(undefined)) return refused({ product_ids: ['must be listings of this catalog'] });
  const tag = addRow(call.store.tags, { ...newTag(call.store, call.now), name });
  for (const course of courses) course?.tag_names.push(name);
  return { status: 201, body: showTag(call.store, tag) };
};

export const updateTag: Play = (call) => {
  const tag = call.store.tags.byId.get(idOf(call));
  if (tag === undefined) return notFound();
  const name = stored(textOf(call.body.name) ?? '', call.switches);
  const problem = problemOfName(call, name, tag);
  if (problem !== undefined) return refused({ name: [problem] });
  renameTag(call.store, tag, name, call.now);
  return { status: 200, body: showTag(call.store, tag) };
};

export const deleteTag: Play = (call) => {
  const tag = call.store.tags.byId.get(idOf(call));
  return tag === undefined ? notFound() : { status: 200, body: remove(call, tag) };
};

export const bulkDeleteTags: Play = (call) => {
  if (call.switches.bulkTagDelete === 'missing') return notFound();
  const ids = [...listOf(call.body.ids), ...listOf(call.query['ids[]'])].map(Number);
  const tags = [...new Set(ids)].flatMap((id) => call.store.tags.byId.get(id) ?? []);
  if (tags.length === 0) return notFound();
  return { status: 200, body: tags.map((tag) => remove(call, tag)) };
};

function remove(call: Call, tag: Tag): Record<string, unknown> {
  deleteStored(call.store, tag);
  return { ...showTag(call.store, tag), assigned_listings: [], assigned_categories: [], is_deleted: true };
}

function problemOfName(call: Call, name: string, self: Tag | undefined): string | undefined {
  if (name.trim() === '') return "can't be blank";
  const taken = call.store.tags.rows.some((tag) => tag !== self && tag.name.toLowerCase() === name.toLowerCase());
  return taken ? 'has already been taken' : undefined;
}

/** Ids as a list, or as one text with commas; `undefined` when none were sent. */
function idsIn(value: unknown): number[] | undefined {
  if (value === undefined || value === '') return undefined;
  return (Array.isArray(value) ? value : String(value).split(',')).map(Number);
}
