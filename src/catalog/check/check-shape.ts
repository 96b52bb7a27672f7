// What a Catalog answers, compared with what the table says of it: names and kinds only, never a value.

import { isObject } from '../../base/json.ts';
import { type ListResponse, parseListResponse } from '../lists/list-response.ts';
import { parseRecord, recordIn } from '../records/parse-record.ts';
import type { Resource } from '../resource.ts';
import type { Reply } from '../wire/responses.ts';
import { checkFields, observedFormats, type Tallies, tally, unknownNames } from './check-fields.ts';

/** What came of asking for a resource with one record on a page. */
export interface ProbeResult {
  /** Page 1, and page 2 where the table says that there are pages. */
  pages: readonly Reply[];
  /** The first record by its own address, where there is one. */
  single?: Reply;
}

export interface SchemaReport {
  /** One clause each, such as `tag_names is missing`. */
  differs: string[];
  seen: string[];
}

/** Enough to see each form of a value, where one answer holds everything. */
const MAX_RECORDS = 50;

export function checkShape(resource: Resource, { pages, single }: ProbeResult): SchemaReport {
  const { root } = resource.list;
  if (resource.parent) return { differs: [], seen: ['needs IDs, not checked'] };
  const [first, second] = pages;
  if (!first?.ok) return { differs: [`the list returned ${statusOf(first)}`], seen: [] };
  const page = parseListResponse(resource.list, first.json, first.headers);
  if (!page) return { differs: [`the response isn’t a list. Keys: ${namesOf(first.json)}`], seen: [] };
  const shape: SchemaReport = { differs: [], seen: [] };
  checkEnvelope(root, first.json, shape);
  const next = second?.ok ? parseListResponse(resource.list, second.json, second.headers) : undefined;
  if (resource.list.paging === 'numbered') {
    if (second && !next) shape.differs.push(`page 2 returned ${second.ok ? 'no list' : statusOf(second)}`);
    checkPaging(resource, page, next, shape);
  }
  const records = [...page.rows, ...(next?.rows ?? [])].slice(0, MAX_RECORDS);
  if (records.length === 0) {
    shape.seen.push('no records to check');
    return shape;
  }
  const tallies = tally(resource, records);
  shape.differs.push(...checkFields(tallies));
  if (single) checkSingle(resource, single, tallies, shape);
  shape.seen.push(...observedFormats(tallies));
  const unknown = unknownNames(resource, records);
  if (unknown.length > 0) shape.seen.push(`unknown fields: ${unknown.join(', ')}`);
  return shape;
}

/** The key of the first record of a list, for its single read. */
export function firstKey(resource: Resource, reply: Reply | undefined): string | undefined {
  const page = reply?.ok ? parseListResponse(resource.list, reply.json, reply.headers) : undefined;
  return page && page.rows.length > 0 ? keyOf(resource, page.rows[0]) || undefined : undefined;
}

function checkEnvelope(root: string, json: unknown, shape: SchemaReport): void {
  const stands = Array.isArray(json) ? 'bare' : isObject(json) && Array.isArray(json[root]) ? undefined : 'in an envelope';
  if (stands) shape.differs.push(`the list is ${stands}, not under "${root}"`);
  if (!Array.isArray(json)) shape.seen.push(`response keys: ${namesOf(json)}`);
}

function checkPaging(resource: Resource, page: ListResponse, next: ListResponse | undefined, { differs, seen }: SchemaReport): void {
  const hints = [
    { name: 'Total', there: page.total !== undefined },
    { name: 'Link', there: page.linked },
    { name: 'Per-Page', there: page.perPage !== undefined },
  ];
  const namesWhere = (wanted: boolean) => hints.flatMap(({ name, there }) => (there === wanted ? name : [])).join(', ');
  if (namesWhere(false) !== '') differs.push(`missing paging headers: ${namesWhere(false)}`);
  seen.push(`paging headers: ${namesWhere(true) || 'none'}`);
  if (page.pageNumber !== undefined) seen.push('the envelope numbers its pages');
  if (page.rows.length > 1) differs.push('per_page=1 is ignored');
  const [a, b] = [page, next].map((each) => (each && each.rows.length > 0 ? keyOf(resource, each.rows[0]) : ''));
  if (!a || !b) seen.push('no second page to compare');
  else if (a === b) differs.push('page 2 repeats page 1');
  else seen.push(`IDs ${Number(a) < Number(b) ? 'ascend' : 'descend'}`);
}

function checkSingle(resource: Resource, single: Reply, ofList: Tallies, { differs, seen }: SchemaReport): void {
  if (!single.ok) {
    differs.push(`reading one record returned ${statusOf(single)}`);
    return;
  }
  const record = recordIn(resource, single.json);
  const root = resource.single?.root;
  const bare = record === single.json;
  if (bare !== (root === undefined)) differs.push(`a single record ${bare ? 'isn’t' : 'is'} wrapped`);
  seen.push(bare ? 'a single record isn’t wrapped' : `keys of a single response: ${namesOf(single.json)}`);
  const known = checkFields(ofList);
  const further = checkFields(tally(resource, [record])).filter((clause) => !known.includes(clause));
  differs.push(...further.map((clause) => `in a single record, ${clause}`));
}

function keyOf(resource: Resource, record: unknown): string {
  const result = parseRecord(resource, record, []);
  return result.ok ? result.parsed.key : result.id;
}

function statusOf(reply: Reply | undefined): string {
  return reply && !reply.ok ? `${reply.error.status ?? ''} ${reply.error.code}`.trim() : 'no response';
}

/** Names of an answer; those that do not look like names of an API might say something about somebody. */
function namesOf(json: unknown): string {
  const names = isObject(json) ? Object.keys(json).filter((name) => /^[A-Za-z][\w-]{0,40}$/.test(name)) : [];
  return names.length > 0 ? names.join(', ') : 'no names';
}
