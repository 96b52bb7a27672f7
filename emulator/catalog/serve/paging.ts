// One page of a list: rows, Link, Total and Per-Page as the contract describes them.
import type { CatalogSwitches } from '../../demo-catalog.ts';
import type { Answer } from './answer.ts';
import { type Call, numberOf } from './call.ts';

export interface Page<T> {
  rows: T[];
  number: number;
  size: number;
  total: number;
  headers: Record<string, string>;
}

/** Cuts a page out of all rows, which come in the order of their ids. */
export function pageOf<T>(call: Call, rowsThere: readonly T[]): Page<T> {
  const all = capped(call, rowsThere);
  const size = call.switches.perPageIgnored ?? Math.min(numberOf(call.query.per_page) ?? 20, 100);
  const number = numberOf(call.query.page) ?? 1;
  const from = (number - 1) * size;
  const rows =
    call.switches.sort === 'descending'
      ? all.slice(Math.max(0, all.length - from - size), Math.max(0, all.length - from)).reverse()
      : all.slice(from, from + size);
  const total = all.length;
  return { rows, number, size, total, headers: headers(call, number, size, total) };
}

/** A list under its root key, such as `{ "courses": [...] }`. */
export function listAnswer<T>(call: Call, root: string, all: readonly T[], show: (row: T) => unknown): Answer {
  const page = pageOf(call, all);
  return { status: 200, headers: page.headers, body: { [root]: page.rows.map(show) } };
}

/** The switch `silentCap`. */
export function capped<T>({ switches }: Call, rows: readonly T[]): readonly T[] {
  return switches.silentCap === undefined ? rows : rows.slice(0, switches.silentCap);
}

function headers(call: Call, number: number, size: number, total: number): Record<string, string> {
  const paging: CatalogSwitches['paging'] = call.switches.paging ?? 'full';
  const last = Math.max(1, Math.ceil(total / size));
  const link = (relation: string, page: number) => {
    const search = new URLSearchParams(call.search);
    search.set('page', String(page));
    return `<${call.origin}${call.path}?${search}>; rel="${relation}"`;
  };
  const links = [
    ...(number < last ? [link('next', number + 1), link('last', last)] : []),
    ...(number > 1 ? [link('first', 1), link('prev', Math.min(number - 1, last))] : []),
  ];
  return {
    ...(links.length > 0 && (paging === 'full' || paging === 'link-only') ? { Link: links.join(', ') } : {}),
    ...(paging === 'full' || paging === 'total-only' ? { Total: String(total) } : {}),
    'Per-Page': String(size),
  };
}
