// A list while it is read. Its state is plain JSON, so reading can stop after any fetch round and resume later.

import type { Parsed, ParseResult } from '../records/parse-record.ts';
import type { Field, Resource } from '../resource.ts';
import type { CatalogError } from '../wire/errors.ts';
import type { ReadResult } from '../wire/read-all.ts';
import type { ApiRequest } from '../wire/transport.ts';
import type { FilterValues } from './filters.ts';

/** Records by key, in the order of the server; running numbers where the resource has no key. */
export type Found = Map<string, Parsed>;

/** Returns the records with some others. */
export function withRecords(found: Found, others: readonly Parsed[]): Found {
  return others.length === 0 ? found : new Map([...found, ...others.map((parsed) => [parsed.key, parsed] as const)]);
}

/** The result of reading one record. */
export type ReadOutcome = { found: Parsed } | { gone: true } | { failed: CatalogError };

/** What reading a list needs of a client. */
export interface PageReader {
  readonly connection: { host: string };
  rounds(): number;
  read(calls: readonly ApiRequest[], width: number): ReadResult;
}

export interface ListReader extends PageReader {
  readMany(resource: Resource, keys: readonly string[]): ReadOutcome[];
}

export interface ListState {
  resource: string;
  filters: FilterValues;
  done: boolean;
  /** Once done: nothing that existed throughout is missing. */
  complete: boolean;
  /** What the server says there is, in its last answer. */
  total?: number;
  /** Once done: how many records the server counts that no page shows, in two passes that agree. This key might not see them. */
  hidden?: number;
  /** How many records the pass before lacked, if nothing moved in it. */
  lacked?: number;
  /** Fetch rounds so far, repeated ones included. */
  rounds: number;
  /** Values that couldn't be read, with the IDs of their records. Up to 100 of them. */
  unreadable: { id: string; field: string }[];
  /** The server's clock at the first answer, `YYYY-MM-DDTHH:MM:SSZ`. */
  startedAt?: string;
  /** Requests sent at a time; falls when the server or the network cannot take them, and may be set lower at the start. */
  batch: number;
  /** Which reading of the whole list this is, from 1. */
  pass: number;
  /** How the pages after the first are found: not known yet, all by number, one by one by number, or by link. */
  way: 'first' | 'counted' | 'numbered' | 'linked';
  /** What the server calls the first page: its own numbers may count from 0. */
  firstPage: 0 | 1;
  /** Pages read in this pass. */
  pages: number;
  /** Rows on the pages of this pass after the first one. */
  rows?: number;
  /** Rows on a full page, as the server has it. */
  size: number;
  /** Path and query of the next page and of the last one read, where pages are linked. */
  next?: string;
  here?: string;
  /** Whose list this is, where lists hang on records of another kind (`of`). */
  owner?: string;
  /** For a reading of many such lists: the last record whose list was read, and how many have none. */
  after?: string;
  without?: number;
  /** Fingerprints of the first page and of the last one read. */
  head?: string;
  seam?: string;
  /** Has nothing moved in this pass, as far as pages read twice and totals tell? */
  steady: boolean;
  /**
   * Records that arrive while this list is read have a date that tells so. If all records found are older, and as many as the first page
   * has counted, they're all that there were, whatever has moved. Then no page is read twice.
   */
  dated?: true;
  /** A record of this pass has no such date, or one that's too close to the start. */
  recent?: true;
  /** The first pass is read, and pages of it are read once more to confirm that it's complete. */
  confirming?: true;
  /** Rows of this pass that could not be read. */
  skipped: number;
  /** Records that this pass has added and that existed at the start. */
  added: number;
  /** Records that came twice and differed, where nothing tells which is later: they are read by id at the end. At most 100 of them. */
  unclear: string[];
}

/** A list that is being read: what to read, how far it is, and the records so far. Each step returns a new one. */
export interface ListReading {
  readonly resource: Resource;
  /** The fields to read of each record. */
  readonly fields: readonly Field[];
  readonly state: ListState;
  readonly found: Found;
  /** How many records earlier steps have found that aren't among these. Only a round that reads on in the middle of a list does without them. */
  readonly elsewhere?: number | undefined;
  /** What was read from pages that are read again to be compared, by the text of their response: the same text isn't read twice. */
  readonly known?: ReadonlyMap<string, readonly ParseResult[]>;
  /** Why this list can't be read, if several are read together. */
  readonly error?: CatalogError;
}

/** Returns a list of which no page has been read. Filters must hold days as UTC times already. */
export function startReading(resource: Resource, filters: FilterValues): ListReading {
  return { resource, fields: resource.fields, state: startList(resource, filters), found: new Map() };
}

/** Returns the state of a list of which no page has been read. Filters must hold days as UTC times already. */
export function startList(resource: Resource, filters: FilterValues): ListState {
  return {
    resource: resource.name,
    filters,
    done: false,
    complete: false,
    rounds: 0,
    unreadable: [],
    unclear: [],
    batch: 20,
    firstPage: resource.list.paging === 'from-zero' ? 0 : 1,
    ...initialState(1),
  };
}

/** Returns the state in which the next pass over the same list starts, at its first page. */
export function startNextPass(state: ListState): ListState {
  return {
    ...state,
    ...initialState(state.pass + 1),
    rows: 0,
    next: undefined,
    here: undefined,
    head: undefined,
    seam: undefined,
    confirming: undefined,
    dated: undefined,
    recent: undefined,
  };
}

function initialState(pass: number): Pick<ListState, 'pass' | 'way' | 'pages' | 'size' | 'steady' | 'skipped' | 'added'> {
  return { pass, way: 'first', pages: 0, size: 0, steady: true, skipped: 0, added: 0 };
}
