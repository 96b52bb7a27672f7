// What the four kinds of figures have in common: filters in the body, no documented paging, and how listings and people show.
import type { Answer } from '../serve/answer.ts';
import { type Call, listOf, numberOf } from '../serve/call.ts';
import { capped } from '../serve/paging.ts';
import { reaches } from '../serve/reach.ts';
import type { Course, Program } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { isoTime, readTime, remembering } from '../store/times.ts';

/** All rows at once unless a size is asked for, under a root key or in the envelope. */
export function figuresAnswer<Row extends { account_id: number }>(
  call: Call,
  root: string,
  rows: Row[],
  isWanted: (row: Row) => boolean,
): Answer {
  const wanted = capped(
    call,
    rows.filter((row) => reaches(call.reach, row.account_id) && isWanted(row)),
  ).slice(0, call.switches.figuresCap);
  const size = numberOf(call.body.size) ?? numberOf(call.query.size) ?? Math.max(1, wanted.length);
  const number = numberOf(call.body.page) ?? numberOf(call.query.page) ?? 0;
  const isBare = call.switches.figuresRows === 'bare' && root !== 'products';
  const shown = wanted.slice(number * size, (number + 1) * size).map((row) => (isBare ? bare(row) : row));
  if (call.switches.analyticsEnvelope !== 'envelope') return { status: 200, body: { [root]: shown } };
  const page = { number, size, totalElements: wanted.length, totalPages: Math.ceil(wanted.length / size) };
  return { status: 200, body: { content: shown, page } };
}

/** What no document names and no filter asks for. */
const guessed = new Set(['name', 'email', 'currency', 'list_price', 'discount', 'revenue', 'completion_date']);

/** A row as it would be if the API showed less of it: the listing stays, since its row is documented. */
function bare(row: object): object {
  const entries = Object.entries(row).filter(([name]) => !guessed.has(name));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name === 'student' || name === 'purchaser' ? bare(Object(value)) : value]),
  );
}

/** Is the value in the list of this filter? True where the filter was not sent. */
export function among({ body }: Call, name: string, value: unknown): boolean {
  return body[name] === undefined || listOf(body[name]).includes(value);
}

/** Does the value lie between the filters `name_min` and `name_max`? */
export function between({ body }: Call, name: string, value: number): boolean {
  return (
    value >= (numberOf(body[`${name}_min`]) ?? Number.NEGATIVE_INFINITY) &&
    value <= (numberOf(body[`${name}_max`]) ?? Number.POSITIVE_INFINITY)
  );
}

/** Finds how listings show in figures. Each listing is in many rows. */
export function listingFigures(store: Store): (id: number) => ReturnType<typeof listingFigure> {
  const figures = new Map<number, ReturnType<typeof listingFigure>>();
  return (id) => {
    const figure = figures.get(id) ?? listingFigure(store, id);
    figures.set(id, figure);
    return figure;
  };
}

/** How a listing shows in figures, deleted ones too; `undefined` for an id of none. */
export function listingFigure(store: Store, id: number) {
  const listing: Course | Program | undefined =
    store.courses.byId.get(id) ?? store.programs.byId.get(id) ?? store.deletedCourses.byId.get(id);
  if (listing === undefined) return undefined;
  const url = `${store.catalogs.byId.get(listing.catalog.id)?.url ?? ''}/admin/products/${id}/edit`;
  return {
    account_id: listing.catalog.id,
    account_name: listing.catalog.name,
    product: { name: listing.title, id, url, sku: listing.sku },
    product_status: store.deletedCourses.byId.has(id) ? 'DELETED' : listing.enrollment_open ? 'OPEN' : 'CLOSED',
  };
}

export interface PersonFigure {
  /** The Catalog user id. */
  id: number | null;
  canvas_user_id: number | null;
  name: string | null;
  email: string | null;
}

/** Finds people by their Canvas user id; a person who was deleted has only that. */
export function peopleOf(store: Store): (canvasUserId: number | null | undefined) => PersonFigure {
  const byCanvasId = new Map(store.users.rows.map((user) => [user.canvas_user_id, user]));
  return (canvasUserId) => {
    const user = byCanvasId.get(canvasUserId ?? 0);
    return {
      id: user?.id ?? null,
      canvas_user_id: canvasUserId ?? null,
      name: user?.user_name ?? null,
      email: user?.email_address ?? null,
    };
  };
}

const isoOfText = remembering((time) => {
  const milliseconds = readTime(time);
  return milliseconds === undefined ? null : isoTime(milliseconds);
});

export function isoOf(time: string | null): string | null {
  return isoOfText(time ?? '');
}
