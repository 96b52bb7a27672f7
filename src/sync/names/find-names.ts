// Finds the names that belong to IDs: in the records that were just read, in the cache, and in Catalog, which is asked only for the
// rest. Looking up never fails a pull: a name that can't be read stays as the tab shows it, and a note says why.

import { blankObject } from '../../base/alike.ts';
import { noun, nouns, say } from '../../base/say.ts';
import { type DirectoryRule, directories, keptFields, namedIn, resourcesOf } from '../../catalog/directories.ts';
import type { ListReading } from '../../catalog/lists/list-state.ts';
import { type Directory, type Field, lookedUpFields, type Record_, type Resource, type Value } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { EMPTY_CACHE, type NameCache, readNames } from '../../tabs/memory/name-cache.ts';
import { personalAnswer } from '../../tabs/memory/personal-data.ts';
import { deniedResources, recordAccess } from '../jobs/denied-resources.ts';
import type { Session } from '../jobs/session.ts';
import { readFromAnalytics, withDeleted } from './analytics-names.ts';
import { withChosenFields } from './chosen-fields.ts';
import { createIndex, type NameIndex, type ShownNames, type WantedId, wantedIds, wantedKey } from './name-index.ts';
import { asRead, changedIn, type NamesRead, OVERLAP_MS, readByKey, readChanged, readRest } from './read-names.ts';
import { namedInTabs } from './tab-names.ts';

/** Listings, catalogs, and sets are read again if they're older, because Catalog can't be asked for their changes. */
const MAX_AGE_MS = 3_600_000;
/** What changes in a cache by its time alone isn't worth a write. */
const MAX_SKIPPED_CHANGES = 100;

/** Records that can name people and listings in passing. */
export interface NamingRecords {
  resource: string;
  records: readonly Record_[];
}

export interface NamesWanted {
  /** What was just read, which can name people and listings itself. */
  read: { resource: Resource; records: readonly Record_[] };
  /** What else was read, with some of its fields. */
  beside?: readonly NamingRecords[];
  shown: readonly ShownNames[];
  /** Whether rows whose record wasn't read show names, too. */
  rows: 'of-records' | 'all';
  /** A full refresh asks again for IDs that Catalog didn't have. */
  absent: 'as-cached' | 'ask-again';
  /** What several searches share. Without it, caches are read for this one. */
  cached?: RunCaches;
}

/** The caches of a run. Each is read once, and what one search has found is known to the next. */
export interface RunCaches {
  read(rule: DirectoryRule): NameCache;
  keep(rule: DirectoryRule, cache: NameCache): void;
  /** Lists that the run has read whole. Their changes aren't asked for again. */
  lists: readonly ListReading[];
}

export function runCaches({ client, workbook }: Pick<Session, 'client' | 'workbook'>, lists: readonly ListReading[] = []): RunCaches {
  const known = new Map<string, NameCache>();
  const owner = { connection: client.connection.id, scope: client.connection.scope };
  const nameOf = (rule: DirectoryRule) => JSON.stringify([rule.name, keptFields(rule)]);
  const keep = (rule: DirectoryRule, cache: NameCache) => void known.set(nameOf(rule), cache);
  return {
    read(rule) {
      const cache = known.get(nameOf(rule)) ?? readNames(workbook, rule.name, owner, keptFields(rule));
      keep(rule, cache);
      return cache;
    },
    keep,
    lists,
  };
}

export interface FoundCache {
  cache: NameCache;
  /** The fields that it has of each record. */
  fields: readonly string[];
}

export interface FoundNames {
  /** Returns the value of a field that is looked up, for a record. Undefined: not known, so the cell stays. */
  nameFor(field: Field, record: Record_): Value | undefined;
  notes: readonly string[];
  /** What the caches hold from now on, of those that changed. */
  caches: ReadonlyMap<Directory, FoundCache>;
}

/** Throws CatalogError only if the key is wrong. */
export function findNames(session: Session, wanted: NamesWanted): FoundNames {
  const isWithPeople = personalAnswer(session.document) === 'with';
  const indexes = new Map<Directory, NameIndex>();
  const notes: string[] = [];
  const caches = new Map<Directory, FoundCache>();
  for (const directory of Object.values(directories)) {
    const shown = wanted.shown.flatMap(({ fields, records }) => {
      const own = fields.filter(({ from, personal }) => from?.in === directory.name && (!personal || isWithPeople));
      return own.length === 0 ? [] : [{ fields: own, records }];
    });
    if (shown.length === 0) continue;
    const rule = withChosenFields(session, directory, shown);
    const search = rule.from === 'tabs' ? searchTabs(session, rule, shown) : searchFor(session, rule, { ...wanted, shown });
    indexes.set(rule.name, search.index);
    notes.push(...search.notes);
    if (search.cache) caches.set(rule.name, { cache: search.cache, fields: keptFields(rule) });
  }
  const nameFor = (field: Field, record: Record_) => {
    const own = record[field.name];
    return own !== undefined || !field.from ? own : indexes.get(field.from.in)?.nameFor(field.from, record);
  };
  return { nameFor, notes, caches };
}

