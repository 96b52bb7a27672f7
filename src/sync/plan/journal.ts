// The journal: a hidden sheet with a row for each entry of each plan, and a small header of each plan in document properties. Rows
// are only added, and only their states change.

import { groupBy } from '../../base/group-by.ts';
import { StopError } from '../../base/problem.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties, Sheet, Workbook } from '../../platform/ports.ts';
import { growTo, hiddenSheet } from '../../tabs/memory/storage.ts';
import { hasJob } from '../jobs/job.ts';
import { assertStorageRoom } from '../jobs/storage-room.ts';
import { countStates, isDone, isTaken, type SendCounts, withSoundStates } from './entry-state.ts';
import { checksum, decodeEntry, ENTRY_HEADERS, encodeEntry, type JournalEntry, storedState } from './journal-entry.ts';
import { expiredRows } from './retention.ts';
import { forgetSends, isInLog, storeDigest } from './send-record.ts';

const SHEET = 'Catalog Sync runs';
const WIDTH = ENTRY_HEADERS.length;
/** Headers of plans that are kept for the list of the last runs. */
const MAX_KEPT = 30;
/** Above this many entries, the oldest quarter is deleted. */
const MAX_ENTRIES = 20_000;
const DAY = 86_400_000;

/** Stored under `plan.<run>`. */
export interface PlanHeader {
  v: 1;
  run: string;
  connection: string;
  host: string;
  /** What the key sees that it was reviewed with. */
  scope?: string;
  at: number;
  /** The row of its first entry in the journal. */
  first: number;
  count: number;
  /** How many writes they make. */
  requests?: number;
  checksum: string;
  /** The lists of `ordered` fields in its entries keep their order. Absent in plans of earlier versions, which sorted them. */
  ordered?: true;
  /** A plan is sent once. */
  applied: boolean;
  /** Names of the options that were switched on when it was sent. */
  options: string[];
  /** The run that it undoes, and when that was reviewed. */
  undoes?: { run: string; at: number };
  /** Whether it has undone each change that it planned. False until then. Absent in other plans, and in undos by earlier versions. */
  undidAll?: boolean;
  /** Requests by outcome, once it was sent. */
  counts?: SendCounts;
}

const PREFIX = 'plan.';

/** Stores the entries of a new plan, then its header, and returns the header. */
export function storePlan(
  workbook: Workbook,
  document: Properties,
  header: Omit<PlanHeader, 'first' | 'count' | 'requests' | 'checksum' | 'ordered'>,
  entries: readonly JournalEntry[],
): PlanHeader {
  assertStorageRoom(document);
  const sheet = journalSheet(workbook);
  trim(sheet, document, header.at);
  const first = Math.max(sheet.used().rows, 1) + 1;
  growTo(sheet, first + entries.length - 1, WIDTH);
  if (entries.length > 0)
    sheet.write(
      { row: first, column: 1, rows: entries.length, columns: WIDTH },
      entries.map((entry) => encodeEntry(entry)),
    );
  workbook.flush();
  const stored = {
    ...header,
    first,
    count: entries.length,
    requests: new Set(entries.map((line) => line.request)).size,
    checksum: checksum(entries),
    ordered: true as const,
  };
  savePlan(document, stored);
  for (const old of readPlans(document).slice(MAX_KEPT)) if (!isInUse(document, old, header.at)) document.remove(PREFIX + old.run);
  return stored;
}

/** Returns whether a plan is being sent, or can still be sent. */
function isInUse(document: Properties, plan: PlanHeader, now: number): boolean {
  return hasJob(document, plan.run) || (!plan.applied && plan.at > now - DAY);
}

