// The end of a pull: everything was read, and now meets the tab, its lines' tab, and what is remembered of them.
import { type CustomField, customName } from '../catalog/custom-fields.ts';
import type { Parsed } from '../catalog/fields.ts';
import type { FilterValues } from '../catalog/filters.ts';
import type { Found } from '../catalog/pages.ts';
import { isEditable, type Record_, type Resource } from '../catalog/resource.ts';
import { addColumns } from '../tabs/add-columns.ts';
import { bringWithBases, readBases } from '../tabs/bases.ts';
import { cellContext } from '../tabs/context.ts';
import { count } from '../tabs/count.ts';
import { keepTabs } from '../tabs/kept-tabs.ts';
import type { Brought } from '../tabs/merge.ts';
import { StopError } from '../tabs/problem.ts';
import { readTabs, saveTab, type TabEntry } from '../tabs/registry.ts';
import type { Snapshot } from '../tabs/snapshot.ts';
import { type Contents, dressTab, readTab } from '../tabs/tab.ts';
import { bringRecords } from '../tabs/write.ts';
import type { PullJob } from './job.ts';
import { linesOf, linesResource, recordOfLine } from './lines.ts';
import type { World } from './world.ts';

/** Vanished records are asked for one by one, up to so many a run. */
const MOST_VANISHED = 200;
/** More unseen rows than this are not remembered by name, because a property holds 9 KB. */
const MOST_UNSEEN = 200;

export interface Pulled {
  tab: TabEntry;
  records: number;
  brought: Brought;
  complete: boolean;
  unreadable: { id: string; field: string }[];
  remarks: string[];
}

/** Runs under the document lock. */
export function bring(world: World, job: PullJob, resource: Resource, custom: readonly CustomField[], found: Found): Pulled {
  const { workbook, document } = world;
  const entry = readTabs(document).find((tab) => tab.sheet === job.sheet && !tab.part);
  const lines = linesResource(resource);
  const remarks: string[] = [];
  const filters = resource.filters.length === 0 ? {} : job.filters;
  const { scope } = world.client.connection;
  const comparable = entry?.scope === scope && sameFilters(entry.filters, filters) && job.list.complete && found.size > 0;

  let contents = openTab(world, job, resource, entry, found.size);
  const gone = new Set<string>();
  const unseen: string[] = [];
  if (resource.key !== undefined && !contents.columns.has(resource.key)) throw noKeyColumn(contents, resource);
  // In a tab whose first pull has not ended, everything is ours and there is no snapshot yet.
  const known = entry?.pulledAt === undefined ? [] : contents.keys;
  const context = cellContext(workbook, document);
  const keepCells = job.keepCells === true || entry?.pulledAt === undefined;
  const remembered = isEditable(resource) ? readBases(workbook, resource, contents, context, known, job.keepCells) : undefined;
  const rows = contents.keys.filter((key) => key !== '');
  if (resource.key === undefined) for (const key of rows.slice(found.size)) gone.add(key);
  else {
    // Only what was pulled can vanish: a row that the person wrote under the data, such as totals, is theirs.
    const missing = rows.filter((key) => !found.has(key) && (remembered ? remembered.rows.has(key) : isKey(resource, key)));
    // A row that this key and these filters never brought says nothing by being missing.
    const vanished = comparable && entry.unseen !== 'many' ? missing.filter((key) => !entry.unseen?.includes(key)) : [];
    if (vanished.length > 0) {
      findGone(world, resource, vanished, found, gone, remarks);
      contents = readTab(contents.sheet, resource);
    }
    unseen.push(...missing.filter((key) => !found.has(key) && !gone.has(key)));
  }
  const columns = (entry?.custom ?? []).map(({ name }) => name);
  const fresh = custom.filter(({ name }) => !columns.includes(name)).map(({ name }) => customName(name));
  const made = addColumns(contents, resource, fresh);
  // Rows without identity are told apart by their position alone.
  const records = new Map<string, Record_>();
  for (const parsed of found.values()) records.set(resource.key === undefined ? String(records.size + 1) : parsed.key, parsed.values);
  const snapshot: Snapshot = remembered?.rows ?? new Map();
  const shownIn = { ...context, baseZone: remembered?.zone ?? context.zone };
  const isStale = remembered !== undefined && (remembered.unsettled || remembered.zone !== context.zone);
  const brought = bringWithBases(workbook, { resource, context: shownIn, records, gone, snapshot, keepCells }, made, isStale);

  let linesTab: TabEntry | undefined;
  if (lines) {
    const lineRecords = linesOf(found.values());
    const linesEntry = readTabs(document).find((tab) => tab.part === 'lines' && isOf(world, tab, resource));
    const shown = openTab(world, job, lines, linesEntry, lineRecords.size, 'lines');
    const goneLines = new Set(
      shown.keys.filter((key) => key !== '' && !lineRecords.has(key) && (gone.has(recordOfLine(key)) || found.has(recordOfLine(key)))),
    );
    const broughtLines = bringRecords(
      workbook,
      { resource: lines, context, records: lineRecords, gone: goneLines, snapshot: new Map() },
      shown,
    );
    linesTab = entryOf(world, job, shown.sheet.id, broughtLines.rows, 'lines');
  }

  workbook.flush();
  const tab: TabEntry = {
    ...entryOf(world, job, made.sheet.id, brought.rows),
    ...(custom.length > 0 ? { custom: [...custom] } : {}),
    ...(unseen.length > 0 ? { unseen: unseen.length > MOST_UNSEEN ? 'many' : unseen } : {}),
  };
  saveTab(document, tab);
  if (linesTab) saveTab(document, linesTab);
  keepTabs(workbook, document);
  if (!job.list.complete) remarks.push(...incomplete(job, found));
  if (brought.undressed)
    remarks.push(
      `“${contents.name}” holds a table, which keeps formats of its own: values were written, formats and drop-downs were left as they are.`,
    );
  if (brought.marked > 0)
    remarks.push(`${count(brought.marked, 'row')} of records that are gone from Catalog stay, because they hold your own entries.`);
  return { tab, records: found.size, brought, complete: job.list.complete, unreadable: job.list.unreadable, remarks };
}

