// Review: reads the edits of the tabs, reads what Catalog holds of the same records now, and stores the plan.
import { CatalogError } from '../catalog/errors.ts';
import type { Parsed } from '../catalog/fields.ts';
import { isEditable, type Resource } from '../catalog/resource.ts';
import type { Cell } from '../platform/ports.ts';
import { readBases } from '../tabs/bases.ts';
import { planBlocks } from '../tabs/blocks.ts';
import { STATUS } from '../tabs/columns.ts';
import { cellContext } from '../tabs/context.ts';
import { StopError } from '../tabs/problem.ts';
import { readTabs, type TabEntry } from '../tabs/registry.ts';
import { cellAt, readTab } from '../tabs/tab.ts';
import { intentIn, status } from '../tabs/words.ts';
import { writeBlocks } from '../tabs/write.ts';
import { diffTab, type Refused, type RowChange, type TabDiff, type TabReading, valuesOf } from './diff.ts';
import { gapRemarks } from './gap-remarks.ts';
import { grouped } from './grouped.ts';
import { openSend, timeOf } from './lease.ts';
import type { Line } from './line.ts';
import { locked } from './locked.ts';
import { makePlan, type Plan, type Present } from './plan.ts';
import { otherConnection } from './pull.ts';
import { type PlanHeader, storePlan } from './runs.ts';
import { joinTwins } from './same-record.ts';
import { diffInScope, isInScope, type Scope } from './scope.ts';
import { shapeOf } from './shape.ts';
import { findStandIns } from './stand-ins.ts';
import { findTyped } from './typed-records.ts';
import { withUploads } from './uploads.ts';
import type { World } from './world.ts';

export interface Review {
  header: PlanHeader;
  lines: Line[];
  refused: Refused[];
  remarks: string[];
}

/** Filled new rows of a tab that are not in the plan, because their Action is blank. */
export interface Offered {
  sheet: number;
  tab: string;
  rows: number[];
}

/** Reviews the rows in scope, or all editable tabs. Throws CatalogError where Catalog cannot be read at all. */
export function review(world: World, scope: Scope = {}): Review & { offered: Offered[] } {
  const readings = readingsOf(world, scope.sheet);
  const diffs = readings.map((reading) => diffInScope(diffTab(reading, includedIn(reading, scope)), scope));
  const { changes, refused: unmeant } = findTyped(
    world,
    readings,
    diffs.flatMap((diff) => diff.changes),
  );
  const run = shortId(world.clock.id());
  const now = world.clock.now();
  const plan = planChanges(world, run, changes);
  const refused = [...diffs.flatMap((diff) => diff.refused), ...unmeant, ...refusedOf(plan)];

  const header = locked(world, 'Wait a minute, then review again.', () => {
    for (const reading of readings) if (isMoved(reading)) throw moved(reading);
    const stored = storePlan(
      world.workbook,
      world.document,
      { v: 1, run, connection: world.client.connection.id, host: world.client.connection.host, at: now, applied: false, options: [] },
      plan.lines,
    );
    for (const reading of readings) markRows(reading, scope, plan.lines, refused);
    return stored;
  });
  return {
    header,
    lines: plan.lines,
    refused,
    remarks: [
      ...openRemarks(world),
      ...gapRemarks(plan.lines, world.workbook.timeZone(), (sheet) => world.workbook.sheet(sheet)?.name() ?? ''),
      ...remarksOf(readings, diffs, plan.settled),
    ],
    offered: offeredIn(readings, diffs),
  };
}

export function offeredIn(readings: readonly TabReading[], diffs: readonly TabDiff[]): Offered[] {
  const offered = readings.map(({ contents: { sheet, name } }, index) => ({
    sheet: sheet.id,
    tab: name,
    rows: diffs[index]?.offered ?? [],
  }));
  return offered.filter(({ rows }) => rows.length > 0);
}

export function includedIn({ contents }: TabReading, { include = [] }: Scope): number[] {
  return include.filter(({ sheet }) => sheet === contents.sheet.id).map(({ row }) => row);
}

/** Plans changes against what Catalog holds of the same records now. Throws CatalogError where it cannot be read at all. */
export function planChanges(world: World, run: string, wanted: readonly RowChange[], undoes?: string): Plan {
  const joined = joinTwins(wanted);
  const changes = withUploads(joined.changes);
  const presents = readPresents(world, changes);
  const matches = readMatches(world, changes);
  const intents = intentsOf(world, changes);
  const plan = makePlan({
    run,
    connection: world.client.connection.id,
    at: new Date(world.clock.now()).toISOString(),
    undoes,
    changes,
    presentOf: (change) => presents.get(change) ?? { unknown: 'no answer' },
    standInOf: (change) => matches.get(change)?.says,
    matchesOf: (change) =>
      (matches.get(change)?.records ?? []).map((match) => ({ key: match.key, stands: !isExcepted(change.resource, match) })),
    intentOf: (change) => intents.get(change) ?? '',
  });
  return { ...plan, rejected: [...joined.rejected, ...plan.rejected] };
}

