// A paged list as the API serves it: `Link`, `Total` and `Per-Page`, pages from 1.
import type { HttpRequest, HttpResponse } from '../../src/platform/ports.ts';
import { connection, json, queryOf } from './fake-wire.ts';

export interface ListShape {
  /** Left away where false. */
  total?: boolean;
  link?: boolean;
  perPage?: boolean;
  /** The most rows that a page holds. */
  most?: number;
}

export const startDate = 'Sat, 31 Jan 2026 12:00:00 GMT';

/** Answers one page of the rows. */
export function pageOf(root: string, rows: readonly unknown[], request: HttpRequest, shape: ListShape = {}): HttpResponse {
  const query = queryOf(request);
  const page = Number(query.page ?? 1);
  const size = Math.min(Number(query.per_page ?? 20), shape.most ?? 100);
  const headers: Record<string, string> = { date: startDate };
  if (shape.total !== false) headers.total = String(rows.length);
  if (shape.perPage !== false) headers['per-page'] = String(size);
  if (shape.link !== false) headers.link = linkHeader(request, page, Math.max(1, Math.ceil(rows.length / size)));
  return json({ [root]: rows.slice((page - 1) * size, page * size) }, headers);
}

function linkHeader(request: HttpRequest, page: number, last: number): string {
  const to = (number: number) => {
    const url = new URL(request.url);
    url.searchParams.set('page', String(number));
    return `<http://${connection.host}${url.pathname}${url.search}>`;
  };
  const links = [`${to(page)}; rel="current"`];
  if (page < last) links.push(`${to(page + 1)}; rel="next"`, `${to(last)}; rel="last"`);
  if (page > 1) links.push(`${to(page - 1)}; rel="prev"`, `${to(1)}; rel="first"`);
  return links.join(', ');
}

/** Enrollments with the ids from 1 to `count`. */
export function enrollmentRows(count: number): { id: number; status: string; user: { id: number }; listing: { id: number } }[] {
  return Array.from({ length: count }, (_, index) => ({ id: index + 1, status: 'active', user: { id: index + 5000 }, listing: { id: 7 } }));
}
