// Names from analytics, which take a list of IDs in one request. No document shows their rows of users, so one request shows first whether
// this Catalog names users in them, and its result is kept with the key. Their rows of listings are documented, and name deleted ones too.

import { type DirectoryRule, keptFields, RESOURCE, resourcesOf } from '../../catalog/directories.ts';
import { type ListReading, startReading } from '../../catalog/lists/list-state.ts';
import { readLists, stepList } from '../../catalog/lists/read-list.ts';
import type { Record_ } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { analyticsNamePeople, recordAnalyticsNamePeople } from '../jobs/denied-resources.ts';
import type { Session } from '../jobs/session.ts';
import { type NamesRead, startNames, timeOf } from './read-names.ts';

/** IDs in one request. */
const MAX_IDS = 500;
/** Fewer are read one by one, which needs no proof. */
const MIN_IDS = 20;
/** Lists up to this length are read as a whole, which is about as fast. */
const MIN_LIST = 300;
/** Users whose names in analytics are compared with those in their list. */
const SAMPLE = 20;

/** Returns the names of many people, or undefined if they're few or if this Catalog's analytics don't name people. */
export function readFromAnalytics(session: Session, rule: DirectoryRule, ids: readonly string[]): NamesRead | undefined {
  const { client, document } = session;
  const isEnough = keptFields(rule).every((name) => rule.analytics?.as[name] !== undefined);
  if (rule.analytics?.standFor !== 'list' || !isEnough || ids.length < MIN_IDS) return undefined;
  return orNone(() => {
    const isNamed = analyticsNamePeople(document, client.connection) ?? probe(session, rule, ids.slice(0, MAX_IDS - SAMPLE));
    return isNamed ? readRows(session, rule, ids) : undefined;
  });
}

/** Returns the names that were read, with those of records that Catalog no longer has in its lists. */
export function withDeleted(session: Session, rule: DirectoryRule, names: NamesRead): NamesRead {
  if (rule.analytics?.standFor !== 'deleted' || names.absent.length === 0) return names;
  const found = orNone(() => readRows(session, rule, names.absent))?.records ?? [];
  const named = new Set(found.map((record) => String(record[rule.id])));
  return { ...names, records: [...names.records, ...found], absent: names.absent.filter((id) => !named.has(id)) };
}

/** Returns undefined if analytics can't be read. Throws CatalogError only if the key is wrong. */
function orNone(read: () => NamesRead | undefined): NamesRead | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CatalogError) || error.code === 'wrong-key') throw error;
    return undefined;
  }
}

/**
 * Finds out whether analytics name people, and stores the result. They must name some of those that were asked for and no others, and
 * name users as their list does. Nothing is stored if the list is short, or if Catalog has a problem.
 */
function probe(session: Session, rule: DirectoryRule, ids: readonly string[]): boolean {
  const { client, document } = session;
  try {
    const list = firstUsers(session, rule);
    if (list && (list.state.total ?? 0) <= MIN_LIST) return false;
    const users = Array.from(list?.found.values() ?? [], ({ values }) => values).slice(0, SAMPLE);
    const sample = new Map(users.map((user) => [String(user[rule.id]), user]));
    const asked = new Set([...ids, ...sample.keys()]);
    const { records } = readRows(session, rule, Array.from(asked));
    const isSame = (record: Record_) => {
      const user = sample.get(String(record[rule.id]));
      return !user || (user.user_name === record.user_name && user.email_address === record.email_address);
    };
    const isNamed = records.length > 0 && records.every((record) => asked.has(String(record[rule.id])) && isSame(record));
    recordAnalyticsNamePeople(document, client.connection, isNamed);
    return isNamed;
  } catch (error) {
    if (error instanceof CatalogError && error.code === 'forbidden') recordAnalyticsNamePeople(document, client.connection, false);
    throw error;
  }
}

/** Returns the first page of users, or undefined if this key can't read them. */
function firstUsers({ client }: Session, rule: DirectoryRule): ListReading | undefined {
  const [resource] = resourcesOf(rule);
  try {
    return resource && stepList(client, startNames(rule, resource, {}));
  } catch (error) {
    if (error instanceof CatalogError && error.code === 'forbidden') return undefined;
    throw error;
  }
}

/** Returns the rows that name someone or something, as records of the directory. */
function readRows({ client }: Session, rule: DirectoryRule, ids: readonly string[]): NamesRead {
  const { analytics } = rule;
  if (!analytics) return { kind: 'some', records: [], absent: [] };
  const resource = resourceOf(analytics.resource);
  const chunks = Array.from({ length: Math.ceil(ids.length / MAX_IDS) }, (_, index) => ids.slice(index * MAX_IDS, (index + 1) * MAX_IDS));
  const lists = readLists(
    client,
    chunks.map((chunk) => startReading(resource, { [analytics.by]: chunk })),
  );
  const failed = lists.find(({ error }) => error)?.error;
  if (failed) throw failed;
  const blanks = Object.fromEntries(keptFields(rule).map((name) => [name, null]));
  const isNamed = (record: Record_) => Object.entries(record).every(([name, value]) => name === 'sku' || (value ?? '') !== '');
  const records = lists.flatMap(({ found }) =>
    Array.from(found.values(), ({ values }) => Object.fromEntries(Object.entries(analytics.as).map(([name, from]) => [name, values[from]])))
      .filter(isNamed)
      .map((record): Record_ => ({ ...blanks, ...record, [RESOURCE]: rule.resources.length === 1 ? rule.resources[0] : resource.name })),
  );
  const [first] = lists;
  return { kind: 'some', records, absent: [], at: first && timeOf(first) };
}