/** The changes that a plan rejected, as rows that cannot be sent. */
export function refusedOf(plan: Plan): Refused[] {
  return plan.rejected.map(({ change, what, todo }) => ({ ...placeOf(change), label: change.caption, what, todo }));
}

/** What people are told of changes that Catalog already holds. */
export function settledRemarks(settled: readonly RowChange[]): string[] {
  return settled.map(({ tab, caption, row }) => `${tab}: ${caption}${row > 0 ? ` (row ${row})` : ''} already stands like this in Catalog.`);
}

/** One intent for each create; a row that was duplicated together with its Status gets one of its own. */
function intentsOf(world: World, changes: readonly RowChange[]): Map<RowChange, string> {
  const creates = changes.filter((change) => change.operation === 'create');
  const carried = creates.map((change) => change.intent);
  const isUnique = (intent: string) => carried.filter((each) => each === intent).length === 1;
  return new Map(creates.map((change) => [change, change.intent && isUnique(change.intent) ? change.intent : shortId(world.clock.id())]));
}

/** Have rows been moved since the tab was read, before Catalog was asked? Status is written by position, so it would go astray. */
function isMoved({ contents, resource }: TabReading): boolean {
  const now = readTab(contents.sheet, resource);
  const moved = contents.keys.some((key, index) => key !== now.keys[index]);
  const row = (values: Cell[] | undefined) => JSON.stringify(values ?? []);
  return moved || contents.keys.some((key, index) => key === '' && row(contents.values[index]) !== row(now.values[index]));
}

function moved({ contents }: TabReading): StopError {
  return new StopError('tab-moved', `Rows of “${contents.name}” were moved while they were compared with Catalog.`, 'Review again.');
}

export interface EditCounts {
  /** Edits that have not been sent. */
  unsent: number;
  /** Rows that were held back because Catalog had changed too. */
  conflicts: number;
}

/** What one tab holds for the next review; reads the tab only. */
export function countEdits(world: Pick<World, 'workbook' | 'document'>, tab: TabEntry): EditCounts {
  const reading = readingOf(world, tab);
  if (!reading) return { unsent: 0, conflicts: 0 };
  const diff = diffTab(reading);
  const unsent = diff.changes.reduce((sum, change) => sum + Math.max(change.operation === 'create' ? 1 : change.edits.length, 1), 0);
  const conflicts = reading.contents.values.filter((_, index) => cellAt(reading.contents, index, STATUS) === status.conflict).length;
  return { unsent: unsent + diff.refused.length, conflicts };
}

export function readingOf(world: Pick<World, 'workbook' | 'document'>, tab: TabEntry): TabReading | undefined {
  const sheet = world.workbook.sheet(tab.sheet);
  const resource = shapeOf(tab);
  // A tab whose first pull has not ended holds nothing that a person could have meant to send.
  if (!sheet || tab.part || tab.pulledAt === undefined || tab.takenIn || !isEditable(resource)) return undefined;
  const contents = readTab(sheet, resource);
  const context = cellContext(world.workbook, world.document);
  const { rows, zone } = readBases(world.workbook, resource, contents, context);
  if (zone !== undefined && zone !== context.zone && resource.fields.some((field) => field.kind === 'time' && field.write)) {
    throw new StopError(
      'zone-changed',
      `The time zone of the spreadsheet was changed since “${contents.name}” was pulled, so its times mean something else now.`,
      'Refresh the tab, then review again.',
    );
  }
  return { resource, contents, snapshot: rows, context };
}

/** Tabs of other Catalogs are left out, unless one of them was asked for. */
function readingsOf(world: World, sheet: number | undefined): TabReading[] {
  const isHere = (tab: TabEntry) => tab.connection === world.client.connection.id;
  const tabs = readTabs(world.document).filter((tab) => (sheet === undefined ? isHere(tab) : tab.sheet === sheet));
  const foreign = tabs.find((tab) => !isHere(tab));
  if (foreign) throw otherConnection(world, foreign);
  return tabs.flatMap((tab) => readingOf(world, tab) ?? []);
}

function readPresents(world: World, changes: readonly RowChange[]): Map<RowChange, Present> {
  const presents = new Map<RowChange, Present>();
  for (const [resource, ofResource] of grouped(
    changes.filter(({ operation }) => operation !== 'create'),
    ({ resource }) => resource,
  )) {
    const answers = world.client.readMany(
      resource,
      ofResource.map((change) => change.key),
    );
    ofResource.forEach((change, index) => {
      const answer = answers[index];
      if (!answer) return;
      if ('failed' in answer) {
        // A key that does not work, or a host that is away, is no matter of one row.
        if (answer.failed.code !== 'forbidden' && answer.failed.code !== 'refused') throw answer.failed;
        presents.set(change, { unknown: answer.failed.words ?? answer.failed.code });
      } else presents.set(change, 'gone' in answer ? 'gone' : { record: answer.found.values });
    });
  }
  return presents;
}

