// The comparison of one field: what its cell last showed, what you made of it, and what Catalog has now. Pure.
import { sameValue } from '../../catalog/records/parse-record.ts';
import type { Field, Record_, Value } from '../../catalog/resource.ts';
import { baseOf, isShortened, isUnordered, type PlainBase, plainBase } from '../../tabs/memory/snapshot.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { Edit, RowChange } from './row-change.ts';

/**
 * Returns what to do with an edit. If only you changed the field, it is sent. If Catalog has the same value, the result is
 * `undefined`. If both changed it differently, it is a conflict, but sets are merged. Names are compared as they will be after the
 * renames of the same plan.
 */
export function compareThree(
  edit: Edit,
  record: Record_,
  renames: Renames,
): Pick<JournalEntry, 'server' | 'value' | 'typed' | 'decision' | 'state'> | undefined {
  const { field } = edit;
  if (isUnordered(edit.base)) return compareItems({ ...edit, base: plainBase(edit.base) as readonly string[] }, record, renames);
  const base = isShortened(edit.base) ? edit.base : renamed(field, edit.base, renames);
  const mine = renamed(field, edit.mine, renames) ?? null;
  const inRecord = renamed(field, record[field.name], renames);
  // A response of the older shape can lack the field, and write-only fields are never in one. Then the base must do.
  const server: PlainBase = inRecord === undefined ? base : inRecord;
  const typedBeside = (value: Value) => (sameValue(field, edit.mine, value) ? undefined : edit.mine);
  if (field.kind === 'set' && !field.ordered && Array.isArray(server) && !isShortened(base)) {
    const value = mergeSet(Array.isArray(base) ? (base as readonly string[]) : [], mine as readonly string[], server as readonly string[]);
    return sameValue(field, value, server as Value)
      ? undefined
      : { server, value, typed: typedBeside(value), decision: 'mine', state: 'planned' };
  }
  if (inRecord !== undefined && sameValue(field, mine, inRecord)) return undefined;
  const untouched = inRecord === undefined || stillEquals(field, base, inRecord);
  return untouched
    ? { server, value: mine, decision: 'mine', state: 'planned' }
    : { server, value: mine, decision: 'unresolved', state: 'conflict' };
}

/**
 * Compares an edit whose base has no order: an earlier version stored it sorted. Items that Catalog has keep Catalog's order and
 * new ones follow, so the edit adds and removes but never reorders.
 */
function compareItems(edit: Edit & { base: readonly string[] }, record: Record_, renames: Renames): ReturnType<typeof compareThree> {
  const server = record[edit.field.name];
  if (!Array.isArray(server)) return { server: edit.base, value: edit.mine, decision: 'unresolved', state: 'conflict' };
  const present = server as readonly Item[];
  const arranged = (items: readonly Item[]) =>
    [...present.filter((item) => items.includes(item)), ...items.filter((item) => !present.includes(item))] as readonly string[];
  const mine = arranged(Array.isArray(edit.mine) ? (edit.mine as readonly Item[]) : []);
  const compared = compareThree({ ...edit, base: arranged(edit.base), mine }, record, renames);
  return compared && !sameValue(edit.field, mine, edit.mine) ? { ...compared, typed: edit.mine } : compared;
}

type Item = string | number;

/** Returns whether Catalog's value is the one that an entry expects. Long texts are compared as the journal keeps them. */
export function stillEquals(field: Field, expected: PlainBase, present: Value | undefined): boolean {
  if (isShortened(expected)) {
    const now = baseOf(present);
    return isShortened(now) && now.length === expected.length && now.hash === expected.hash;
  }
  return sameValue(field, expected, present);
}

/** What a set becomes when the added and removed items of an edit meet the present set. */
export function mergeSet(base: readonly string[], mine: readonly string[], server: readonly string[]): string[] {
  const removed = base.filter((item) => !mine.includes(item));
  const added = mine.filter((item) => !base.includes(item));
  return Array.from(new Set([...server.filter((item) => !removed.includes(item)), ...added])).sort();
}

/** New caption by old caption, by resource. */
export type Renames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Returns the renames with that of a change, if it is one. */
export function withRename(renames: Renames, { resource, operation, edits }: RowChange): Renames {
  const edit = edits.find(({ field }) => field.name === resource.caption);
  if (operation !== 'update' || typeof edit?.base !== 'string' || typeof edit.mine !== 'string') return renames;
  const ofResource = new Map(renames.get(resource.name)).set(edit.base, edit.mine);
  return new Map(renames).set(resource.name, ofResource);
}

/** The items of a set after the renames of the same plan, which are sent first. */
export function renamed(field: Pick<Field, 'names' | 'ordered'>, value: Value | undefined, renames: Renames): Value | undefined {
  const ofResource = field.names === undefined ? undefined : renames.get(field.names);
  if (!ofResource || !Array.isArray(value)) return value;
  const items = Array.from(new Set((value as readonly string[]).map((item) => ofResource.get(item) ?? item)));
  return field.ordered ? items : items.sort();
}
