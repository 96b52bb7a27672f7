// Pull: reads a resource in steps, and touches its tab only after everything was read.
import type { Parsed } from '../catalog/fields.ts';
import type { FilterValues } from '../catalog/filters.ts';
import { beginList, type Found, stepList } from '../catalog/pages.ts';
import { isEditable, type Record_, type Resource } from '../catalog/resource.ts';
import { resources } from '../catalog/resources/index.ts';
import { cellContext } from '../tabs/context.ts';
import type { Brought } from '../tabs/merge.ts';
import { StopError } from '../tabs/problem.ts';
import { readTabs, saveTab, type TabEntry } from '../tabs/registry.ts';
import { readSnapshot, writeSnapshot } from '../tabs/snapshot.ts';
import { type Contents, createTab, readTab } from '../tabs/tab.ts';
import { dayToUtc } from '../tabs/time.ts';
import { bringRecords } from '../tabs/write.ts';
import { endJob, type PullJob, saveJob } from './job.ts';
import { linesOf, linesResource, recordOfLine } from './lines.ts';
import { clearStaged, readStaged, stage } from './staging.ts';
import type { World } from './world.ts';

/** Vanished records are asked for one by one, up to so many a run. */
const MOST_VANISHED = 200;
const LOCK_WAIT = 10_000;

export interface Pulled {
  tab: TabEntry;
  records: number;
  brought: Brought;
  complete: boolean;
  unreadable: { id: string; field: string }[];
  remarks: string[];
}

export interface PullProgress {
  job: PullJob;
  count: number;
  total?: number;
  pulled?: Pulled;
}

/** Makes the job of a pull; nothing is read yet. */
export function beginPull(world: World, resource: Resource, filters: FilterValues, sheet?: number): PullJob {
  const zone = world.workbook.timeZone();
  const sent: FilterValues = {};
  for (const filter of resource.filters) {
    const value = filters[filter.name];
    if (value === undefined || value === '') continue;
    sent[filter.name] = filter.kind === 'day' && typeof value === 'string' ? dayToUtc(value, filter.end === true, zone) : value;
  }
  const tabs = readTabs(world.document);
  const given = tabs.find((tab) => tab.sheet === sheet);
  if (given && given.connection !== world.client.connection.id) throw otherConnection(world, given);
  return {
    v: 1,
    kind: 'pull',
    id: world.clock.id(),
    resource: resource.name,
    connection: world.client.connection.id,
    sheet: sheet ?? tabs.find((tab) => !tab.part && isOf(world, tab, resource))?.sheet,
    filters,
    list: beginList(resource, sent),
  };
}

/**
 * Reads until `deadline` (milliseconds since 1970) or the end, at least one round. When all is read the tab is written
 * in the same step; otherwise what was read is staged and the job saved. Throws CatalogError or StopError, and then
 * neither tab nor snapshot was touched.
 */
export function stepPull(world: World, job: PullJob, deadline: number): PullProgress {
  const resource = resourceOf(job.resource);
  const found = readStaged(world.workbook, job.staged);
  const before = new Map(found);
  do {
    stepList(world.client, resource, job.list, found, resource.fields);
  } while (!job.list.done && world.clock.now() < deadline);
  const progress = { job, count: found.size, total: job.list.total };
  if (!job.list.done) {
    const fresh = Array.from(found.values()).filter((parsed) => before.get(parsed.key) !== parsed);
    job.staged = stage(world.workbook, world.document, job.id, job.staged, fresh);
    world.workbook.flush();
    saveJob(world.document, job);
    return progress;
  }
  const pulled = world.lock.hold(LOCK_WAIT, () => bring(world, job, resource, found));
  if (!pulled) {
    throw new StopError('busy', 'Somebody else is refreshing or sending in this workbook right now.', 'Wait a minute, then try again.');
  }
  endPull(world, job);
  return { ...progress, pulled };
}

/** Ends a job and clears what it has staged; before its tab was written, the tab stays as it was. */
export function endPull(world: World, job: PullJob): void {
  clearStaged(world.workbook, job.staged);
  endJob(world.document, job.id);
}

export function resourceOf(name: string): Resource {
  const resource = resources.find((entry) => entry.name === name);
  if (!resource) throw new StopError('no-such-resource', `There is nothing called “${name}” to pull.`, 'Update Catalog Sync.');
  return resource;
}