/** Deletes the oldest entries once there are too many, and those that are too old: whole runs, up to the first that is in use. */
function trim(sheet: Sheet, document: Properties, now: number): void {
  const rows = sheet.used().rows - 1;
  const expired = expiredRows(sheet, rows, now);
  if (rows <= MAX_ENTRIES && expired === 0) return;
  const plans = readPlans(document);
  const inUse = plans.filter((plan) => isInUse(document, plan, now)).map((plan) => plan.run);
  const runs = sheet.values({ row: 2, column: 1, rows, columns: 1 }).map(([run]) => String(run));
  let count = Math.max(expired, rows > MAX_ENTRIES ? rows - MAX_ENTRIES * 0.75 : 0);
  while (count < rows && runs[count] === runs[count - 1]) count += 1;
  const kept = runs.findIndex((run) => inUse.includes(run));
  if (kept >= 0) count = Math.min(count, kept);
  const left = new Set(runs.slice(count));
  sheet.deleteRows(2, count);
  forgetSends(document, runs.slice(0, count));
  // A run that is killed in between leaves headers that are put right when they are read.
  for (const plan of plans) {
    if (plan.count > 0 && !left.has(plan.run)) document.remove(PREFIX + plan.run);
    else savePlan(document, { ...plan, first: Math.max(2, plan.first - count) });
  }
}

/** Deletes the entries that are too old. The caller holds the lock. */
export function removeExpired(workbook: Workbook, document: Properties, now: number): void {
  const sheet = workbook.sheetNamed(SHEET);
  if (sheet) trim(sheet, document, now);
}

/** Newest first. */
export function readPlans(document: Properties): PlanHeader[] {
  return Object.entries(document.all())
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([, text]) => parsePlan(text))
    .sort((a, b) => b.at - a.at);
}

/** Returns whether a send was undone as a whole, and that undo wasn't itself undone. An undo can be canceled, skipped in part, or fail. */
export function isUndone(plans: readonly PlanHeader[], run: string): boolean {
  // An undo by an earlier version counts as whole.
  return plans.some((plan) => plan.applied && plan.undoes?.run === run && plan.undidAll !== false && !isUndone(plans, plan.run));
}

/** Returns the header of a plan with what its entries have come to. */
export function withOutcome(header: PlanHeader, entries: readonly JournalEntry[]): PlanHeader {
  const counted = { ...header, counts: countStates(entries) };
  if (header.undidAll === undefined) return counted;
  return { ...counted, undidAll: entries.every((entry) => isDone(entry) || isTaken(entry)) };
}

/** Throws StopError if the plan isn't stored any more. */
export function readPlan(document: Properties, run: string): PlanHeader {
  const text = document.get(PREFIX + run);
  if (text === undefined) throw new StopError('no-such-plan', 'This review has expired.', 'Review again.');
  return parsePlan(text);
}

export function savePlan(document: Properties, { counts, ...header }: PlanHeader): void {
  const stored = counts && Object.fromEntries(OUTCOMES.map((state) => [storedState(state), counts[state]]));
  document.set(PREFIX + header.run, JSON.stringify({ ...header, counts: stored }));
}

/** What a send can come to. A header stores the counts under the words of the journal. */
const OUTCOMES = ['done', 'failed', 'unconfirmed', 'stale', 'skipped'] as const satisfies readonly (keyof SendCounts)[];

function parsePlan(text: string): PlanHeader {
  const { counts: stored, ...header } = parseVersioned<Omit<PlanHeader, 'counts'> & { counts?: Record<string, number> }>(text);
  if (!stored) return header;
  const count = (state: keyof SendCounts) => stored[storedState(state)] ?? 0;
  return {
    ...header,
    counts: {
      done: count('done'),
      failed: count('failed'),
      unconfirmed: count('unconfirmed'),
      stale: count('stale'),
      skipped: count('skipped'),
    },
  };
}

/** Throws StopError if the entries aren't the ones that were shown. If their rows moved, corrects `header.first`. */
export function readEntries(workbook: Workbook, header: PlanHeader): JournalEntry[] {
  const sheet = journalSheet(workbook);
  const size = sheet.size();
  // The journal of an older version has fewer columns.
  if (size.columns < WIDTH) growTo(sheet, size.rows, WIDTH);
  let entries = entriesAt(sheet, size.rows, header);
  if (entries.some((entry) => entry.run !== header.run) || entries.length < header.count) {
    const runs = sheet.values({ row: 1, column: 1, rows: size.rows, columns: 1 });
    header.first = runs.findIndex(([run]) => run === header.run) + 1;
    entries = header.first > 0 ? entriesAt(sheet, size.rows, header) : [];
  }
  if (checksum(entries) !== header.checksum) {
    throw new StopError('changed-plan', 'The stored review doesn’t match what you saw. No further changes were sent.', 'Review again.');
  }
  return entries;
}

