// A file with everything around it as one JSON text, so that another process, or a much later version, can open it again.
// Texts of format 1 are checked in under test/fixtures: whoever changes this file keeps reading them.
import type { Usage } from './limits.ts';
import { type Book, newBook, newSheet, type Scalar, type SheetData, type Style } from './workbook/book.ts';
import type { Chart } from './workbook/chart.ts';
import { contentOf } from './workbook/history.ts';
import { fillArea, type Layer } from './workbook/layer.ts';
import type { Mark } from './workbook/marks.ts';
import type { Rule } from './workbook/rule.ts';
import type { CacheEntry, Trigger, World } from './world.ts';

/** Cells below each other that hold the same: column, first row, how many rows, and what they hold. */
type Run<T> = [column: number, row: number, rows: number, value: T];

interface SavedSheet extends Pick<SheetData, 'id' | 'name' | 'hidden' | 'rows' | 'columns' | 'frozenRows' | 'frozenColumns' | 'selection'> {
  values: Run<Scalar>[];
  formulas: Run<string>[];
  formats: Run<string>[];
  notes: Run<string>[];
  rules: Run<Rule>[];
  styles: Run<Style>[];
  widths: [number, number][];
  hiddenRows: number[];
  hiddenColumns: number[];
  filter?: { area: NonNullable<SheetData['filter']>['area']; shown: [number, string[]][]; hidden: number[] };
  marks: readonly Mark[];
  /** Absent in files that were saved before there were charts. */
  charts?: readonly Chart[];
}

interface Saved extends Pick<World, 'user' | 'triggers' | 'nextTrigger'> {
  format: 1;
  clock?: number;
  book: Pick<Book, 'id' | 'name' | 'owner' | 'timeZone' | 'locale' | 'activeId' | 'revision' | 'copies'> & { newCharts?: number };
  sheets: SavedSheet[];
  /** By account. Absent in files that were saved before there were languages. */
  languages?: [string, string][];
  properties: { user: Record<string, Record<string, string>>; document: Record<string, string>; script: Record<string, string> };
  caches: [string, [string, CacheEntry][]][];
  usage: [string, Usage][];
}

/** What `openSaved` opens again. Open pages, the steps of Ctrl+Z, and the version history aren't in it. */
export function saveFile(world: World): string {
  const { user, languages, triggers, nextTrigger, clock, stores, caches, usage } = world;
  const { id, name, owner, timeZone, locale, activeId, revision, copies, newCharts } = world.book;
  const saved: Saved = {
    format: 1,
    user,
    clock,
    book: { id, name, owner, timeZone, locale, activeId, revision, copies, ...(newCharts > 0 ? { newCharts } : {}) },
    sheets: world.book.sheets.map(savedSheet),
    ...(languages.size > 0 ? { languages: Array.from(languages) } : {}),
    properties: { user: Object.fromEntries(stores.user), document: stores.document, script: stores.script },
    caches: Array.from(caches, ([store, entries]) => [store, Array.from(entries)]),
    usage: Array.from(usage),
    triggers,
    nextTrigger,
  };
  return JSON.stringify(saved);
}

export interface OpenedFile {
  book: Book;
  user: string;
  clock: number | undefined;
  languages: [string, string][];
  /** Puts properties, triggers, caches, and used-up limits into a new world. */
  fill(world: World): void;
}

export function openSaved(text: string): OpenedFile {
  const saved: Saved = JSON.parse(text);
  if (saved.format !== 1) throw new Error(`The emulator can't read a saved file of format ${saved.format}.`);
  const { user, clock, languages = [], properties, caches, usage, triggers, nextTrigger } = saved;
  const { timeZone, locale, owner } = saved.book;
  return {
    book: { ...newBook(timeZone, locale, owner), ...saved.book, sheets: saved.sheets.map(openedSheet) },
    user,
    clock,
    languages,
    fill(world) {
      Object.assign(world.stores.document, properties.document);
      Object.assign(world.stores.script, properties.script);
      for (const [person, store] of Object.entries(properties.user)) world.stores.user.set(person, store);
      for (const [store, entries] of caches) world.caches.set(store, new Map(entries));
      for (const [person, used] of usage) world.usage.set(person, used);
      const opened: Trigger[] = triggers;
      Object.assign(world, { triggers: opened, nextTrigger });
    },
  };
}

function savedSheet(sheet: SheetData): SavedSheet {
  const { name, hidden, rows, columns, frozenRows, frozenColumns, marks, charts, filter } = contentOf(sheet);
  return {
    id: sheet.id,
    name,
    hidden,
    rows,
    columns,
    frozenRows,
    frozenColumns,
    selection: sheet.selection,
    values: runsOf(sheet.values),
    formulas: runsOf(sheet.formulas),
    formats: runsOf(sheet.formats),
    notes: runsOf(sheet.notes),
    rules: runsOf(sheet.rules),
    styles: runsOf(sheet.styles),
    widths: Array.from(sheet.widths),
    hiddenRows: Array.from(sheet.hiddenRows),
    hiddenColumns: Array.from(sheet.hiddenColumns),
    filter: filter && {
      area: filter.area,
      shown: Array.from(filter.shown, ([column, texts]) => [column, Array.from(texts)]),
      hidden: Array.from(filter.hidden),
    },
    marks,
    ...(charts.length > 0 ? { charts } : {}),
  };
}

function openedSheet(saved: SavedSheet): SheetData {
  const { id, name, hidden, rows, columns, frozenRows, frozenColumns, selection, marks, charts = [], filter } = saved;
  return {
    ...newSheet(id, name),
    hidden,
    rows,
    columns,
    frozenRows,
    frozenColumns,
    selection,
    marks,
    charts,
    values: layerOf(saved.values),
    formulas: layerOf(saved.formulas),
    formats: layerOf(saved.formats),
    notes: layerOf(saved.notes),
    rules: layerOf(saved.rules),
    styles: layerOf(saved.styles),
    widths: new Map(saved.widths),
    hiddenRows: new Set(saved.hiddenRows),
    hiddenColumns: new Set(saved.hiddenColumns),
    filter: filter && {
      area: filter.area,
      shown: new Map(filter.shown.map(([column, texts]) => [column, new Set(texts)])),
      hidden: new Set(filter.hidden),
    },
  };
}

function runsOf<T>(layer: Layer<T>): Run<T>[] {
  return layer.flatMap((cells, index) => {
    const runs: Run<T>[] = [];
    cells?.forEach((value, at) => {
      if (value === undefined) return;
      const last = runs.at(-1);
      if (last && last[1] + last[2] === at + 1 && isSame(last[3], value)) last[2] += 1;
      else runs.push([index + 1, at + 1, 1, value]);
    });
    return runs;
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
}

function layerOf<T>(runs: readonly Run<T>[]): Layer<T> {
  const layer: Layer<T> = [];
  for (const [column, row, rows, value] of runs) fillArea(layer, { row, column, rows, columns: 1 }, value);
  return layer;
}
