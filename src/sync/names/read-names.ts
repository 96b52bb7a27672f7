// Reads names from Catalog with as few requests as their number needs: what changed, some one by one, or the list as a whole.

import type { Client } from '../../catalog/client.ts';
import { customNamesIn, withCustomFields } from '../../catalog/custom-fields.ts';
import { type DirectoryRule, keptFields, RESOURCE, resourcesOf } from '../../catalog/directories.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import { type ListReading, startList } from '../../catalog/lists/list-state.ts';
import { stepList } from '../../catalog/lists/read-list.ts';
import type { Record_, Resource } from '../../catalog/resource.ts';
import { toIso } from '../../tabs/cells/time.ts';

export interface NamesRead {
  /** `changes`: since a time. `some`: those that were asked for. `whole`: all that this key can see. */
  kind: 'changes' | 'some' | 'whole';
  records: readonly Record_[];
  /** IDs that Catalog doesn't have. */
  absent: readonly string[];
  /** Changes before this time are in it, `YYYY-MM-DDTHH:MM:SSZ`. */
  at?: string;
}

/** More changes than this aren't read in a refresh. */
const MAX_CHANGES = 1_900;
/** The share of a list that is read one by one rather than as a whole, because a page has 100 records. */
const PAGE = 100;
/** IDs that a list lacks and that are asked for one by one, to be sure. More stay unknown. */
const MAX_CHECKED = 200;
/** Records that are read by their own addresses if the directory doesn't say: one round of requests for each resource. */
const MAX_BY_KEY = 10;
/** The server's clocks can differ, and a change can appear a little after it was stored. */
export const OVERLAP_MS = 300_000;

/** Returns the records that changed since a time, or how many those are if they're too many to read. */
export function readChanged(client: Client, rule: DirectoryRule, since: string): NamesRead | number {
  const [resource] = resourcesOf(rule);
  if (!resource || rule.changedSince === undefined) return 0;
  const first = stepList(client, startNames(rule, resource, { [rule.changedSince]: since }));
  if ((first.state.total ?? 0) > MAX_CHANGES) return first.state.total ?? 0;
  const { records, at } = readToEnd(client, rule, first);
  return { kind: 'changes', records, absent: [], at };
}

/** Returns the records that changed since a time, if one of these lists has all records of the directory with all that it keeps. */
export function changedIn(lists: readonly ListReading[], rule: DirectoryRule, since: string): NamesRead | undefined {
  const kept = keptFields(rule);
  const whole = lists.find(({ resource, fields, state }) => {
    const names = fields.map(({ name }) => name);
    const isWhole = state.complete && state.unreadable.length === 0 && Object.keys(state.filters).length === 0;
    return isWhole && rule.resources.includes(resource.name) && kept.every((name) => name === RESOURCE || names.includes(name));
  });
  const { updated } = whole?.resource ?? {};
  if (!whole || updated === undefined) return undefined;
  const changed = Array.from(whole.found.values()).filter(({ values }) => String(values[updated] ?? '') >= since);
  return {
    kind: 'changes',
    records: changed.map(({ values }) => asRead(rule, whole.resource.name, values)),
    absent: [],
    at: timeOf(whole),
  };
}

/** Returns the records with some IDs: one by one if they're few among all, or else the whole list. */
export function readRest(client: Client, rule: DirectoryRule, ids: readonly string[]): NamesRead {
  const [resource] = resourcesOf(rule);
  if (rule.byId === undefined || !resource)
    return ids.length <= (rule.byKey ?? MAX_BY_KEY) ? readByKey(client, rule, ids) : readWhole(client, rule, ids);
  const first = stepList(client, startNames(rule, resource, {}));
  const isFew = ids.length <= (first.state.total ?? 0) / PAGE;
  if (isFew && !first.state.done) return { ...readById(client, rule, ids), at: timeOf(first) };
  const whole = asWhole(rule, [readToEnd(client, rule, first)], ids);
  // The list isn't read twice to confirm that it's complete, as a pull of its own is. So those that it lacks are asked for alone.
  const checked = whole.absent.length <= MAX_CHECKED ? readById(client, rule, whole.absent) : { records: [], absent: [] };
  return { ...whole, records: [...whole.records, ...checked.records], absent: checked.absent };
}

