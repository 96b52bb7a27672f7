// Merges the pages of one fetch round into a list, and decides how reading continues.

import { canonicalTime } from '../records/canonical.ts';
import { type Parsed, type ParseResult, parseRecord } from '../records/parse-record.ts';
import { createdOf, type Field, type Record_, type Resource } from '../resource.ts';
import { isConfirmed, type PageRequest, pagesInAll } from './list-plan.ts';
import type { ListResponse } from './list-response.ts';
import { type ListReading, type ListState, startNextPass } from './list-state.ts';

export interface Page extends ListResponse, Pick<PageRequest, 'role' | 'index'> {
  /** The response as it came. */
  text?: string;
}

/** The first pass, and up to three more. */
const MAX_PASSES = 4;
/** More records than this fit into no tab, so a list that goes on is never read to its end. */
export const MAX_RECORDS = 200_000;
/** Unreadable or ambiguous records that a state lists by ID: a stored job has to stay small. */
export const MAX_LISTED = 100;
/** How far the clocks of one Catalog can differ: a record this much older than the first page was there before it. */
const CLOCKS_MS = 300_000;

/** The rows of one page, and what they show about the list. */
interface PageRows {
  /** The IDs of all rows, in their order. */
  keys: string[];
  /** Records that are new, or newer than the version found before. */
  records: ReadonlyMap<string, Parsed>;
  /** How many rows no page before had. */
  fresh: number;
  /** How many records this page adds that existed when reading started. */
  added: number;
  /** A record was created after reading started. */
  late: boolean;
  /** The dates of a record don't show that it was there when reading started. */
  recent: boolean;
  /** Values that can't be read. A record whose key is one of them is left out. */
  unreadable: ListState['unreadable'];
  skipped: number;
  /** Keys of records that differ from the version found before, if no field tells which is newer. */
  ambiguous: string[];
}

/** Returns the list with the pages of one round. */
export function mergeRound(reading: ListReading, pages: readonly Page[]): ListReading {
  const { resource } = reading;
  const fields = withStamps(resource, reading.fields);
  const found = new Map(reading.found);
  const known = new Map(reading.known);
  let { state } = reading;
  if (state.confirming) return confirmPages({ ...reading, fields, found }, pages);
  for (const [at, page] of pages.entries()) {
    const isFirst = state.way === 'first';
    if (isFirst && isSecondPage(resource, state, page)) {
      return { ...reading, found, state: { ...state, startedAt: state.startedAt ?? page.date, firstPage: 0 } };
    }
    // Without keys, only the page's own number shows that it is another page.
    if (!isFirst && resource.key === undefined && page.pageNumber !== state.pages) {
      return { ...reading, found, state: { ...withTotal(state, page), done: true } };
    }
    const started = isFirst ? startWith(resource, state, page) : withTotal(state, page);
    const results = resultsOf({ ...reading, fields }, page);
    const rows = readRows({ resource, state: started, found }, results);
    // A page that an earlier step has read is only compared then.
    const isKnown = reading.elsewhere !== undefined && page.role !== 'new';
    if (!isKnown) rows.records.forEach((parsed, key) => void found.set(key, parsed));
    const list = { resource, state: withRows(started, page, rows), count: (reading.elsewhere ?? 0) + found.size };
    state = isFirst ? afterFirstPage(list, page, rows) : afterPage(list, page, rows);
    if (state.done || state.way === 'first') return { ...reading, found, state };
    const isReadAgain = pages[at + 1]?.role !== 'new' || isConfirmed({ ...state, pages: pagesInAll(state) }, state.pages - 1);
    if (page.role === 'new' && state.way === 'counted' && isReadAgain && page.text !== undefined) known.set(page.text, results);
  }
  if (state.way === 'counted' && state.pages >= pagesInAll(state)) state = finishPass({ resource, state, count: found.size });
  return { ...reading, found, known, state };
}

/** Returns the records of a page. */
function resultsOf({ resource, fields, known }: ListReading, { rows, text }: Page): readonly ParseResult[] {
  return (text === undefined ? undefined : known?.get(text)) ?? rows.map((row) => parseRecord(resource, row, fields));
}

