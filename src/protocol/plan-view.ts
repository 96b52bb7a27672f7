// A plan as the review shows it: one entry for each request, values as the tab would show them.

import { groupBy } from '../base/group-by.ts';
import { said, say } from '../base/say.ts';
import { asciiJson, sha256 } from '../base/sha256.ts';
import type { Field, Resource, Value } from '../catalog/resource.ts';
import type { Connection } from '../catalog/wire/connection.ts';
import type { Workbook } from '../platform/ports.ts';
import type { Session } from '../sync/jobs/session.ts';
import { captionText } from '../sync/plan/caption.ts';
import { isToSend, isUndecided, leftOutBecause, stateOf } from '../sync/plan/entry-state.ts';
import { guardOf } from '../sync/plan/guard.ts';
import type { JournalEntry } from '../sync/plan/journal-entry.ts';
import { needsIn } from '../sync/plan/needs.ts';
import { isAllOrNothing } from '../sync/plan/other-records.ts';
import type { PlanHeader } from '../sync/plan/plan-header.ts';
import type { Details, RequestDetails } from '../sync/review/request-details.ts';
import type { PageOf } from '../sync/review/review.ts';
import { estimateSeconds } from '../sync/send/next-batch.ts';
import { tabsOf } from '../sync/send/send.ts';
import { joinList } from '../tabs/cells/lists.ts';
import { timeText } from '../tabs/cells/time.ts';
import { isShortened, isUnknown, type PlainBase } from '../tabs/memory/snapshot.ts';
import { resourceResolver, tableEntry } from '../tabs/resource-for-tab.ts';
import type { PlanField, PlanOption, PlanRequest, PlanView } from './review.ts';

/** A check has no client, only the connection of the file. */
type PlanWorld = Pick<Session, 'workbook' | 'document'> & {
  client: { connection: Pick<Connection, 'kind'>; pace?: () => number | undefined };
};

export function planView(
  world: PlanWorld,
  header: PlanHeader,
  entries: readonly JournalEntry[],
  requests = requestViews(world, entries, new Map()),
): PlanView {
  const shape = resourceResolver(world);
  const byRequest = Array.from(groupBy(entries, ({ request }) => request).values());
  const sendable = byRequest.filter((ofRequest) => ofRequest.some(isToSend));
  const counts: PlanView['counts'] = { create: 0, update: 0, delete: 0, drop: 0, conflict: 0 };
  for (const [entry] of sendable) counts[entry.operation] = (counts[entry.operation] ?? 0) + 1;
  counts.conflict = entries.filter(isUndecided).length;
  return {
    plan: header.run,
    host: header.host,
    kind: world.client.connection.kind,
    at: header.at,
    requests,
    counts,
    options: optionsOf(sendable),
    seconds: estimateSeconds(entries, world.client.pace?.()),
    guard: header.applied ? undefined : guardOf(entries, tabsOf(world), shape),
    refused: [],
    remarks: [],
    newRows: [],
    applied: header.applied,
    undoes: header.undoes,
    whole: entries.some(isAllOrNothing),
  };
}

/** Returns what the page of a review receives, with the digest of it, which the page computes itself from what it shows. */
export function pageOf(world: Pick<Session, 'workbook' | 'document'>): PageOf<PlanRequest[]> {
  return (entries, details) => {
    const shown = requestViews(world, entries, details);
    return { shown, digest: sha256(asciiJson(shown)) };
  };
}

export function requestViews(
  world: Pick<Session, 'workbook' | 'document'>,
  entries: readonly JournalEntry[],
  details: Details,
): PlanRequest[] {
  const zone = world.workbook.timeZone();
  const shape = resourceResolver(world);
  const tabName = tabNames(world.workbook);
  const needs = needsIn(entries);
  const around: Around = {
    tabName,
    zone,
    needsOf: (entry) => Array.from(new Set(needs(entry).map(({ request }) => request))),
    detailsOf: (request) => details.get(request) ?? noDetails,
  };
  return Array.from(groupBy(entries, ({ request }) => request).values(), (ofRequest) => requestView(ofRequest, shape, around));
}

/** What the views of all requests of a plan have in common. */
interface Around {
  tabName: (sheet: number) => string;
  zone: string;
  needsOf: (entry: JournalEntry) => string[];
  detailsOf: (request: string) => RequestDetails;
}

const noDetails: RequestDetails = { unusual: [], currencies: {}, newNames: {} };

