// Takes the pages of one fetch round into what was found, and decides how the reading goes on.

import { parseRecord } from '../records/parse-record.ts';
import type { Field, Resource } from '../resource.ts';
import { type PageRequest, pagesInAll } from './list-plan.ts';
import type { ListResponse } from './list-response.ts';
import { type Found, type ListState, startPass } from './list-state.ts';

export type Page = ListResponse & { role: PageRequest['role'] };

/** The first one, and at most three further ones. */
const passes = 4;
const mostListed = 100;

export function mergeRound(resource: Resource, run: ListState, found: Found, fields: readonly Field[], pages: readonly Page[]): void {
  const picked = withStamps(resource, fields);
  for (const page of pages) {
    if (run.way === 'first') mergeFirstPage(resource, run, found, picked, page);
    else mergePages(resource, run, found, picked, page);
    if (run.done || run.way === 'first') return;
  }
  if (run.way === 'counted' && run.pages >= pagesInAll(run)) finishPass(resource, run, found);
}

function mergeFirstPage(resource: Resource, run: ListState, found: Found, fields: readonly Field[], page: Page): void {
  run.startedAt ??= page.date;
  if (resource.list.paging === 'numbered' && page.pageNumber === 1) {
    // Asked for page 1 and given one that an envelope counting from 0 calls 1: that was the second page. A server that
    // says so of page 0, too, counts from 1 after all.
    run.firstPage = run.firstPage === 1 ? 0 : 1;
    if (run.firstPage === 0) return;
  }
  const { keys } = addRows(resource, run, found, fields, page);
  run.pages = 1;
  run.total = page.total;
  run.head = fingerprint(keys);
  run.seam = run.head;
  const rows = page.rows.length;
  if (page.total !== undefined) {
    // What the server says counts, unless the page in hand shows that its pages are smaller.
    run.size = Math.min(page.perPage || rows, rows);
    if (rows === 0 || rows >= page.total) finishPass(resource, run, found);
    else run.way = 'counted';
  } else if (resource.list.paging === 'none' || rows === 0 || (page.linked && !page.next && !page.refused)) {
    finishPass(resource, run, found);
  } else if (page.next) {
    run.way = 'linked';
    run.next = page.next;
  } else if (page.perPage !== undefined && rows < page.perPage) {
    finishPass(resource, run, found);
  } else {
    // No hint at all: the next page tells, since even a short first page may be all that this server gives at once.
    run.way = 'numbered';
    run.size = page.perPage ?? rows;
  }
}

function mergePages(resource: Resource, run: ListState, found: Found, fields: readonly Field[], page: Page): void {
  if (page.total !== undefined && page.total !== run.total) {
    run.steady = false;
    run.total = page.total;
  }
  const isKeyed = resource.key !== undefined;
  if (!isKeyed && page.pageNumber !== run.pages) {
    // Rows without identity: only the page's own number shows that it is another page.
    run.done = true;
    return;
  }
  const { keys, fresh, late } = addRows(resource, run, found, fields, page);
  if (late) run.steady = false;
  const print = fingerprint(keys);
  if (page.role !== 'new') {
    if (print !== (page.role === 'head' ? run.head : run.seam)) run.steady = false;
    return;
  }
  if (isKeyed && keys.length > 0 && (print === run.seam || print === run.head)) {
    // The same page again: the server ignores the page number and has given all that it gives.
    run.done = true;
    run.complete = run.total === undefined ? !looksCapped(found.size) : accounted(run, found) === run.total;
    return;
  }
  run.pages += 1;
  run.seam = print;
  // The pages after an address that can't be used are found by number.
  if (run.way === 'linked' && page.refused) run.way = 'numbered';
  // A record on two pages has moved from one to the other, and so may have one that is on none of them. One round holds many
  // pages, so the seam cannot tell what moved while its own round was answered.
  if (run.pass === 1 && fresh < keys.length) run.steady = false;
  if (run.way === 'counted') return;
  const isLast = run.way === 'linked' ? !page.next : keys.length < run.size;
  const isKnown = run.pass === 1 && fresh === 0;
  if (keys.length === 0 || isLast || isKnown) {
    finishPass(resource, run, found);
    return;
  }
  run.here = run.next;
  run.next = page.next;
}