/**
 * The tab as it stands. A new one is remembered before anything is written into it, so that a run that goes on after a kill
 * finds it again; a blank sheet with its name is what a killed run has left.
 */
function openTab(world: World, job: PullJob, resource: Resource, entry: TabEntry | undefined, records: number, part?: 'lines'): Contents {
  const { workbook, document } = world;
  const there = entry && workbook.sheet(entry.sheet);
  if (there && entry.pulledAt !== undefined) return readTab(there, resource);
  const blank = workbook.sheetNamed(resource.title);
  const sheet = there ?? (blank?.used().rows === 0 ? blank : workbook.add(resource.title));
  const { pulledAt: _, ...begun } = entryOf(world, job, sheet.id, 0, part);
  saveTab(document, begun);
  dressTab(sheet, resource, records);
  return readTab(sheet, resource);
}

/** Asks for each vanished record by its own address: only a 404 says that it is gone. */
function findGone(
  world: World,
  resource: Resource,
  vanished: string[],
  found: Map<string, Parsed>,
  gone: Set<string>,
  remarks: string[],
): void {
  if (!resource.single || vanished.length > MOST_VANISHED) {
    remarks.push(`${count(vanished.length, 'row')} were not in Catalog’s answer and stay; delete them by hand if they are gone.`);
    return;
  }
  let kept = 0;
  world.client.readMany(resource, vanished).forEach((answer, index) => {
    const key = vanished[index] ?? '';
    if ('gone' in answer) gone.add(key);
    else {
      kept += 1;
      if ('found' in answer) found.set(key, answer.found);
    }
  });
  if (kept > 0) remarks.push(`${count(kept, 'row')} no longer match the filters, or could not be read, and stay.`);
}

function entryOf(world: World, job: PullJob, sheet: number, rows: number, part?: 'lines'): TabEntry {
  return {
    v: 1,
    sheet,
    resource: job.resource,
    ...(part ? { part } : {}),
    connection: job.connection,
    host: world.client.connection.host,
    scope: world.client.connection.scope,
    filters: job.filters,
    rows,
    complete: job.list.complete,
    pulledAt: world.clock.now(),
    run: job.id,
  };
}

/** Could this be the key of a record? */
function isKey(resource: Resource, key: string): boolean {
  const field = resource.fields.find((each) => each.name === resource.key);
  return field?.kind !== 'id' || /^\d+$/.test(key);
}

function sameFilters(a: FilterValues, b: FilterValues): boolean {
  const text = (filters: FilterValues) =>
    JSON.stringify(
      Object.keys(filters)
        .sort()
        .map((name) => [name, filters[name]]),
    );
  return text(a) === text(b);
}

function incomplete(job: PullJob, found: Found): string[] {
  if (job.list.total === undefined) return ['Catalog does not say how many records there are, so completeness cannot be proved.'];
  return [`${found.size} of ${job.list.total} records: not complete, so no row was removed. Pull again.`];
}

function noKeyColumn(contents: Contents, resource: Resource): StopError {
  return new StopError(
    'no-key-column',
    `The tab “${contents.name}” has lost its ${resource.fields.find((field) => field.name === resource.key)?.label ?? 'key'} column, so rows cannot be told apart.`,
    'Undo the deletion, or delete the tab and pull again.',
  );
}

/** Does a tab show this resource of the connected Catalog? */
export function isOf(world: World, tab: TabEntry, resource: Resource): boolean {
  return tab.resource === resource.name && tab.connection === world.client.connection.id && world.workbook.sheet(tab.sheet) !== undefined;
}
