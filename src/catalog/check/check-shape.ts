// Compares what a Catalog returns with what the table says: names and kinds only, never a value.

import { isObject } from '../../base/json.ts';
import { type ListResponse, parseListResponse } from '../lists/list-response.ts';
import { parseRecord, recordIn } from '../records/parse-record.ts';
import type { Resource } from '../resource.ts';
import type { Reply } from '../wire/responses.ts';
import { checkFields, observedFormats, type Tallies, tally, unknownNames } from './check-fields.ts';

/** The replies for a resource that was read with one record on a page. */
export interface ProbeResult {
  /** Page 1, and page 2 if the table says that there are pages. */
  pages: readonly Reply[];
  /** The first record by its own address, if it has one. */
  single?: Reply;
}

/** Clauses such as `tag_names is missing`. */
export interface SchemaReport {
  differs: string[];
  seen: string[];
}

/** Enough to see each spelling of a value if one response holds everything. */
const MAX_RECORDS = 50;

export function checkShape(resource: Resource, { pages, single }: ProbeResult): SchemaReport {
  if (resource.parent) return { differs: [], seen: ['needs IDs, not checked'] };
  const [first, second] = pages;
  if (!first?.ok) return { differs: [`the list returned ${statusOf(first)}`], seen: [] };
  const page = parseListResponse(resource.list, first.json, first.headers);
  if (!page) return { differs: [`the response isn’t a list. Keys: ${namesOf(first.json)}`], seen: [] };
  const next = second?.ok ? parseListResponse(resource.list, second.json, second.headers) : undefined;
  const reports = [checkEnvelope(resource.list.root, first.json)];
  if (resource.list.paging === 'numbered') reports.push(checkSecondPage(second, next), checkPaging(resource, page, next));
  const records = [...page.rows, ...(next?.rows ?? [])].slice(0, MAX_RECORDS);
  reports.push(records.length === 0 ? { differs: [], seen: ['no records to check'] } : checkRecords(resource, records, single));
  return { differs: reports.flatMap(({ differs }) => differs), seen: reports.flatMap(({ seen }) => seen) };
}

function checkRecords(resource: Resource, records: readonly unknown[], single: Reply | undefined): SchemaReport {
  const tallies = tally(resource, records);
  const ofSingle = single ? checkSingle(resource, single, tallies) : { differs: [], seen: [] };
  const unknown = unknownNames(resource, records);
  return {
    differs: [...checkFields(tallies), ...ofSingle.differs],
    seen: [...ofSingle.seen, ...observedFormats(tallies), ...(unknown.length > 0 ? [`unknown fields: ${unknown.join(', ')}`] : [])],
  };
}

/** Returns the key of the first record of a list, for its single read. */
export function firstKey(resource: Resource, reply: Reply | undefined): string | undefined {
  const page = reply?.ok ? parseListResponse(resource.list, reply.json, reply.headers) : undefined;
  return page && page.rows.length > 0 ? keyOf(resource, page.rows[0]) || undefined : undefined;
}

function checkEnvelope(root: string, json: unknown): SchemaReport {
  if (Array.isArray(json)) return { differs: [`the list is bare, not under "${root}"`], seen: [] };
  const isUnderRoot = isObject(json) && Array.isArray(json[root]);
  return {
    differs: isUnderRoot ? [] : [`the list is in an envelope, not under "${root}"`],
    seen: [`response keys: ${namesOf(json)}`],
  };
}

function checkSecondPage(reply: Reply | undefined, page: ListResponse | undefined): SchemaReport {
  return { differs: reply && !page ? [`page 2 returned ${reply.ok ? 'no list' : statusOf(reply)}`] : [], seen: [] };
}

function checkPaging(resource: Resource, page: ListResponse, next: ListResponse | undefined): SchemaReport {
  const hints = [
    { name: 'Total', isPresent: page.total !== undefined },
    { name: 'Link', isPresent: page.linked },
    { name: 'Per-Page', isPresent: page.perPage !== undefined },
  ];
  const present = hints.filter(({ isPresent }) => isPresent).map(({ name }) => name);
  const missing = hints.filter(({ isPresent }) => !isPresent).map(({ name }) => name);
  const [a, b] = [page, next].map((each) => (each && each.rows.length > 0 ? keyOf(resource, each.rows[0]) : ''));
  const order = !a || !b ? 'no second page to compare' : `IDs ${Number(a) < Number(b) ? 'ascend' : 'descend'}`;
  return {
    differs: [
      ...(missing.length > 0 ? [`missing paging headers: ${missing.join(', ')}`] : []),
      ...(page.rows.length > 1 ? ['per_page=1 is ignored'] : []),
      ...(a && a === b ? ['page 2 repeats page 1'] : []),
    ],
    seen: [
      `paging headers: ${present.join(', ') || 'none'}`,
      ...(page.pageNumber === undefined ? [] : ['the envelope numbers its pages']),
      ...(a && a === b ? [] : [order]),
    ],
  };
}

function checkSingle(resource: Resource, single: Reply, ofList: Tallies): SchemaReport {
  if (!single.ok) return { differs: [`reading one record returned ${statusOf(single)}`], seen: [] };
  const record = recordIn(resource, single.json);
  const isBare = record === single.json;
  const isExpected = isBare === (resource.single?.root === undefined);
  const known = checkFields(ofList);
  const further = checkFields(tally(resource, [record])).filter((clause) => !known.includes(clause));
  return {
    differs: [
      ...(isExpected ? [] : [`a single record ${isBare ? 'isn’t' : 'is'} wrapped`]),
      ...further.map((clause) => `in a single record, ${clause}`),
    ],
    seen: [isBare ? 'a single record isn’t wrapped' : `keys of a single response: ${namesOf(single.json)}`],
  };
}

function keyOf(resource: Resource, record: unknown): string {
  const result = parseRecord(resource, record, []);
  return result.ok ? result.parsed.key : result.id;
}

function statusOf(reply: Reply | undefined): string {
  return reply && !reply.ok ? `${reply.error.status ?? ''} ${reply.error.code}`.trim() : 'no response';
}

/** Returns the names in a response. A name that doesn't look like one of an API might be personal data. */
function namesOf(json: unknown): string {
  const names = isObject(json) ? Object.keys(json).filter((name) => /^[A-Za-z][\w-]{0,40}$/.test(name)) : [];
  return names.length > 0 ? names.join(', ') : 'no names';
}