function readMatches(world: World, changes: readonly RowChange[]): Map<RowChange, { records: Parsed[]; says?: string }> {
  const matches = new Map<RowChange, { records: Parsed[]; says?: string }>();
  for (const [resource, ofResource] of grouped(changes.filter(isSearchable), ({ resource }) => resource)) {
    if (!resource.lookUp) continue;
    const wanted = ofResource.map(valuesOf);
    const answers = world.client.lookUpMany(resource, wanted);
    const standIns = findStandIns(world, resource, wanted);
    ofResource.forEach((change, index) => {
      const answer = answers[index] ?? [];
      if (answer instanceof CatalogError) throw answer;
      matches.set(change, { records: answer, says: standIns[index] });
    });
  }
  return matches;
}

/** What belongs to a record that is yet to be created cannot be there already. */
function isSearchable({ operation, edits }: RowChange): boolean {
  return operation === 'create' && edits.every(({ awaits }) => !awaits);
}

function isExcepted(resource: Resource, match: Parsed): boolean {
  const except = resource.lookUp?.except;
  return except !== undefined && match.values[except.field] === except.value;
}

/** Writes the Status of rows that were refused, are in conflict, or wait for their create; clears what no longer holds. */
function markRows(reading: TabReading, scope: Scope, lines: readonly Line[], refused: readonly Refused[]): void {
  const { contents, resource } = reading;
  const column = contents.columns.get(STATUS);
  if (column === undefined) return;
  const wanted = new Map<number, string>();
  const hinted = (row: number) => cellAt(contents, row - 2, STATUS) === status.edited;
  for (const line of lines) {
    if (line.sheet !== contents.sheet.id) continue;
    if (line.operation === 'create') wanted.set(line.row, status.toCreate(line.key));
    else if (line.state === 'conflict') wanted.set(line.row, status.conflict);
    // What an earlier send said of the row is over once there is something new to send.
    else if (!wanted.has(line.row)) wanted.set(line.row, hinted(line.row) ? status.edited : '');
  }
  for (const row of refused)
    if (row.sheet === contents.sheet.id) wanted.set(row.row, status.refused(`${row.label} ${row.what}. ${row.todo}`));
  const changed: number[] = [];
  for (let index = 0; index < contents.values.length; index++) {
    const row = index + 2;
    if (!isInScope(scope, row)) continue;
    const now = String(cellAt(contents, index, STATUS));
    // By this word a create that is under way, or that nobody knows of, finds its row again.
    if (['creating', 'uncertain'].includes(intentIn(now)?.word ?? '')) continue;
    if (!wanted.has(row) && /^(not sent|conflict|to create|failed|edited$)/.test(now)) wanted.set(row, '');
    if (wanted.has(row) && wanted.get(row) !== now) changed.push(row);
  }
  const blocks = planBlocks({
    changed: new Map(changed.length > 0 ? [[column, changed]] : []),
    wanted: (row): Cell => wanted.get(row) ?? cellAt(contents, row - 2, STATUS),
    asItIs: (row) => cellAt(contents, row - 2, STATUS),
  });
  writeBlocks(contents, blocks, resource);
}

function openRemarks(world: World): string[] {
  const open = openSend(world);
  return open ? [`A send from ${timeOf(world, open)} has not ended: go on with it or cancel it before you send anything else.`] : [];
}

/** What people are told of edits that are not sent, and of changes that Catalog already holds. */
export function remarksOf(readings: readonly TabReading[], diffs: readonly TabDiff[], settled: readonly RowChange[]): string[] {
  const remarks: string[] = [];
  diffs.forEach((diff, index) => {
    const tab = readings[index]?.contents.name ?? '';
    if (diff.ignored.length > 0) {
      remarks.push(
        `${tab}: something was typed into a column that cannot be edited (${rows(diff.ignored)}). It is not sent, and the next refresh restores it.`,
      );
    }
    if (diff.outranked.length > 0) remarks.push(`${tab}: edits left out because an Action comes first: ${rows(diff.outranked)}.`);
  });
  return [...remarks, ...settledRemarks(settled)];
}

function rows(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 5).join(', ');
  return `${numbers.length === 1 ? 'row' : 'rows'} ${shown}${numbers.length > 5 ? ` and ${numbers.length - 5} more` : ''}`;
}

/** Short enough to read in a cell, long enough never to meet twice in one file. */
export function shortId(id: string): string {
  return id
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase()
    .slice(0, 10);
}

function placeOf(change: RowChange): Pick<Refused, 'sheet' | 'tab' | 'row'> {
  return { sheet: change.sheet, tab: change.tab, row: change.row };
}
