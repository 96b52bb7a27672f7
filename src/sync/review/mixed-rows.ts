// Rows that mix two records. A sort or a paste of only some columns puts the ID of one record beside cells of another. Only what the
// last pull wrote counts as evidence, so a record that changed in Catalog since then, or a cell you typed over, proves nothing. Pure.
import type { Field } from '../../catalog/resource.ts';
import { canonical, cellText, encodeCell } from '../../tabs/cells/codec.ts';
import { type SnapshotRow, showsBase } from '../../tabs/memory/snapshot.ts';
import { fingerprintOfTexts, readOnlyFields, readOnlyTextsIn } from '../../tabs/sheet/row-fingerprint.ts';
import { cellAt } from '../../tabs/sheet/tab.ts';
import { nameless } from '../plan/caption.ts';
import type { OtherRecord, TabContents } from '../plan/row-change.ts';

/** Comparisons of rows with records that share none of their values, for one tab. About a second in Apps Script. */
const MAX_COMPARISONS = 400_000;
/** Records that a row is always compared with, because they share its rarest values. */
const MAX_LIKELY = 5;

/** Finds the other record that a row shows, if its ID isn't that of its cells. */
export type FindOther = (index: number, wants: 'update' | 'Action') => OtherRecord | undefined;

export function otherRecordsIn(tab: TabContents): FindOther {
  const { contents, snapshot } = tab;
  const rowOf = new Map(contents.keys.map((key, index) => [key, index]));
  const byValue = once(() => keysByValue(tab));
  const texts = new Map<number, readonly string[]>();
  const readTexts = readOnlyTextsIn(tab);
  const textsAt = (index: number): readonly string[] => {
    const known = texts.get(index) ?? readTexts(index);
    texts.set(index, known);
    return known;
  };
  const isIntact = (key: string, index: number | undefined) =>
    index !== undefined && fingerprintOfTexts(textsAt(index)) === snapshot.get(key)?.readOnlyFingerprint;
  // Cells that left their row are in a row that isn't intact, or the row was deleted.
  const altered = once(() => Array.from(snapshot.keys()).filter((key) => !isIntact(key, rowOf.get(key))));
  const mixes = once(() => mixesOf(tab));
  let left = MAX_COMPARISONS;

  const byCaption: FindOther = (index, wants) => {
    const shown = captionTyped(tab, index);
    if (shown === undefined) return undefined;
    const key = (byValue().get(shown.token) ?? []).find((each) => {
      const row = rowOf.get(each);
      // A title can be given twice. A record that still shows it has lost no cell to this row.
      return each !== contents.keys[index] && (wants === 'Action' || row === undefined || captionTyped(tab, row) !== undefined);
    });
    return key === undefined ? undefined : { key, caption: shown.text, shows: 'its name' };
  };

  const byCells = (index: number): OtherRecord | undefined => {
    const own = contents.keys[index] ?? '';
    if (isIntact(own, index)) return undefined;
    const others = altered();
    const wanted = new Set(others);
    const likely = likelyKeys(tab, index, byValue()).filter((key) => wanted.has(key));
    for (const [at, key] of [...likely.slice(0, MAX_LIKELY), ...others].entries()) {
      if (key === own) continue;
      const isLikely = at < Math.min(likely.length, MAX_LIKELY);
      const { fields, keyAt, ranges } = mixes();
      const row = rowOf.get(key);
      const home = textsAt(row ?? index);
      const keyText = keyTextOf(tab, key);
      for (const range of row === undefined ? ranges.slice(0, 1) : ranges) {
        if (!isLikely && left-- <= 0) return undefined;
        const mixed = fields.map((_, field) => (field === keyAt ? keyText : range.has(field) ? textsAt(index)[field] : home[field]) ?? '');
        if (fingerprintOfTexts(mixed) !== snapshot.get(key)?.readOnlyFingerprint) continue;
        const captionAt = fields.findIndex(({ name }) => name === tab.resource.caption);
        const base = snapshot.get(key)?.bases[tab.resource.caption ?? ''];
        const shown =
          captionAt < 0 ? '' : String(cellAt(contents, range.has(captionAt) ? index : (row ?? index), tab.resource.caption ?? ''));
        return { key, caption: (typeof base === 'string' ? base : shown) || nameless(tab.resource, key), shows: 'its cells' };
      }
    }
    return undefined;
  };
  return (index, wants) => byCells(index) ?? byCaption(index, wants);
}

