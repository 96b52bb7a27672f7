// The names of one directory while a run looks them up: records by their ID, and what each field that is looked up shows of them. Pure.

import type { DirectoryRule } from '../../catalog/directories.ts';
import type { Field, LookUpName, Record_, Value } from '../../catalog/resource.ts';

/** Fields that are looked up, and the records that show them. */
export interface ShownNames {
  fields: readonly Field[];
  records: readonly Record_[];
}

/** An ID whose record is wanted, and the field of the directory's records that has it. */
export interface WantedId {
  at: string;
  id: string;
  /** The fields that are shown of it. */
  takes: readonly string[];
}

export interface NameIndex {
  /** Adds a record, or what another one says about it. */
  add(record: Record_ | undefined): void;
  addAbsent(at: string, ids: Iterable<string>): void;
  recordAt(at: string, id: string): Record_ | undefined;
  /** Returns those of which a shown field isn't known. */
  missing(wanted: readonly WantedId[]): WantedId[];
  /** Returns how many of them don't exist in Catalog. */
  absentAmong(wanted: readonly WantedId[]): number;
  /** Returns what a field shows for a record. Undefined if that isn't known. */
  nameFor(from: LookUpName, record: Record_): Value | undefined;
}

export function createIndex(rule: DirectoryRule): NameIndex {
  const records = new Map<string, Map<string, Record_ | null>>();
  const places = new Set([rule.id, 'id']);
  const idsOf = (at: string) => {
    const known = records.get(at) ?? new Map<string, Record_ | null>();
    records.set(at, known);
    return known;
  };
  const find = (at: string, id: string) => records.get(at)?.get(id);
  const isKnown = ({ at, id, takes }: WantedId) => {
    const record = find(at, id);
    return record === null || (record !== undefined && takes.every((take) => record[take] !== undefined));
  };
  return {
    add(record) {
      if (!record) return;
      for (const at of places) {
        const id = record[at];
        if (id === undefined || id === null) continue;
        const known = idsOf(at).get(String(id));
        // Many orders of one catalog say the same about it.
        if (!known) idsOf(at).set(String(id), record);
        else if (Object.keys(record).some((name) => known[name] !== record[name])) idsOf(at).set(String(id), { ...known, ...record });
      }
    },
    addAbsent(at, ids) {
      for (const id of ids) if (!idsOf(at).get(id)) idsOf(at).set(id, null);
    },
    recordAt: (at, id) => find(at, id) ?? undefined,
    missing: (wanted) => wanted.filter((each) => !isKnown(each)),
    absentAmong: (wanted) => wanted.filter(({ at, id }) => find(at, id) === null).length,
    nameFor({ by, take, at = rule.id }, record) {
      const ids = record[by];
      if (ids === undefined) return undefined;
      if (!Array.isArray(ids)) return ids === null ? null : takenFrom(find(at, String(ids)), take);
      const values = (ids as readonly (string | number)[]).map((id) => takenFrom(find(at, String(id)), take));
      return values.includes(undefined) ? undefined : values.flatMap((value) => (value === null ? [] : [String(value)])).sort();
    },
  };
}

function takenFrom(record: Record_ | null | undefined, take: string): Value | undefined {
  return record ? record[take] : record;
}

/** Returns the same text for the same ID in the same field. */
export function wantedKey(at: string, id: unknown): string {
  return `${at}:${id}`;
}

/** Returns the IDs that some records name, each once, with the fields that are shown of them. */
export function wantedIds(rule: DirectoryRule, shown: readonly ShownNames[]): WantedId[] {
  const wanted = new Map<string, { at: string; id: string; takes: Set<string> }>();
  for (const { fields, records } of shown) {
    for (const { name, from } of fields) {
      if (!from) continue;
      const { by, take, at = rule.id } = from;
      for (const id of idsIn(records, by, name)) {
        const key = wantedKey(at, id);
        const known = wanted.get(key) ?? { at, id: String(id), takes: new Set<string>() };
        known.takes.add(take);
        wanted.set(key, known);
      }
    }
  }
  return Array.from(wanted.values(), ({ takes, ...each }) => ({ ...each, takes: Array.from(takes) }));
}

/** Returns the IDs in a field of some records, each once, without the records that have a value for them. */
function idsIn(records: readonly Record_[], by: string, name: string): Set<Value> {
  const ids = new Set<Value>();
  for (const record of records) {
    const named = record[name] === undefined ? (record[by] ?? []) : [];
    if (!Array.isArray(named)) ids.add(named as Value);
    else for (const id of named as readonly (string | number)[]) ids.add(id);
  }
  return ids;
}