/** Returns what adds to a record the values that are looked up for it. */
export function withNames(resource: Pick<Resource, 'fields'>, names: Pick<FoundNames, 'nameFor'>): (record: Record_) => Record_ {
  return lookedUpFields(resource).length === 0 ? (record) => record : namedCopies(resource, names);
}

/** Returns what copies a record and adds the values that are looked up for it. */
export function namedCopies(
  resource: Pick<Resource, 'fields'>,
  names: Pick<FoundNames, 'nameFor'>,
): (record: Record_) => Record<string, Value | undefined> {
  const fields = lookedUpFields(resource);
  const blank = blankObject<Value>(resource.fields.map(({ name }) => name));
  return (record) => {
    const named: Record<string, Value | undefined> = Object.assign({ ...blank }, record);
    for (const field of fields) named[field.name] = names.nameFor(field, record);
    return named;
  };
}

/** Returns the values that are looked up for a record, as far as they're known. */
export function valuesFor(fields: readonly Field[], record: Record_, names: Pick<FoundNames, 'nameFor'>): Record_ {
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const value = names.nameFor(field, record);
    if (value !== undefined) values[field.name] = value;
  }
  return values;
}

interface Search {
  index: NameIndex;
  notes: string[];
  /** Absent if the cache doesn't change. */
  cache?: NameCache;
}

/** Finds names in pulled tabs only. Their blanks are no problem, and nothing is cached. */
function searchTabs(session: Session, rule: DirectoryRule, shown: readonly ShownNames[]): Search {
  const index = createIndex(rule);
  const wanted = wantedIds(rule, shown);
  if (wanted.length > 0) for (const record of namedInTabs(session, rule)) index.add(record);
  const unknown = index.missing(wanted).length;
  const [resource] = resourcesOf(rule);
  const note = say`${unknown} of ${wanted.length} ${nouns(rule.one)} aren’t in the ${resource?.title ?? ''} tab, so their columns are blank.`;
  return { index, notes: unknown > 0 ? [note] : [] };
}

function searchFor(
  session: Session,
  rule: DirectoryRule,
  { read, beside = [], shown, rows, absent, cached: shared = runCaches(session) }: NamesWanted,
): Search {
  const { client, document, clock } = session;
  const index = createIndex(rule);
  const isOwn = rule.resources.includes(read.resource.name);
  for (const record of read.records)
    index.add(isOwn ? asRead(rule, read.resource.name, record) : namedIn(rule, read.resource.name, record));
  for (const { resource, records } of beside) for (const record of records) index.add(namedIn(rule, resource, record));
  const wanted = wantedIds(rule, shown);
  if (rows === 'of-records' && index.missing(wanted).length === 0) return { index, notes: [] };
  const cached = shared.read(rule);
  for (const [id, record] of cached.records) {
    if (record) index.add({ ...record, ...known(index, rule, id) });
    else if (absent === 'as-cached') index.addAbsent(rule.id, [id]);
  }
  const isDenied = deniedResources(document, client.connection).some((name) => rule.resources.includes(name));
  let state: { cache: NameCache; problem?: CatalogError | 'denied' } = {
    cache: cached,
    ...(isDenied ? { problem: 'denied' as const } : {}),
  };
  const take = (names: NamesRead): void => {
    for (const record of names.records) index.add(record);
    index.addAbsent(rule.id, names.absent);
    state = { ...state, cache: cacheAfter(state.cache, names, { rule, wanted, now: clock.now() }) };
  };
  const ask = (reading: () => NamesRead | undefined): void => {
    if (state.problem !== undefined) return;
    try {
      const names = reading();
      if (names) take(names);
    } catch (error) {
      if (!(error instanceof CatalogError) || error.code === 'wrong-key') throw error;
      if (error.code === 'forbidden' && rule.resources.length === 1) recordAccess(session, rule.resources[0] ?? '', error);
      state = { ...state, problem: error.code === 'forbidden' ? 'denied' : error };
    }
  };
  const readAll = (ids: readonly string[]) => withDeleted(session, rule, readRest(client, rule, ids));
  let skipped = 0;
  const { at: since } = cached;
  if (rule.changedSince !== undefined && since !== undefined && !isOwn) {
    ask(() => {
      const changed = changedIn(shared.lists, rule, since) ?? readChanged(client, rule, since);
      if (typeof changed !== 'number') return changed;
      skipped = changed;
      return undefined;
    });
  }
  const isOld = !rule.isFinal && cached !== EMPTY_CACHE && clock.now() - (cached.readAt ?? 0) > MAX_AGE_MS;
  if (rule.changedSince === undefined && isOld)
    ask(() => readAll(Array.from(new Set([...idsOf(wanted, rule.id), ...cached.records.keys()]))));
  const fromAnalytics = readFromAnalytics(session, rule, idsOf(index.missing(wanted), rule.id));
  if (fromAnalytics) take(fromAnalytics);
  const rest = idsOf(index.missing(wanted), rule.id);
  if (rest.length > 0) ask(() => readAll(rest));
  const others = index.missing(wanted).filter(({ at }) => at !== rule.id);
  if (others.length > 0) {
    ask(() => {
      const names = readByKey(
        client,
        rule,
        others.map(({ id }) => id),
      );
      index.addAbsent('id', names.absent);
      return { ...names, absent: [] };
    });
  }
  if (state.cache !== cached) shared.keep(rule, state.cache);
  if (state.problem !== undefined) for (const record of namedInTabs(session, rule)) index.add(record);
  return {
    index,
    notes: notesOf(rule, { index, wanted, problem: state.problem, skipped }),
    ...(state.cache === cached ? {} : { cache: state.cache }),
  };
}