/** Returns what names a tab by the ID of its sheet, `''` if it's deleted. It reads each name once. */
export function tabNames(workbook: Pick<Workbook, 'sheet'>): (sheet: number) => string {
  const names = new Map<number, string>();
  return (sheet) => {
    const name = names.get(sheet) ?? workbook.sheet(sheet)?.name() ?? '';
    names.set(sheet, name);
    return name;
  };
}

function requestView(
  lines: readonly [JournalEntry, ...JournalEntry[]],
  shape: (entry: JournalEntry) => Resource,
  around: Around,
): PlanRequest {
  const [first] = lines;
  const resource = shape(first);
  const notes = Array.from(new Set(lines.map((line) => said(line.note)).filter(Boolean)));
  return {
    request: first.request,
    operation: first.operation,
    help: helpOf(first),
    resource: resource.name,
    one: resource.one,
    tab: around.tabName(first.sheet),
    sheet: first.sheet,
    row: first.row,
    key: first.operation === 'create' ? undefined : first.key,
    caption: captionText(resource, first),
    fields: lines.filter((line) => line.value !== undefined || line.dependsOn !== '').map((line) => fieldView(resource, line, around)),
    effects: [...(resource.writes[first.operation]?.effects ?? [])],
    state: stateOf(lines),
    leftOut: lines.some(isUndecided) ? undefined : leftOutBecause(lines),
    unusual: around.detailsOf(first.request).unusual,
    note: notes.length > 0 ? notes.join(', ') : undefined,
  };
}

function fieldView(resource: Resource, entry: JournalEntry, { zone, needsOf, detailsOf }: Around): PlanField {
  const { currencies, newNames } = detailsOf(entry.request);
  const needs = needsOf(entry);
  const field = resource.fields.find((each) => each.name === entry.field);
  const conflict = entry.decision === 'unresolved' || entry.decision === 'theirs';
  const before = entry.operation === 'create' ? undefined : conflict ? entry.base : entry.server;
  const view: PlanField = {
    field: entry.field,
    label: field?.label ?? entry.field,
    before: shownValue(field, before, zone),
    after: entry.operation === 'create' ? createdAs(field, entry, zone) : shownValue(field, entry.value, zone),
    state: entry.state,
    note: said(entry.note) || undefined,
  };
  if (currencies[entry.field]) view.currency = currencies[entry.field];
  if (newNames[entry.field]) view.newNames = newNames[entry.field];
  if (needs.length > 0) view.needs = needs;
  if (conflict) view.theirs = shownValue(field, entry.server, zone);
  if (field?.kind === 'set' && entry.operation !== 'create') {
    const old = Array.isArray(entry.server) ? (entry.server as readonly string[]) : [];
    const now = Array.isArray(entry.value) ? (entry.value as readonly string[]) : [];
    view.added = now.filter((item) => !old.includes(item));
    view.removed = old.filter((item) => !now.includes(item));
  }
  return view;
}

/** Beside an id the words that were typed for it. */
function createdAs(field: Field | undefined, { value, typed, dependsOn: awaits }: JournalEntry, zone: string): string {
  if (awaits !== '') return say`${String(typed).trim()} (once created)`;
  return shownValue(field, value, zone) + (typed === undefined ? '' : ` (${String(typed).trim()})`);
}

/** A value as the tab would show it. */
export function shownValue(field: Field | undefined, value: PlainBase, zone: string): string {
  if (value === undefined || value === null) return '';
  if (isShortened(value)) return isUnknown(value) ? say`(unknown)` : say`(text of ${value.length} characters)`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (Array.isArray(value)) return joinList((value as readonly Value[]).map(String));
  const text = String(value);
  if (field?.kind === 'money') return /\.\d$/.test(text) ? `${text}0` : text;
  return field?.kind === 'time' ? timeText(Date.parse(text), zone) : text;
}

/** Returns what a request does in Catalog if its name doesn't say all, in the language of the user, not of the tab. */
function helpOf({ resource, operation }: JournalEntry): string | undefined {
  const help = tableEntry(resource).writes[operation]?.help;
  return help && said(help);
}

function optionsOf(requests: readonly [JournalEntry, ...JournalEntry[]][]): PlanOption[] {
  const options = new Map<string, PlanOption>();
  for (const [entry] of requests) {
    for (const option of tableEntry(entry.resource).writes[entry.operation]?.options ?? []) {
      const known = options.get(option.name);
      const { name, label, help } = option;
      options.set(name, { name, label: said(label), help: said(help), requests: [...(known?.requests ?? []), entry.request] });
    }
  }
  return Array.from(options.values());
}