/** Returns what a row's caption cell shows if it's no longer what was pulled. */
function captionTyped({ resource, contents, snapshot, context }: TabContents, index: number): { token: string; text: string } | undefined {
  const field = resource.fields.find(({ name }) => name === resource.caption);
  const base = snapshot.get(contents.keys[index] ?? '')?.bases[field?.name ?? ''];
  if (!field || base === undefined || !contents.columns.has(field.name)) return undefined;
  const cell = cellAt(contents, index, field.name);
  if (cell === '' || showsBase(field, cell, base, context)) return undefined;
  return { token: tokenOf(field, canonical(cell, context)), text: cellText(cell, context) };
}

/** Returns the keys of the records that were pulled with a value, by field and value. */
function keysByValue({ resource, snapshot, context }: TabContents): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  const fields = telling(resource.fields.filter(({ write }) => write));
  for (const [key, { bases }] of snapshot) {
    for (const field of fields) {
      const token = baseToken(field, bases, context);
      if (token !== undefined) keys.set(token, [...(keys.get(token) ?? []), key].slice(0, 10 * MAX_LIKELY));
    }
  }
  return keys;
}

function baseToken(field: Field, bases: SnapshotRow['bases'], context: TabContents['context']): string | undefined {
  const base = bases[field.name];
  if (typeof base !== 'string' && typeof base !== 'number') return undefined;
  return base === '' ? undefined : tokenOf(field, canonical(encodeCell(field, base, context), context));
}

/** Returns the keys that share the rarest value of a row. */
function likelyKeys(tab: TabContents, index: number, byValue: ReadonlyMap<string, string[]>): string[] {
  const { resource, contents, context } = tab;
  const found = telling(resource.fields.filter(({ name, write }) => write && contents.columns.has(name))).map(
    (field) => byValue.get(tokenOf(field, canonical(cellAt(contents, index, field.name), context))) ?? [],
  );
  const rarest = found.filter((keys) => keys.length > 0).sort((a, b) => a.length - b.length);
  return Array.from(new Set(rarest.flat()));
}

/**
 * Returns the sets of read-only cells that a sort or paste can move: neighboring columns, or all others if the ID moved with them. The
 * first set is all of them. A set without a name, a time, or an ID is no evidence: many records share such values.
 */
function mixesOf({ resource, contents }: TabContents): { fields: Field[]; keyAt: number; ranges: ReadonlySet<number>[] } {
  const fields = readOnlyFields({ resource, contents });
  const keyAt = fields.findIndex(({ name }) => name === resource.key);
  const order = fields
    .map((field, at) => ({ at, column: contents.columns.get(field.name) ?? 0 }))
    .filter(({ at, column }) => at !== keyAt && column > 0)
    .sort((a, b) => a.column - b.column)
    .map(({ at }) => at);
  const parts = order.flatMap((_, from) => order.slice(from).map((__, length) => order.slice(from, from + length + 1)));
  const evident = new Set(telling(fields).map((field) => fields.indexOf(field)));
  evident.add(fields.findIndex(({ name }) => name === resource.caption));
  const all = [parts, parts.map((part) => order.filter((at) => !part.includes(at)))].flat();
  const ranges = all.filter((part) => part.length < order.length && part.some((at) => evident.has(at)));
  return { fields, keyAt, ranges: order.length === 0 ? [] : [order, ...ranges].map((part) => new Set(part)) };
}

/** Returns the fields whose values hardly two records share. */
function telling(fields: readonly Field[]): Field[] {
  return fields.filter(({ kind }) => kind === 'text' || kind === 'id' || kind === 'time');
}

function keyTextOf({ resource, context }: TabContents, key: string): string {
  const field = resource.fields.find(({ name }) => name === resource.key);
  return field ? canonical(encodeCell(field, key, context), context) : '';
}

function tokenOf(field: Field, text: string): string {
  return `${field.name}\u0000${text}`;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