/**
 * Returns the list after pages were read again. A record that leaves while another one arrives far behind it moves all records
 * between them to other pages, and within one round of requests one of them can be missed. Then a page now shows other records.
 */
function confirmPages(reading: ListReading, pages: readonly Page[]): ListReading {
  const { resource, found } = reading;
  const order = Array.from(found.keys());
  let { state } = reading;
  for (const page of pages) {
    state = withTotal(state, page);
    const rows = readRows({ resource, state: reading.state, found }, resultsOf(reading, page));
    const first = (page.index ?? 0) * state.size;
    // Rows that can't be read have no place in the order.
    const isInPlace = state.skipped > 0 || rows.keys.every((key, index) => key === order[first + index]);
    const isKnown = rows.fresh === rows.skipped;
    if (!isInPlace || !isKnown) state = { ...state, steady: false };
    rows.records.forEach((parsed, key) => void found.set(key, parsed));
  }
  return { ...reading, found, state: finishPass({ resource, state, count: found.size }) };
}

/** The list after the rows of a page were added: `count` is how many records it has. */
interface MergedList {
  resource: Resource;
  state: ListState;
  count: number;
}

/** Returns whether an envelope that counts from 0 gave its second page when asked for page 1. */
function isSecondPage(resource: Resource, state: ListState, page: Page): boolean {
  return resource.list.paging === 'numbered' && page.pageNumber === 1 && state.firstPage === 1;
}

function startWith(resource: Resource, state: ListState, page: Page): ListState {
  // A server that calls page 0 number 1, too, counts from 1 after all.
  const firstPage = resource.list.paging === 'numbered' && page.pageNumber === 1 ? 1 : state.firstPage;
  return { ...state, firstPage, startedAt: state.startedAt ?? page.date };
}

function withTotal(state: ListState, page: Page): ListState {
  return page.total === undefined || page.total === state.total ? state : { ...state, steady: false, total: page.total };
}

function withRows(state: ListState, page: Page, rows: PageRows): ListState {
  return {
    ...state,
    added: state.added + rows.added,
    ...(rows.recent ? { recent: true as const } : {}),
    skipped: state.skipped + (page.role === 'new' ? rows.skipped : 0),
    unreadable: rows.unreadable.reduce(withUnreadable, state.unreadable),
    unclear: Array.from(new Set([...state.unclear, ...rows.ambiguous])).slice(0, MAX_LISTED),
  };
}

/** Lists a record once, although each pass and each page read twice meets it again. */
function withUnreadable(listed: ListState['unreadable'], { id, field }: ListState['unreadable'][number]): ListState['unreadable'] {
  const isListed = id !== '' && listed.some((each) => each.id === id && each.field === field);
  return isListed || listed.length >= MAX_LISTED ? listed : [...listed, { id, field }];
}

function afterFirstPage(list: MergedList, page: Page, rows: PageRows): ListState {
  const head = fingerprint(rows.keys);
  const state: ListState = { ...list.state, pages: 1, total: page.total, head, seam: head };
  const count = page.rows.length;
  if (page.total !== undefined) {
    // What the server says counts, unless the page in hand shows that its pages are smaller.
    const size = Math.min(page.perPage || count, count);
    return count === 0 || count >= page.total ? finishPass({ ...list, state: { ...state, size } }) : { ...state, size, way: 'counted' };
  }
  const isOnly = list.resource.list.paging === 'none' || count === 0 || (page.linked && !page.next && !page.refused);
  const isShort = !page.next && page.perPage !== undefined && count < page.perPage;
  if (isOnly || isShort) return finishPass({ ...list, state });
  if (page.next) return { ...state, way: 'linked', next: page.next };
  // Without any hint the next page tells, since even a short first page can be all that this server gives at once.
  return { ...state, way: 'numbered', size: page.perPage ?? count };
}