function entriesAt(sheet: Sheet, rows: number, { first, count, applied }: PlanHeader): JournalEntry[] {
  if (count === 0 || rows < first + count - 1) return [];
  const stored = sheet.values({ row: first, column: 1, rows: count, columns: WIDTH }).map(decodeEntry);
  const entries = withSoundStates(stored, applied);
  stored.forEach((entry, index) => {
    const sound = entries[index];
    if (sound) storedStates.set(sound, stateText(entry));
  });
  return entries;
}

/** Everything that was sent or should have been, newest run first. */
export function readLog(workbook: Workbook): JournalEntry[] {
  const sheet = workbook.sheetNamed(SHEET);
  if (!sheet) return [];
  const rows = sheet.used().rows - 1;
  const columns = Math.min(WIDTH, sheet.size().columns);
  const entries = sheet.values({ row: 2, column: 1, rows, columns }).map(decodeEntry);
  const sent = entries.filter(isInLog);
  return Array.from(groupBy(sent, ({ run }) => run).values())
    .reverse()
    .flat();
}

/** Changes entries permanently. Their runs stay in the log but can't be sent or undone any more. */
export function rewriteEntries(workbook: Workbook, document: Properties, change: (entry: JournalEntry) => JournalEntry): void {
  const sheet = workbook.sheetNamed(SHEET);
  if (!sheet) return;
  const area = { row: 2, column: 1, rows: sheet.used().rows - 1, columns: Math.min(WIDTH, sheet.size().columns) };
  const touched = new Set<string>();
  const rows = sheet.values(area).map((cells) => {
    const entry = decodeEntry(cells);
    const changed = change(entry);
    if (changed === entry) return cells;
    touched.add(entry.run);
    return encodeEntry(changed).slice(0, area.columns);
  });
  for (const run of touched) document.remove(PREFIX + run);
  if (touched.size > 0) sheet.write(area, rows);
}

/** The stored state of each entry as this execution read or wrote it, so that a batch writes only the entries it changed. */
const storedStates = new WeakMap<JournalEntry, string>();

const STATES = ENTRY_HEADERS.indexOf('decision');

/** Writes the decisions and states of a plan's entries. The caller flushes if the order matters. */
export function writeEntryStates(workbook: Workbook, header: PlanHeader, entries: readonly JournalEntry[]): void {
  const isNew = (entry: JournalEntry) => storedStates.get(entry) !== stateText(entry);
  const from = entries.findIndex(isNew);
  if (from < 0) return;
  const after = [...entries].reverse().findIndex(isNew);
  const changed = entries.slice(from, entries.length - after);
  journalSheet(workbook).write(
    { row: header.first + from, column: STATES + 1, rows: changed.length, columns: WIDTH - STATES },
    changed.map((line) => encodeEntry(line, STATES)),
  );
  for (const line of changed) storedStates.set(line, stateText(line));
}

function stateText(entry: JournalEntry): string {
  return JSON.stringify(encodeEntry(entry, STATES));
}

function journalSheet(workbook: Workbook) {
  const there = workbook.sheetNamed(SHEET);
  if (there) return there;
  const sheet = hiddenSheet(workbook, SHEET, { rows: 200, columns: WIDTH });
  sheet.write({ row: 1, column: 1, rows: 1, columns: WIDTH }, [[...ENTRY_HEADERS]]);
  return sheet;
}

/** Stores the digest of the rows of a send that has ended, for the check in the send log. */
export function closeSend(file: { workbook: Workbook; document: Properties }, run: string): void {
  storeDigest(file, SHEET, run);
}

export { SHEET as JOURNAL_SHEET };
