// The column News: what a run of a report has found to be new, changed, or resolved. Only a run that changes something rewrites it,
// so a second run without changes writes no cell. Pure.

import { NEWS, NEWS_CHANGED, NEWS_NEW, NEWS_RESOLVED } from '../../catalog/reports/entry.ts';
import type { Record_, Resource, Value } from '../../catalog/resource.ts';
import { cellShows, meantBy } from '../../tabs/cells/codec.ts';
import { cellAt, type OpenTab } from '../../tabs/sheet/tab.ts';

export interface News {
  /** The records with their news, by key. */
  records: ReadonlyMap<string, Record_>;
  /** For rows whose finding is resolved, by key: what their cells show. */
  resolved: ReadonlyMap<string, Record_>;
  /** How many rows are new, and how many changed. */
  added: number;
  changed: number;
}

/** `gone` are the keys of rows that the report no longer has. In the first run of a tab, no row is new. */
export function newsIn(tab: OpenTab, records: ReadonlyMap<string, Record_>, gone: readonly string[], isFirst: boolean): News {
  const { contents } = tab;
  const field = tab.resource.fields.find(({ name }) => name === NEWS);
  const rowOf = new Map(contents.keys.map((key, index) => [key, index]));
  const newsOf = (key: string) => {
    const index = rowOf.get(key);
    return index === undefined || !field ? undefined : meantBy(field, String(cellAt(contents, index, NEWS)));
  };
  const isResolved = (key: string) => newsOf(key) === NEWS_RESOLVED;
  const isNew = (key: string) => !rowOf.has(key) || isResolved(key);
  const added = new Set(isFirst ? [] : Array.from(records.keys()).filter(isNew));
  const changed = new Set(
    Array.from(records).flatMap(([key, record]) => {
      const index = rowOf.get(key);
      return index !== undefined && !added.has(key) && hasChanged(tab, index, record) ? [key] : [];
    }),
  );
  const isNewlyGone = gone.some((key) => !isResolved(key));
  const resolved = new Map(gone.map((key): [string, Record_] => [key, { [NEWS]: NEWS_RESOLVED }]));
  if (added.size + changed.size === 0 && !isNewlyGone) return { records, resolved, added: 0, changed: 0 };
  const news = (key: string): Value => (added.has(key) ? NEWS_NEW : changed.has(key) ? NEWS_CHANGED : null);
  return {
    records: new Map(Array.from(records, ([key, record]) => [key, { ...record, [NEWS]: news(key) }])),
    resolved,
    added: added.size,
    changed: changed.size,
  };
}

function hasChanged({ contents, resource, context }: OpenTab, index: number, record: Record_): boolean {
  return resource.fields.some((field) => {
    const value = record[field.name];
    if (value === undefined || field.clocked || field.name === NEWS || !contents.columns.has(field.name)) return false;
    return !cellShows(field, cellAt(contents, index, field.name), value, context);
  });
}

/** Returns records in the order of a tab's new rows, by these fields. Blanks come last. */
export function sortRows(
  { fields }: Resource,
  records: ReadonlyMap<string, Record_>,
  order: readonly string[] = [],
): ReadonlyMap<string, Record_> {
  if (order.length === 0) return records;
  const rules = order.map((rule) => {
    const name = rule.replace(/^-/, '');
    const choices = fields.find((field) => field.name === name)?.choices;
    return { name, sign: rule.startsWith('-') ? -1 : 1, choices };
  });
  const numbers = new Set(fields.flatMap(({ name, kind }) => (['money', 'decimal', 'integer', 'id'].includes(kind) ? [name] : [])));
  const rank = (record: Record_, name: string, choices: readonly string[] | undefined) =>
    rankOf(record[name], { choices, isNumber: numbers.has(name) });
  return new Map(
    Array.from(records).sort(([, a], [, b]) => {
      for (const { name, sign, choices } of rules) {
        const order = compare(rank(a, name, choices), rank(b, name, choices), sign);
        if (order !== 0) return order;
      }
      return 0;
    }),
  );
}

function rankOf(
  value: Value | undefined,
  { choices, isNumber }: { choices: readonly string[] | undefined; isNumber: boolean },
): string | number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (choices) return choices.indexOf(String(value));
  if (isNumber) return Number(value);
  return String(value).toLowerCase();
}

function compare(a: string | number | undefined, b: string | number | undefined, sign: number): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -sign : sign;
}