function afterPage(list: MergedList, page: Page, { keys, fresh, late }: PageRows): ListState {
  const { resource, state, count } = list;
  const steady = state.steady && !late;
  const print = fingerprint(keys);
  if (page.role !== 'new') return { ...state, steady: steady && print === (page.role === 'head' ? state.head : state.seam) };
  if (resource.key !== undefined && keys.length > 0 && (print === state.seam || print === state.head)) {
    // The server ignores the page number and has returned the same page again, so it has no more. Or the list has moved by a whole page.
    const complete = state.total === undefined ? !looksCapped(count) : accountedFor(list) === state.total;
    if (complete || state.total === undefined || state.pass >= MAX_PASSES) return { ...state, steady, done: true, complete };
    return startNextPass({ ...state, complete, lacked: undefined });
  }
  const rows = (state.rows ?? 0) + keys.length;
  const next: ListState = {
    ...state,
    rows,
    pages: state.pages + 1,
    seam: print,
    // The pages after an address that can't be used are found by number.
    way: state.way === 'linked' && page.refused ? 'numbered' : state.way,
    // A record on two pages has moved from one to the other, and so might have one that is on neither of them. One round holds
    // many pages, so the seam can't tell what moved while its own round was read.
    steady: steady && !(state.pass === 1 && fresh < keys.length),
  };
  if (isEndless(list, rows)) return { ...next, done: true, complete: false };
  // A page without rows is the last one, whatever the total says.
  if (next.way === 'counted') return keys.length === 0 ? finishPass({ ...list, state: next }) : next;
  const isLast = next.way === 'linked' ? !page.next : keys.length < state.size;
  const isKnown = state.pass === 1 && fresh === 0;
  if (keys.length === 0 || isLast || isKnown) return finishPass({ ...list, state: next });
  return { ...next, here: state.next, next: page.next };
}

/** Returns whether a list goes on beyond what fits into a tab, or its pages go around in circles and bring the same records again. */
function isEndless(list: MergedList, rows: number): boolean {
  const records = accountedFor(list);
  return records >= MAX_RECORDS || rows > 2 * records + 1_000;
}

/** The share of a list that a key might not see. If more is missing, or the list ends where servers cut lists, it's incomplete. */
const MAX_HIDDEN = 0.1;
const MAX_HIDDEN_IF_CAPPED = 0.01;

/** Returns the state at the end of a pass: done, or at the start of the next one. */
function finishPass(list: MergedList): ListState {
  const { resource, state } = list;
  const total = accountedFor(list);
  // Records without a key can't be read twice and compared.
  if (resource.key === undefined) {
    return { ...state, done: true, complete: state.total === undefined ? !looksCapped(total) : total === state.total };
  }
  const hidden = (state.total ?? 0) - total;
  // Two passes in which nothing moved, and that lack as many records: a third one would show the same.
  if (state.steady && state.added === 0 && hidden > 0 && hidden === state.lacked) {
    const complete = hidden <= total * (looksCapped(total) ? MAX_HIDDEN_IF_CAPPED : MAX_HIDDEN);
    return { ...state, done: true, complete, ...(complete ? { hidden } : {}) };
  }
  const complete =
    state.pass === 1
      ? state.steady && (state.total === undefined || total === state.total)
      : state.added === 0 && (state.total === undefined || total >= state.total);
  const isProven = state.dated === true && !state.recent;
  const isUnconfirmed = state.pass === 1 && !isProven && !state.confirming && state.way === 'counted' && state.pages > 1;
  if (complete && isUnconfirmed) return { ...state, confirming: true };
  if (complete || state.pass >= MAX_PASSES) return { ...state, complete, done: true };
  return startNextPass({ ...state, complete, lacked: state.steady ? hidden : undefined });
}

/** Rows that can't be read count, too: the list isn't incomplete because of them. */
function accountedFor({ state, count }: MergedList): number {
  return count + state.skipped;
}

