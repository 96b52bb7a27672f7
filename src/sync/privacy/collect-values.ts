// Collects what is to be removed, from everything that holds personal data by its kind: columns of tabs and of their copies, snapshots,
// the journal, and staged records.

import { isCustom } from '../../catalog/custom-fields.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { Cell, Sheet } from '../../platform/ports.ts';
import { isHeadOf as isNamesHead } from '../../tabs/memory/name-cache.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { DATA_SHEET, joinCells } from '../../tabs/memory/storage.ts';
import { keyOf } from '../../tabs/sheet/tab.ts';
import { STAGING_SHEET } from '../jobs/staging-sheet.ts';
import { rewriteEntries } from '../plan/journal.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import {
  type Column,
  columnsOf,
  completeResources,
  findsPeople,
  isAlwaysPersonal,
  resourceOfEntry,
  roleOf,
  type TabColumns,
} from './personal-columns.ts';
import type { File, Scope } from './removal.ts';
import { RemovedValues } from './removed-values.ts';

/** How one learner is known, as far as their rows say. */
interface Learner {
  ids: ReadonlySet<string>;
  addresses: ReadonlySet<string>;
}

export interface Collected {
  values: RemovedValues;
  /** Returns the personal cells of a row that are to be cleared, as columns of the sheet. */
  toClear: (columns: TabColumns, row: readonly Cell[]) => number[];
}

export function collectValues(file: File, scope: Scope): Collected {
  const values = new RemovedValues();
  if ('everyone' in scope) {
    const toClear = ({ personal }: TabColumns) => personal.map(({ column }) => column);
    for (const { columns, rows } of readPeople(file)) for (const row of rows) addCells(values, columns, row, toClear(columns));
    collectHidden(file, values);
    return { values, toClear };
  }
  const typed = normalize(scope.learner);
  const tabs = readPeople(file);
  // What their own rows say first, then the rows that these lead to.
  const learner = found(
    tabs,
    found(tabs, typed.includes('@') ? { ids: none, addresses: new Set([typed]) } : { ids: new Set([typed]), addresses: none }),
  );
  const toClear: Collected['toClear'] = (columns, row) => {
    const roles = rolesOf(columns, row, learner);
    const isTheirs = ({ name, column, lookedUp }: Column) => roles.has(roleOf(name)) || (lookedUp && values.isIn(textOf(row[column - 1])));
    return columns.personal.filter(isTheirs).map(({ column }) => column);
  };
  for (const address of learner.addresses) values.add('email_address', address);
  for (const { columns, rows } of tabs) for (const row of rows) addCells(values, columns, row, toClear(columns, row));
  return { values, toClear };
}

const none: ReadonlySet<string> = new Set();

/** Returns all sheets that can name people, with their rows. */
function readPeople({ workbook, document }: File): { columns: TabColumns; rows: Cell[][] }[] {
  const tabs = readTabs(document);
  return workbook.sheets().flatMap((sheet) => {
    const columns = columnsOf(
      sheet,
      tabs.find((tab) => tab.sheet === sheet.id),
    );
    return columns && columns.personal.length > 0 ? [{ columns, rows: readRows(sheet) }] : [];
  });
}

/** Reads all rows below the header. */
export function readRows(sheet: Sheet): Cell[][] {
  const { rows, columns } = sheet.used();
  return sheet.values({ row: 2, column: 1, rows: rows - 1, columns });
}

function addCells(values: RemovedValues, { personal }: TabColumns, row: readonly Cell[], columns: readonly number[]): void {
  for (const { name, column } of personal) if (columns.includes(column)) values.add(name, textOf(row[column - 1]));
}

/** Returns a learner with the IDs and addresses of the rows that name them. */
function found(tabs: ReturnType<typeof readPeople>, learner: Learner): Learner {
  const ids = new Set(learner.ids);
  const addresses = new Set(learner.addresses);
  for (const { columns, rows } of tabs) {
    for (const row of rows) {
      const roles = rolesOf(columns, row, learner);
      for (const { name, column } of columns.ids) if (roles.has(roleOf(name))) ids.add(keyOf(row[column - 1]));
      for (const { name, column } of columns.personal) {
        const text = normalize(textOf(row[column - 1]));
        if (roles.has(roleOf(name)) && text.includes('@') && !isCustom(name)) addresses.add(text);
      }
    }
  }
  ids.delete('');
  return { ids, addresses };
}

/** Returns as whom a row names a learner: by their Canvas ID, or by their address. */
function rolesOf({ ids, personal }: TabColumns, row: readonly Cell[], learner: Learner): ReadonlySet<string> {
  const byId = ids.filter(({ column }) => learner.ids.has(keyOf(row[column - 1])));
  const byAddress = personal.filter(({ column }) => learner.addresses.has(normalize(textOf(row[column - 1]))));
  return new Set([...byId, ...byAddress].map(({ name }) => roleOf(name)));
}

