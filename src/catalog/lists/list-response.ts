// One page of a list as it was answered: three envelopes, and what the headers say about paging.
import * as z from 'zod/mini';
import { isObject, propertyOf } from '../../base/json.ts';
import { once } from '../../base/once.ts';
import { canonicalTime } from '../records/canonical.ts';
import type { Resource } from '../resource.ts';
import { isPath } from '../wire/address.ts';

export interface ListResponse {
  rows: unknown[];
  /** Of the `Total` header or the envelope. */
  total?: number;
  /** Rows on a full page, as the server says; not what was asked. */
  perPage?: number;
  /** Was there a `Link` header, and where does its next page lie (path and query)? */
  linked: boolean;
  next?: string;
  /** Was there a next page whose address can't be used? */
  refused?: true;
  /** The number of this page in an envelope, which counts from 0. */
  pageNumber?: number;
  /** The server's clock. */
  date?: string;
}

/** The dialect of the account admins, possibly shared by tags and analytics. Each row is checked when it's read. */
const envelopeOf = once(() =>
  z.object({
    content: z.custom<unknown[]>((value) => Array.isArray(value)),
    page: z.optional(
      z.object({
        number: z.optional(z.number()),
        size: z.optional(z.number()),
        totalElements: z.optional(z.number()),
      }),
    ),
  }),
);

/** A longer address can't be requested. Two of them are stored with a job, and a property holds 9 KB. */
const MAX_NEXT_LENGTH = 1_500;

/** `undefined` when the answer is not such a list. Header names are lower case. */
export function parseListResponse(
  { root, anyRoot, path }: Resource['list'] & { path?: string },
  json: unknown,
  headers: Record<string, string>,
): ListResponse | undefined {
  const link = headers.link;
  const told: Omit<ListResponse, 'rows'> = {
    linked: link !== undefined,
    ...nextLink(link, path),
    total: count(headers.total),
    perPage: count(headers['per-page']),
    date: httpDate(headers.date),
  };
  if (Array.isArray(json)) return { rows: json, ...told };
  const envelope = envelopeOf().safeParse(json);
  if (!envelope.success) {
    // No schema: it would be made anew for each response.
    const rooted = propertyOf(json, root);
    const rows = Array.isArray(rooted) || isObject(rooted) ? rooted : anyRoot ? onlyList(json) : undefined;
    // One record under the root is a list of one.
    return rows === undefined ? undefined : { rows: Array.isArray(rows) ? rows : [rows], ...told };
  }
  const { content, page } = envelope.data;
  return {
    rows: content,
    ...told,
    total: page?.totalElements ?? told.total,
    perPage: page?.size ?? told.perPage,
    pageNumber: page?.number,
  };
}

function onlyList(json: unknown): unknown[] | undefined {
  const lists = isObject(json) ? Object.values(json).filter((value) => Array.isArray(value)) : [];
  return lists.length === 1 ? lists[0] : undefined;
}

/**
 * Where the next page lies, without scheme and host: behind a proxy a Catalog may name itself by another scheme or
 * name, and the key goes to the connection's host only.
 */
function nextLink(header: string | undefined, own = ''): Pick<ListResponse, 'next' | 'refused'> {
  const target = header && Array.from(header.matchAll(/<([^<>]*)>([^<]*)/g)).find(([, , parameters = '']) => isNext(parameters))?.[1];
  if (!target) return {};
  const bare = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  // A query alone belongs to the path that was asked.
  const path = bare.startsWith('?') ? own + bare : bare;
  return isPath(path) && path.length <= MAX_NEXT_LENGTH ? { next: path } : { refused: true };
}

/** Returns whether the parameters after an address, up to the next comma, name it the next page. */
function isNext(parameters: string): boolean {
  const [own = ''] = parameters.split(',');
  return own.split(';').some((each) => /^\s*rel=/i.test(each) && /\bnext\b/i.test(each));
}

function count(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,9}$/.test(header.trim()) ? Number(header) : undefined;
}

function httpDate(header: string | undefined): string | undefined {
  const at = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(at) ? undefined : canonicalTime(new Date(at).toISOString());
}