function readRows({ resource, state, found }: Omit<ListReading, 'fields'>, results: readonly ParseResult[]): PageRows {
  const keys: string[] = [];
  const records = new Map<string, Parsed>();
  const unreadable: ListState['unreadable'] = [];
  const ambiguous: string[] = [];
  let fresh = 0;
  let added = 0;
  let late = false;
  let recent = false;
  let skipped = 0;
  const { startedAt } = state;
  const createdField = createdOf(resource);
  const isOld = oldAt(resource, startedAt);
  for (const result of results) {
    if (!result.ok) {
      keys.push(result.id);
      fresh += 1;
      skipped += 1;
      recent = true;
      unreadable.push({ id: result.id, field: result.field });
      continue;
    }
    const { parsed } = result;
    const key = resource.key === undefined ? String(found.size + records.size + 1) : parsed.key;
    keys.push(key);
    for (const field of parsed.odd ?? []) unreadable.push({ id: key, field });
    const created = parsed.values[createdField];
    recent ||= !isOld(parsed.values);
    // Times have whole seconds: what was created in the second of the start might have moved the list, and might have been there.
    late ||= typeof created === 'string' && startedAt !== undefined && created >= startedAt;
    const known = records.get(key) ?? found.get(key);
    if (!known) {
      fresh += 1;
      if (typeof created !== 'string' || startedAt === undefined || created <= startedAt) added += 1;
      records.set(key, parsed);
    } else if (!isOlder(resource, parsed.values, known.values) && !isSameRecord(parsed, known)) {
      records.set(key, parsed);
      if (resource.updated === undefined) ambiguous.push(key);
    }
  }
  return { keys, records, fresh, added, late, recent, unreadable, skipped, ambiguous };
}

/** Returns what tells whether the dates of a record show that it was there, and the same, well before a time. */
function oldAt(resource: Resource, time: string | undefined): (values: Record_) => boolean {
  if (time === undefined) return () => false;
  // Times of records have one form, so they compare as texts.
  const before = canonicalTime(new Date(Date.parse(time) - CLOCKS_MS).toISOString()) ?? '';
  const isOld = (date: unknown) => typeof date === 'string' && date < before;
  const { updated, incremental } = resource;
  const created = createdOf(resource);
  const finished = incremental?.final?.field ?? '';
  return (values) =>
    isOld(values[created]) &&
    (updated === undefined || isOld(values[updated])) &&
    ((values[finished] ?? null) === null || isOld(values[finished]));
}

/** Returns whether two records are the same. Most values are texts, so a text of each whole record would take longer. */
function isSameRecord(a: Parsed, b: Parsed): boolean {
  if (a === b) return true;
  const [lines, others] = [a.lines ?? [], b.lines ?? []];
  if (!hasSameValues(a.values, b.values) || lines.length !== others.length) return false;
  return lines.every((line, index) => hasSameValues(line, others[index] ?? {})) && JSON.stringify(a.odd) === JSON.stringify(b.odd);
}

function hasSameValues(a: Record_, b: Record_): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const [first, second] = [a[name], b[name]];
    return first === second || (typeof first === 'object' && JSON.stringify(first) === JSON.stringify(second));
  });
}

/** Returns whether the first record changed before the second. If records don't tell, the one read later counts as newer. */
function isOlder({ updated }: Resource, first: Record_, second: Record_): boolean {
  if (updated === undefined) return false;
  const [a, b] = [first[updated], second[updated]];
  return typeof a === 'string' && typeof b === 'string' && a < b;
}

/** Returns whether a count is one at which servers like to cut lists without saying so. */
export function looksCapped(count: number): boolean {
  return [10, 20, 25, 50, 250].includes(count) || (count > 0 && count % 100 === 0);
}

/** Returns the fields with those that say when a record was created, changed, and became final, and in which half of a period it is. */
function withStamps(resource: Resource, fields: readonly Field[]): readonly Field[] {
  const names = [resource.updated, createdOf(resource), resource.incremental?.final?.field, resource.list.period?.field];
  const stamps = resource.fields.filter(({ name }) => names.includes(name));
  const missing = stamps.filter((stamp) => !fields.some(({ name }) => name === stamp.name));
  return missing.length === 0 ? fields : [...fields, ...missing];
}

/** Returns the count and a 32-bit FNV-1a hash of the IDs in order: short, because stored jobs have few kilobytes. */
function fingerprint(keys: readonly string[]): string {
  let hash = 0x811c9dc5;
  const text = keys.join(',');
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${keys.length}:${(hash >>> 0).toString(36)}`;
}