function bring(world: World, job: PullJob, resource: Resource, found: Found): Pulled {
  const { workbook, document } = world;
  const entry = readTabs(document).find((tab) => tab.sheet === job.sheet && !tab.part);
  const sheet = entry && workbook.sheet(entry.sheet);
  const lines = linesResource(resource);
  const linesEntry = lines && readTabs(document).find((tab) => tab.part === 'lines' && isOf(world, tab, resource));
  const remarks: string[] = [];
  const filters = resource.filters.length === 0 ? {} : job.filters;
  const comparable = entry !== undefined && entry.connection === job.connection && sameFilters(entry.filters, filters);

  let contents = sheet && readTab(sheet, resource);
  const gone = new Set<string>();
  if (contents) {
    if (resource.key !== undefined && !contents.columns.has(resource.key)) throw noKeyColumn(contents, resource);
    const rows = contents.keys.filter((key) => key !== '');
    if (resource.key === undefined) for (const key of rows.slice(found.size)) gone.add(key);
    else if (comparable && job.list.complete && found.size > 0) {
      const vanished = rows.filter((key) => !found.has(key));
      if (vanished.length > 0) {
        findGone(world, resource, vanished, found, gone, remarks);
        contents = readTab(contents.sheet, resource);
      }
    }
  }
  const context = cellContext(workbook, document);
  const made = contents ?? readTab(createTab(workbook, resource, resource.title, found.size), resource);
  // Rows without identity are told apart by their position alone.
  const records = new Map<string, Record_>();
  for (const parsed of found.values()) records.set(resource.key === undefined ? String(records.size + 1) : parsed.key, parsed.values);
  const snapshot = isEditable(resource) ? readSnapshot(workbook, made.sheet.id, made.keys) : new Map();
  const brought = bringRecords(workbook, { resource, context, records, gone, snapshot }, made);

  let linesTab: TabEntry | undefined;
  if (lines) {
    const lineRecords = linesOf(found.values());
    const linesSheet = linesEntry && workbook.sheet(linesEntry.sheet);
    const shown = readTab(linesSheet ?? createTab(workbook, lines, lines.title, lineRecords.size), lines);
    const goneLines = new Set(
      shown.keys.filter((key) => key !== '' && !lineRecords.has(key) && (gone.has(recordOfLine(key)) || found.has(recordOfLine(key)))),
    );
    const broughtLines = bringRecords(
      workbook,
      { resource: lines, context, records: lineRecords, gone: goneLines, snapshot: new Map() },
      shown,
    );
    linesTab = entryOf(world, job, shown, broughtLines.rows, 'lines');
  }

  workbook.flush();
  if (brought.snapshot && isEditable(resource)) {
    writeSnapshot(workbook, made.sheet.id, resource, brought.snapshot);
    workbook.flush();
  }
  const tab = entryOf(world, job, made, brought.rows);
  saveTab(document, tab);
  if (linesTab) saveTab(document, linesTab);
  if (!job.list.complete) remarks.push(...incomplete(job, found));
  if (brought.marked > 0)
    remarks.push(`${count(brought.marked, 'row')} of records that are gone from Catalog stay, because they hold your own entries.`);
  return { tab, records: found.size, brought, complete: job.list.complete, unreadable: job.list.unreadable, remarks };
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

function entryOf(world: World, job: PullJob, contents: Contents, rows: number, part?: 'lines'): TabEntry {
  return {
    v: 1,
    sheet: contents.sheet.id,
    resource: job.resource,
    ...(part ? { part } : {}),
    connection: job.connection,
    host: world.client.connection.host,
    filters: job.filters,
    rows,
    complete: job.list.complete,
    pulledAt: world.clock.now(),
    run: job.id,
  };
}

function isOf(world: World, tab: TabEntry, resource: Resource): boolean {
  return tab.resource === resource.name && tab.connection === world.client.connection.id && world.workbook.sheet(tab.sheet) !== undefined;
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

/** A tab shows one Catalog: records of another would be matched to the wrong rows. */
export function otherConnection(world: World, tab: TabEntry): StopError {
  return new StopError(
    'other-connection',
    `The tab “${world.workbook.sheet(tab.sheet)?.name() ?? ''}” was pulled from ${tab.host}, but you are connected to ${world.client.connection.host}.`,
    `Connect to ${tab.host}, or choose another tab.`,
  );
}

function noKeyColumn(contents: Contents, resource: Resource): StopError {
  return new StopError(
    'no-key-column',
    `The tab “${contents.name}” has lost its ${resource.fields.find((field) => field.name === resource.key)?.label ?? 'key'} column, so rows cannot be told apart.`,
    'Undo the deletion, or delete the tab and pull again.',
  );
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