/** Adds what the hidden sheets hold of people, also of tabs that were deleted. */
function collectHidden({ workbook, document }: File, values: RemovedValues): void {
  const tabs = readTabs(document);
  const data = workbook.sheetNamed(DATA_SHEET);
  for (const { header, entries } of data ? snapshotsIn(data) : []) {
    const tab = tabs.find(({ sheet }) => sheet === header.sheet);
    const isPersonal = personalIn(tab);
    for (const [, , , ...bases] of entries) {
      for (const [at, name] of header.fields.entries()) if (isPersonal(name)) values.add(name, bases[at]);
    }
  }
  for (const { header, entries } of data ? cachesIn(data) : []) {
    for (const [, record = []] of entries)
      header.fields.slice(1).forEach((name, at) => {
        if (isAlwaysPersonal(name) || isCustom(name)) values.add(name, record[at]);
      });
  }
  const staging = workbook.sheetNamed(STAGING_SHEET);
  for (const { entries } of staging ? stagedIn(staging) : []) {
    for (const [name, value] of entries) if (isAlwaysPersonal(name) || isCustom(name)) values.add(name, value);
  }
  const resourceOf = completeResources(tabs);
  rewriteEntries(workbook, document, (entry) => {
    addEntry(values, entry, resourceOf(entry));
    return entry;
  });
}

function addEntry(values: RemovedValues, entry: JournalEntry, resource: Resource): void {
  const field = resource.fields.find(({ name }) => name === entry.field);
  const caption = resource.fields.find(({ name }) => name === resource.caption);
  if (caption?.personal) values.add(caption.name, entry.caption);
  if (field && findsPeople(field) && Number.isNaN(Number(entry.typed))) values.add('user_name', entry.typed);
  if (!field?.personal && !isCustom(entry.field)) return;
  for (const value of [entry.base, entry.server, entry.value, entry.typed, entry.stored, entry.restores]) values.add(entry.field, value);
}

/** Returns whether a field of a tab holds personal data. Of a tab that isn't in the registry, only the names of the fields are known. */
function personalIn(tab: TabEntry | undefined): (name: string) => boolean {
  const fields = tab && resourceOfEntry(tab)?.fields;
  if (!fields) return (name) => isAlwaysPersonal(name) || isCustom(name);
  return (name) => fields.some((field) => field.name === name && field.personal);
}

interface StoredColumn<Header, Entry> {
  header: Header;
  entries: Entry[];
}

/** Reads the columns of the data sheet. One that is damaged is cleared with the rest, and has nothing to search for. */
function snapshotsIn(data: Sheet): StoredColumn<{ sheet: number; fields: string[] }, unknown[]>[] {
  return columnsIn(data).flatMap(([head = '', ...cells]) => {
    const header = parsed(head) as { sheet?: number; fields?: string[] } | undefined;
    if (typeof header?.sheet !== 'number' || !Array.isArray(header.fields)) return [];
    return [
      {
        header: { sheet: header.sheet, fields: header.fields },
        entries: joinCells(cells).flatMap((text) => (parsed(text) as unknown[][]) ?? []),
      },
    ];
  });
}

/** Reads the caches of names in the data sheet. */
function cachesIn(data: Sheet): StoredColumn<{ fields: string[] }, [string, unknown[]?]>[] {
  return columnsIn(data).flatMap(([head = '', ...cells]) => {
    const header = isNamesHead(head) ? (parsed(head) as { fields?: string[] } | undefined) : undefined;
    if (!Array.isArray(header?.fields)) return [];
    return [
      { header: { fields: header.fields }, entries: joinCells(cells).flatMap((text) => (parsed(text) as [string, unknown[]?][]) ?? []) },
    ];
  });
}

/** Reads the fields and values of all records that were staged. */
function stagedIn(staging: Sheet): { entries: [string, unknown][] }[] {
  return columnsIn(staging).map(([, ...cells]) => ({
    entries: joinCells(cells).flatMap((text) =>
      ((parsed(text) as { values?: object; lines?: object[] }[]) ?? []).flatMap(({ values = {}, lines = [] }) =>
        [values, ...lines].flatMap((each) => Object.entries(each) as [string, unknown][]),
      ),
    ),
  }));
}

function columnsIn(sheet: Sheet): string[][] {
  const { rows, columns } = sheet.used();
  const cells = sheet.values({ row: 1, column: 1, rows, columns });
  return Array.from({ length: columns }, (_, at) => {
    const texts = cells.map((row) => String(row[at] ?? ''));
    const end = texts.indexOf('');
    return end < 0 ? texts : texts.slice(0, end);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function textOf(cell: Cell | undefined): string {
  return cell === undefined || cell instanceof Date || typeof cell === 'boolean' ? '' : String(cell);
}

function normalize(text: string): string {
  return text.trim().toLowerCase();
}