/** Returns the records with some IDs, one request for each. */
export function readById(client: Client, rule: DirectoryRule, ids: readonly string[]): NamesRead {
  const [resource] = resourcesOf(rule);
  if (!resource || rule.byId === undefined) return { kind: 'some', records: [], absent: [] };
  const how = { filters: { [rule.byId]: rule.id }, fields: [rule.id] };
  const wanted = ids.map((id) => ({ [rule.id]: id }));
  const outcomes = client.lookUpMany(withShown(rule, resource), wanted, how);
  const records = outcomes.flatMap((outcome) =>
    Array.isArray(outcome) ? outcome.map(({ values }) => asRead(rule, resource.name, values)) : [],
  );
  const absent = ids.filter((_, index) => Array.isArray(outcomes[index]) && outcomes[index]?.length === 0);
  return { kind: 'some', records, absent };
}

/** Returns all records of a directory with a short list, or undefined. */
export function readIfShort(client: Client, rule: DirectoryRule): NamesRead | undefined {
  const [resource] = resourcesOf(rule);
  if (!resource) return undefined;
  const first = stepList(client, startNames(rule, resource, {}));
  return (first.state.total ?? 0) > MAX_CHANGES ? undefined : asWhole(rule, [readToEnd(client, rule, first)], []);
}

/** Returns the records with some keys, by their own addresses. With several resources, the first one that has a key. */
export function readByKey(client: Client, rule: DirectoryRule, keys: readonly string[]): NamesRead {
  const records: Record_[] = [];
  let open = [...keys];
  let isSure = true;
  for (const resource of resourcesOf(rule)) {
    if (open.length === 0) break;
    const outcomes = client.readMany(withShown(rule, resource), open);
    const failed = outcomes.find((outcome) => 'failed' in outcome);
    if (failed && 'failed' in failed) {
      if (outcomes.every((outcome) => 'failed' in outcome)) throw failed.failed;
      isSure = false;
    }
    for (const outcome of outcomes) if ('found' in outcome) records.push(asRead(rule, resource.name, outcome.found.values));
    open = open.filter((_, index) => !('found' in (outcomes[index] ?? {})));
  }
  return { kind: 'some', records, absent: isSure ? open : [] };
}

/** Returns all records of a directory, and which of some IDs it doesn't have. */
export function readWhole(client: Client, rule: DirectoryRule, ids: readonly string[] = []): NamesRead {
  const lists = resourcesOf(rule).map((resource) => readToEnd(client, rule, startNames(rule, resource, {})));
  return asWhole(rule, lists, ids);
}

interface ReadList {
  records: Record_[];
  complete: boolean;
  at?: string;
}

function asWhole(rule: DirectoryRule, lists: readonly ReadList[], ids: readonly string[]): NamesRead {
  const records = lists.flatMap((list) => list.records);
  const known = new Set(records.map((record) => String(record[rule.id])));
  // An incomplete list proves what it has, but not that something is absent.
  const absent = lists.every(({ complete }) => complete) ? ids.filter((id) => !known.has(id)) : [];
  return { kind: 'whole', records, absent, at: lists[0]?.at };
}

export function startNames(rule: DirectoryRule, resource: Resource, filters: FilterValues): ListReading {
  const kept = keptFields(rule);
  const shown = withShown(rule, resource);
  const fields = shown.fields.filter(({ name, from }) => kept.includes(name) && !from);
  return { resource: shown, fields, state: startList(resource, filters), found: new Map() };
}

/** Without child rows, and with only those user-defined fields that tabs show: the rest takes far more room than names. */
function withShown({ chosen = [] }: DirectoryRule, { custom, children: _, ...resource }: Resource): Resource {
  const names = customNamesIn(chosen);
  if (!custom?.definitions || names.length === 0) return resource;
  return withCustomFields(
    { ...resource, custom },
    names.map((name) => ({ name, label: name })),
  );
}

/** Returns a record that was read, with null for each user-defined field that it lacks: it's blank, not unknown. */
export function asRead(rule: DirectoryRule, resource: string, record: Record_): Record_ {
  const blanks = Object.fromEntries((rule.chosen ?? []).map((name) => [name, null]));
  return { ...blanks, ...record, [RESOURCE]: resource };
}

function readToEnd(client: Client, rule: DirectoryRule, first: ListReading): ReadList {
  let reading = first;
  while (!reading.state.done && !reading.state.confirming) reading = stepList(client, reading);
  const { complete, confirming, unreadable } = reading.state;
  return {
    records: Array.from(reading.found.values(), ({ values }) => asRead(rule, reading.resource.name, values)),
    complete: (complete || confirming === true) && unreadable.length === 0,
    at: timeOf(reading),
  };
}

export function timeOf({ state: { startedAt } }: ListReading): string | undefined {
  return startedAt === undefined ? undefined : toIso(Date.parse(startedAt) - OVERLAP_MS);
}
