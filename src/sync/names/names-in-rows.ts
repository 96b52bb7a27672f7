// The looked-up columns of a tab: the IDs that its rows have for them, and what was looked up for rows whose record wasn't read. Pure.

import { type Field, lookedUpFields, type Record_, type Resource } from '../../catalog/resource.ts';
import { decodeCell } from '../../tabs/cells/codec.ts';
import type { Columns } from '../../tabs/sheet/columns.ts';
import { cellAt, type OpenTab } from '../../tabs/sheet/tab.ts';
import { type FoundNames, valuesFor } from './find-names.ts';
import type { ShownNames } from './name-index.ts';

/** Returns the names of the columns of a tab that are looked up. */
export function lookedUpIn(resource: Resource, columns: Columns): string[] {
  return lookedUpFields(resource).flatMap(({ name }) => (columns.has(name) ? [name] : []));
}

/** Returns the looked-up fields that have a column. */
function shownFields({ resource, contents }: OpenTab): Field[] {
  return lookedUpFields(resource).filter(({ name }) => contents.columns.has(name));
}

/** Returns by key what each row with a key says about the IDs that some fields are looked up by, without rows whose records are known. */
export function idsInRows(
  { contents, resource, context }: OpenTab,
  shown: readonly Field[],
  known: ReadonlyMap<string, Record_> = new Map(),
): Map<string, Record_> {
  const needed = new Set(shown.map(({ from }) => from?.by));
  const fields = resource.fields.filter(({ name }) => needed.has(name) && contents.columns.has(name));
  if (fields.length === 0) return new Map();
  return new Map(
    contents.keys.flatMap((key, index): [string, Record_][] => {
      if (key === '' || known.has(key)) return [];
      const values = fields.flatMap((field) => {
        const meaning = decodeCell(field, cellAt(contents, index, field.name), context);
        return meaning.ok ? [[field.name, meaning.value] as const] : [];
      });
      return [[key, Object.fromEntries(values)]];
    }),
  );
}

/** Returns what was looked up for the rows of a tab whose records weren't read, by their keys. */
export function namesBeside(tab: OpenTab, records: ReadonlyMap<string, Record_>, names: Pick<FoundNames, 'nameFor'>): Map<string, Record_> {
  const fields = shownFields(tab);
  return new Map(
    Array.from(idsInRows(tab, fields, records)).flatMap(([key, ids]): [string, Record_][] => {
      const values = valuesFor(fields, ids, names);
      return Object.keys(values).length > 0 ? [[key, values]] : [];
    }),
  );
}

/** Returns what the caches must hold for a tab: the IDs of its rows and of the records that it's about to show. */
export function shownIn(tab: OpenTab, records: ReadonlyMap<string, Record_>): ShownNames {
  const fields = shownFields(tab);
  // The cache needs the names of IDs whose values the records have by now.
  const ids = (record: Record_) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !fields.some((field) => field.name === name)));
  return fields.length === 0
    ? { fields, records: [] }
    : { fields, records: [...records.values(), ...idsInRows(tab, fields).values()].map(ids) };
}
