// Which pages the next fetch round asks for.

import type { Resource } from '../resource.ts';
import type { ApiRequest } from '../wire/transport.ts';
import { encodeQuery, filterBody, filterQuery } from './filters.ts';
import type { ListReading, ListState } from './list-state.ts';

/** The most that the API gives; it cuts larger wishes. */
const rowsAsked = 100;

/**
 * `new` is read for the first time in this pass; `seam` is the last page of the round before and `head` the first page,
 * both read again to see whether the list has moved. `again` is any page, read again after all others.
 */
export interface PageRequest {
  role: 'new' | 'seam' | 'head' | 'again';
  call: ApiRequest;
  /** The page's place in the list, from 0. */
  index?: number;
}

export function planRound({ resource, state: run }: Pick<ListReading, 'resource' | 'state'>): PageRequest[] {
  const page = (role: PageRequest['role'], index: number): PageRequest => ({ role, call: callOf(resource, run, index) });
  const seams = resource.key !== undefined;
  if (run.confirming) return pagesToConfirm(run).map((index) => ({ ...page('again', index), index }));
  switch (run.way) {
    case 'first':
      return [page('new', 0)];
    case 'linked':
      return [
        { role: 'seam', call: run.here === undefined ? callOf(resource, run, 0) : { method: 'get', path: run.here } },
        { role: 'new', call: { method: 'get', path: run.next ?? '' } },
      ];
    case 'numbered':
      return [page('seam', run.pages - 1), page('new', run.pages)];
    case 'counted': {
      const last = pagesInAll(run);
      // If dates don't prove that the list is complete, its pages are read again at the end.
      if (run.dated && (run.batch === ROUND || last <= MAX_CONFIRMED)) {
        return Array.from({ length: Math.min(run.batch, last - run.pages) }, (_, position) => page('new', run.pages + position));
      }
      const count = Math.min(Math.max(1, seams ? run.batch - 1 : run.batch), last - run.pages);
      const fresh = Array.from({ length: count }, (_, position) => page('new', run.pages + position));
      if (!seams) return fresh;
      const isLast = run.pages + count >= last;
      // The seam of the second round is the first page itself.
      const head = isLast && run.pages > 1 ? [page('head', 0)] : [];
      return [page('seam', run.pages - 1), ...fresh, ...head];
    }
  }
}

/** Requests at a time, unless the server takes fewer. */
export const ROUND = 20;
/** One round, however long the list is. */
const MAX_CONFIRMED = ROUND;

/** Returns all pages of a list that fits into one round, and else pages at the same distance, with those that weren't compared so far. */
function pagesToConfirm(run: ListState): number[] {
  return Array.from({ length: run.pages }, (_, index) => index).filter((index) => isConfirmed(run, index));
}

/** Returns whether a page of a list with so many is read again at the end. */
export function isConfirmed({ pages, dated }: Pick<ListState, 'pages' | 'dated'>, index: number): boolean {
  const count = Math.min(pages, MAX_CONFIRMED);
  const position = Math.ceil((index * count) / pages);
  return Math.floor((position * pages) / count) === index || (dated === true && index % ROUND === 0);
}

/** Pages that the present total fills. */
export function pagesInAll(run: ListState): number {
  return Math.ceil((run.total ?? 0) / Math.max(1, run.size));
}

/** Returns how many requests read a list of which the first page was read, if nothing moves meanwhile. */
export function requestsFor({ resource, state: run }: Pick<ListReading, 'resource' | 'state'>): number {
  const pages = run.done ? 1 : Math.max(1, pagesInAll(run));
  if (pages === 1 || run.dated || resource.key === undefined) return pages;
  const rounds = Math.ceil((pages - 1) / (ROUND - 1));
  return pages + rounds + (rounds > 1 ? 1 : 0) + Math.min(pages, MAX_CONFIRMED);
}

function callOf(resource: Resource, run: ListState, index: number): ApiRequest {
  if (resource.list.method === 'post') {
    const body = filterBody(resource, run.filters);
    // No paging is documented for these; it is used only where the first answer shows it, and then counts from 0.
    const paged = index === 0 ? body : { ...body, page: index, size: run.size };
    return { method: 'post', path: resource.path, contentType: 'application/json', body: JSON.stringify(paged) };
  }
  const query = [...filterQuery(resource, run.filters)];
  const path =
    run.owner !== undefined && resource.parent ? resource.parent.path.replace('{id}', encodeURIComponent(run.owner)) : resource.path;
  if (resource.list.paging !== 'none') query.push(['page', String(index + run.firstPage)], ['per_page', String(rowsAsked)]);
  return { method: 'get', path: query.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${encodeQuery(query)}` };
}
