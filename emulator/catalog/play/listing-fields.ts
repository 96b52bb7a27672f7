// What a listing takes under its write names, and what it refuses.
import { type Call, listOf, stored } from '../serve/call.ts';
import { found } from '../serve/reach.ts';
import { placesOf, roundTo } from '../store/decimals.ts';
import type { Course, Listing, Program } from '../store/records.ts';
import { coreTime, readTime } from '../store/times.ts';

export interface Writing<Kind extends Course | Program = Course | Program> {
  call: Call;
  /** A copy of the record, changed field by field. */
  draft: Kind;
}

/** Sets one field of the draft, or answers what is wrong with the value. The contract has seen to its type. */
type Setter<Kind extends Course | Program> = (writing: Writing<Kind>, value: unknown) => string | undefined;

/** By write name. */
export type Setters<Kind extends Course | Program> = Record<string, Setter<Kind>>;

const blank = "can't be blank";
const negative = 'must be greater than or equal to 0';

const setters: Setters<Course | Program> = {
  title: (writing, value) => {
    const text = stored(String(value), writing.call.switches);
    if (text.trim() === '') return blank;
    if (text.length > 255) return 'is too long (maximum is 255 characters)';
    writing.draft.title = text;
  },
  path: (writing, value) => {
    const path = stored(String(value), writing.call.switches);
    if (path.trim() === '') return blank;
    const taken = tableOf(writing).some(
      (other) => other.id !== writing.draft.id && other.listing_path.toLowerCase() === path.toLowerCase(),
    );
    if (taken) return 'has already been taken';
    writing.draft.listing_path = path;
  },
  description: (writing, value) => {
    writing.draft.description = value === null ? null : stored(String(value), writing.call.switches);
  },
  teaser: (writing, value) => {
    writing.draft.short_description = value === null ? null : stored(String(value), writing.call.switches);
  },
  visibility: (writing, value) => {
    writing.draft.visibility = String(value);
  },
  enrollment_open: (writing, value) => {
    writing.draft.enrollment_open = value === true;
  },
  waitlist: (writing, value) => {
    writing.draft.waitlist = value === true;
  },
  show_free_banner: (writing, value) => {
    writing.draft.show_free_banner = value === true;
  },
  enrollment_open_from: (writing, value) => setTime(writing.draft, 'enrollment_open_from', value),
  enrollment_open_to: (writing, value) => setTime(writing.draft, 'enrollment_open_to', value),
  enrollment_cap: (writing, value) => setCount(writing.draft, 'enrollment_cap', value),
  waitlist_cap: (writing, value) => setCount(writing.draft, 'waitlist_cap', value),
  days_to_complete: (writing, value) => setCount(writing.draft, 'days_to_complete', value),
  list_order: (writing, value) => {
    writing.draft.list_order = value === null ? null : Number(value);
  },
  enrollment_fee: (writing, value) => {
    const fee = Number(value);
    if (fee < 0) return negative;
    writing.draft.enrollment_fee = roundTo(fee, placesOf(writing.draft.currency));
  },
  account_id: (writing, value) => {
    const catalog = found(writing.call, 'catalogs', Number(value));
    if (catalog === undefined) return 'is not a catalog of this account';
    writing.draft.catalog = { id: catalog.id, name: catalog.name };
    writing.draft.currency = catalog.settings.currency;
  },
  allowed_payment_types: (writing, value) => {
    writing.draft.allowed_payment_types = textList(value);
  },
  associated_account_ids: (writing, value) => {
    writing.draft.associated_account_ids = textList(value).map(Number);
  },
  tag_names: (writing, value) => {
    const names = listOf(value).map((name) => stored(String(name), writing.call.switches));
    if (names.some((name) => name.trim() === '')) return blank;
    writing.draft.tag_names = [...new Set(names)];
  },
  listing_image: (writing, value) => {
    writing.draft.listing_image = value === null ? null : String(value);
  },
};

/** Sets all fields of the draft and answers what is wrong, by field; empty when all is well. */
export function writeListingFields<Kind extends Course | Program>(
  writing: Writing<Kind>,
  own: Setters<Kind>,
  fields: Record<string, unknown>,
): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(fields)) {
    const problem = own[name]?.(writing, value) ?? setters[name]?.(writing, value);
    if (problem !== undefined) errors[name] = [problem];
  }
  const { enrollment_open_from: from, enrollment_open_to: to } = writing.draft;
  // Some listings have such days already. That's no reason to refuse another change.
  const isAsked = 'enrollment_open_from' in fields || 'enrollment_open_to' in fields;
  if (isAsked && from !== null && to !== null && from > to) errors.enrollment_open_to = ['must be after enrollment_open_from'];
  return errors;
}

/** A path is taken among listings of the same kind. */
function tableOf({ call, draft }: Writing): Listing[] {
  return draft.type === 'Course' ? call.store.courses.rows : call.store.programs.rows;
}

function setTime(draft: Listing, name: 'enrollment_open_from' | 'enrollment_open_to', value: unknown): string | undefined {
  const time = value === null ? null : readTime(String(value));
  if (time === undefined) return 'is not a time';
  draft[name] = time === null ? null : coreTime(time);
}

function setCount(draft: Listing, name: 'enrollment_cap' | 'waitlist_cap' | 'days_to_complete', value: unknown): string | undefined {
  if (value !== null && Number(value) < 0) return negative;
  draft[name] = value === null ? null : Number(value);
}

/** A list, or the same as one text with commas: the documents have both. */
function textList(value: unknown): string[] {
  return (Array.isArray(value) ? value.map(String) : String(value).split(',')).map((text) => text.trim()).filter((text) => text !== '');
}