function finishPass(resource: Resource, run: ListState, found: Found): void {
  const count = accounted(run, found);
  if (resource.key === undefined) {
    // Rows without identity cannot be read twice and compared.
    run.done = true;
    run.complete = run.total === undefined ? !looksCapped(count) : count === run.total;
    return;
  }
  run.complete =
    run.pass === 1
      ? run.steady && (run.total === undefined || count === run.total)
      : run.added === 0 && (run.total === undefined || count >= run.total);
  if (run.complete || run.pass >= passes) run.done = true;
  else startPass(run, run.pass + 1);
}

function accounted(run: ListState, found: Found): number {
  return found.size + run.skipped;
}

/** Answers the ids of all rows of the page, how many records were not known before, and whether one was made since the start. */
function addRows(
  resource: Resource,
  run: ListState,
  found: Found,
  fields: readonly Field[],
  page: Page,
): { keys: string[]; fresh: number; late: boolean } {
  const keys: string[] = [];
  let fresh = 0;
  let late = false;
  for (const row of page.rows) {
    const result = parseRecord(resource, row, fields);
    if (!result.ok) {
      keys.push(result.id);
      fresh += 1;
      if (page.role === 'new') run.skipped += 1;
      const isListed = run.unreadable.some(({ id, field }) => id === result.id && field === result.field && id !== '');
      if (!isListed && run.unreadable.length < mostListed) run.unreadable.push({ id: result.id, field: result.field });
      continue;
    }
    const { parsed } = result;
    const key = resource.key === undefined ? String(found.size + 1) : parsed.key;
    keys.push(key);
    const known = found.get(key);
    const created = parsed.values[createdOf(resource)];
    // Times have whole seconds: what was made in the second of the start may have moved the list, and may have been there.
    late ||= typeof created === 'string' && run.startedAt !== undefined && created >= run.startedAt;
    if (!known) {
      fresh += 1;
      if (typeof created !== 'string' || run.startedAt === undefined || created <= run.startedAt) run.added += 1;
      found.set(key, parsed);
    } else if (!isOlder(resource, parsed.values, known.values) && JSON.stringify(parsed) !== JSON.stringify(known)) {
      found.set(key, parsed);
      if (resource.updated === undefined && run.unclear.length < mostListed && !run.unclear.includes(key)) run.unclear.push(key);
    }
  }
  return { keys, fresh, late };
}

/** The later change wins; where records do not tell, what was read later. */
function isOlder(resource: Resource, a: { readonly [name: string]: unknown }, b: { readonly [name: string]: unknown }): boolean {
  const [first, second] = resource.updated === undefined ? [] : [a[resource.updated], b[resource.updated]];
  return typeof first === 'string' && typeof second === 'string' && first < second;
}

function createdOf(resource: Resource): string {
  return resource.created ?? 'created_at';
}

/** A count at which servers like to cut lists without saying so. */
export function looksCapped(count: number): boolean {
  return [10, 20, 25, 50, 100, 200, 250, 500, 1_000, 5_000, 10_000].includes(count);
}

/** The picked fields with those that say when a record was made and changed. */
function withStamps(resource: Resource, fields: readonly Field[]): readonly Field[] {
  const stamps = resource.fields.filter(({ name }) => name === resource.updated || name === createdOf(resource));
  const missing = stamps.filter((stamp) => !fields.some(({ name }) => name === stamp.name));
  return missing.length === 0 ? fields : [...fields, ...missing];
}

/** Short, because runs are stored in few kilobytes: the count and a 32-bit FNV-1a hash of the ids in order. */
function fingerprint(keys: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const char of keys.join(',')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return `${keys.length}:${(hash >>> 0).toString(36)}`;
}