function idsOf(wanted: readonly WantedId[], field: string): string[] {
  return wanted.flatMap(({ at, id }) => (at === field ? [id] : []));
}

/** Returns what the index knows of a record by now, which is newer than what the cache has of it. */
function known(index: NameIndex, rule: DirectoryRule, id: string): Record_ {
  return index.recordAt(rule.id, id) ?? {};
}

/** Returns the cache after names were read: with those that it had, and those that are wanted now. */
function cacheAfter(
  cache: NameCache,
  { kind, records, absent, at }: NamesRead,
  { rule, wanted, now }: { rule: DirectoryRule; wanted: readonly WantedId[]; now: number },
): NameCache {
  const isWanted = new Set(wanted.map((each) => wantedKey(each.at, each.id)));
  const next = new Map(cache.records);
  let changed = 0;
  const set = (id: string, record: Record_ | null) => {
    if (JSON.stringify(next.get(id)) === JSON.stringify(record)) return;
    next.set(id, record);
    changed += 1;
  };
  for (const record of records) {
    const id = String(record[rule.id] ?? '');
    const isNamed = cache.records.has(id) || isWanted.has(wantedKey(rule.id, id)) || isWanted.has(wantedKey('id', record.id));
    if (id !== '' && isNamed) set(id, keptOf(rule, record));
  }
  for (const id of absent) set(id, null);
  const read = new Set([...records.map((record) => String(record[rule.id])), ...absent]);
  const isRenewed = Array.from(cache.records.keys()).every((id) => read.has(id));
  // What changed within the overlap is returned again, whatever the cache says.
  const isSoon = Date.parse(at ?? '') - Date.parse(cache.at ?? '') < OVERLAP_MS;
  if (kind === 'changes' && changed === 0 && (isSoon || records.length <= MAX_SKIPPED_CHANGES)) return cache;
  return {
    records: next,
    at: kind === 'changes' || kind === 'whole' ? (at ?? cache.at) : (cache.at ?? at),
    readAt: kind === 'whole' || isRenewed ? now : (cache.readAt ?? now),
  };
}

/** Returns a record with the fields that its directory keeps. The ID is a text, as in the cache. */
function keptOf(rule: DirectoryRule, record: Record_): Record_ {
  return Object.fromEntries(keptFields(rule).map((name) => [name, name === rule.id ? String(record[name]) : (record[name] ?? null)]));
}

interface Searched {
  index: NameIndex;
  wanted: readonly WantedId[];
  problem: CatalogError | 'denied' | undefined;
  /** How many changes weren't read, because they are too many. */
  skipped: number;
}

function notesOf({ one }: DirectoryRule, { index, wanted, problem, skipped }: Searched): string[] {
  const unknown = index.missing(wanted).length;
  const gone = index.absentAmong(wanted);
  const notes = [];
  if (problem !== undefined && unknown > 0)
    notes.push(
      problem === 'denied'
        ? unknown === 1
          ? say`Your API key can’t read ${nouns(one)}, so the name of 1 ${noun(one)} is missing.`
          : say`Your API key can’t read ${nouns(one)}, so the names of ${unknown} ${nouns(one)} are missing.`
        : unknown === 1
          ? say`Catalog couldn’t return its ${nouns(one)}, so the name of 1 ${noun(one)} is missing. Refresh again later.`
          : say`Catalog couldn’t return its ${nouns(one)}, so the names of ${unknown} ${nouns(one)} are missing. Refresh again later.`,
    );
  if (skipped > 0)
    notes.push(say`${skipped} ${nouns(one)} changed, so some names might be outdated. A full refresh of all tabs updates them.`);
  if (gone > 0)
    notes.push(
      gone === 1
        ? say`1 of ${wanted.length} ${nouns(one)} no longer exists in Catalog. Their names are blank.`
        : say`${gone} of ${wanted.length} ${nouns(one)} no longer exist in Catalog. Their names are blank.`,
    );
  return notes;
}
