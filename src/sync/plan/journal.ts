// The journal: a hidden sheet with a row for each entry of each plan. Rows are only added, and only their states change.

import { groupBy } from '../../base/group-by.ts';
import { StopError } from '../../base/problem.ts';
import type { Properties, Sheet, Workbook } from '../../platform/ports.ts';
import { growTo, hiddenSheet } from '../../tabs/memory/storage.ts';
import { hasJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { assertStorageRoom } from '../jobs/storage-room.ts';
import { hasOutcome, isOpen, withSoundStates } from './entry-state.ts';
import { checksum, decodeEntry, ENTRY_HEADERS, encodeEntry, type JournalEntry } from './journal-entry.ts';
import { isInUse, type NewPlan, type PlanHeader, readPlans, removeOldPlans, removePlan, savePlan } from './plan-header.ts';
import { expiredRows } from './retention.ts';
import { contentDigest, contentOf, resultOf, type Sealer, sealerOf, withContentSeals } from './seal.ts';
import { forgetSends, isInLog, storeEnded } from './send-record.ts';
import { soundEntries, UNKNOWN } from './soundness.ts';
import { readStarted } from './started.ts';

const SHEET = 'Catalog Sync runs';
const WIDTH = ENTRY_HEADERS.length;
/** Above this many entries, the oldest quarter is deleted. */
const MAX_ENTRIES = 20_000;
/** Tries to read rows while others are deleted. */
const MAX_READS = 3;

/** What storing and reading a plan needs. */
type File = Pick<Session, 'workbook' | 'document' | 'who' | 'sign'>;

/** A stored plan, as one execution works with it. */
export interface OpenPlan {
  readonly header: PlanHeader;
  readonly entries: readonly JournalEntry[];
  /** Present if this user reviewed the plan. Without it the plan is never sent, and its entries aren't believed. */
  readonly sealer?: Sealer;
  /** Requests whose rows were changed since this send wrote them. */
  readonly changed: ReadonlySet<string>;
  /** A send of the plan was stopped before it began. */
  readonly isCutOff: boolean;
  /** Requests that could have been sent. Absent if that isn't stored, as in plans of an earlier version. */
  readonly started: ReadonlySet<string> | undefined;
  /** The properties of a send that is about to begin. They're stored right after the first of its entries, and before its first request. */
  readonly beginning?: Readonly<Record<string, string>>;
}

/**
 * Stores the entries of a new plan with their seals, then its header. `pageOf` returns the digest of what the page of the review
 * receives, which sends it back with your decisions.
 */
export function storePlan(
  file: File,
  plan: NewPlan,
  entries: readonly JournalEntry[],
  pageOf: (entries: readonly JournalEntry[]) => string,
): PlanHeader {
  const { workbook, document, who: user } = file;
  assertStorageRoom(document);
  const there = workbook.sheetNamed(SHEET);
  const sheet = journalSheet(workbook);
  // A new sheet has nothing below its header, and asking would wait for it.
  const used = there?.used().rows ?? 1;
  const expired = there && isFirstOfDay(document, plan.at) ? expiredRows(there, used - 1, plan.at) : 0;
  const first = Math.max(trim(sheet, document, plan.at, { last: used, expired }), 1) + 1;
  const sealer = sealerOf(file, plan.run);
  const sealed = withContentSeals(sealer, entries, 'reviewed');
  widen(sheet, sheet.size());
  growTo(sheet, first + entries.length - 1, WIDTH);
  if (entries.length > 0)
    sheet.write(
      { row: first, column: 1, rows: entries.length, columns: WIDTH },
      sealed.map((entry) => encodeEntry(entry)),
    );
  workbook.flush();
  const header: PlanHeader = {
    v: 2,
    ...plan,
    first,
    count: entries.length,
    requests: new Set(entries.map((entry) => entry.request)).size,
    user,
    content: contentDigest(sealed),
    page: pageOf(entries),
    ordered: true,
    applied: false,
    options: [],
  };
  const stored = { ...header, seal: sealer.plan(header) };
  savePlan(document, stored);
  removeOldPlans(document, plan.at);
  return stored;
}

/**
 * Returns a plan with its entries as you decided them, to be sent. Neither they nor its header are stored yet. Requests that were changed
 * since the review get no seal, so they are never sent.
 */
export function applyPlan(plan: OpenPlan, entries: readonly JournalEntry[], options: string[]): OpenPlan {
  const { sealer, changed } = plan;
  if (!sealer) throw notReviewed();
  const sealed = withContentSeals(sealer, entries, 'sent').map((entry) => (changed.has(entry.request) ? { ...entry, seal: '' } : entry));
  const header = { ...plan.header, applied: true, options, content: contentDigest(sealed) };
  return { ...plan, header: { ...header, seal: sealer.plan(header) }, entries: sealed, started: new Set() };
}

/**
 * Stores the entries of a plan for sure and, if its send is about to begin, then its properties together with `more`. If the run is killed
 * in between, the seals of the entries don't fit the plan, so they are never sent, and the plan is cut off.
 */
export function storeForSure(
  { workbook, document }: Pick<File, 'workbook' | 'document'>,
  plan: OpenPlan,
  more: Readonly<Record<string, string>> = {},
): OpenPlan {
  const { beginning, ...saved } = saveEntries(workbook, plan, plan.entries);
  workbook.flush();
  if (beginning) document.setAll({ ...beginning, ...more });
  return saved;
}

/** Returns the error for a plan that can't be sent because this user hasn't reviewed it. */
export function notReviewed(): StopError {
  return new StopError(
    'review-again',
    'This review isn’t yours, or it’s from an earlier version of Catalog Sync.',
    'Review again, then send.',
  );
}

/** Reads the entries of a plan. Throws StopError if they are missing, or if those of an earlier version aren't the ones that were shown. */
export function openPlan(file: File, header: PlanHeader): OpenPlan {
  const stored = readRows(file.workbook, header);
  const isChanged = header.v === 1 && checksum(withSoundStates(stored, header.applied)) !== header.checksum;
  if (isChanged || stored.length < Math.min(header.count, 1)) throw changedPlan();
  const found = { ...header, first: stored[0]?.journalRow ?? header.first };
  const started = header.v === 1 ? undefined : readStarted(file.document, header.run, header.requests ?? 0);
  const mine = header.v === 2 && header.user === file.who ? sealerOf(file, header.run) : undefined;
  const sealer = mine?.plan(header) === header.seal ? mine : undefined;
  const sound = sealer
    ? soundEntries(stored, { sealer, applied: header.applied, started })
    : { entries: withSoundStates(stored, header.applied), changed: new Set<string>(), isCutOff: false };
  const entries = noted(sound.entries, stored);
  const isOver = header.applied && !hasJob(file.document, header.run);
  const plan = { ...sound, header: found, entries: isOver ? entries.map(ended) : entries, started };
  return sealer ? { ...plan, sealer } : plan;
}

/** Returns the error for a plan whose rows aren't those of the review. */
export function changedPlan(): StopError {
  return new StopError('changed-plan', 'The stored review doesn’t match what you saw. No further changes were sent.', 'Review again.');
}

/** Returns an entry of a send that is over. Its job can be gone although it wasn't finished. */
function ended(entry: JournalEntry): JournalEntry {
  if (!isOpen(entry)) return entry;
  return entry.state === 'planned' ? { ...entry, state: 'skipped' } : { ...entry, state: 'unconfirmed', note: entry.note || UNKNOWN };
}

/** Reads the rows of a plan, wherever they are by now. */
function readRows(workbook: Workbook, { run, first, count }: PlanHeader): JournalEntry[] {
  const sheet = journalSheet(workbook);
  return readSafely(() => {
    const size = sheet.size();
    const { rows } = size;
    widen(sheet, size);
    const isThere = rows >= first + count - 1;
    const entries = isThere ? rowsBetween(sheet, first, first + count - 1) : [];
    if (isThere && entries.every((entry) => entry.run === run)) return entries;
    return rowsOfRun(sheet, run, { rows, columns: WIDTH });
  });
}

/** Reads rows of the journal. Google refuses to read outside of the grid, and someone can have deleted rows since its size was read. */
function readSafely<T>(read: () => T): T {
  for (let left = MAX_READS; ; left--) {
    try {
      return read();
    } catch {
      if (left === 1) throw changedPlan();
    }
  }
}

function rowsOfRun(sheet: Sheet, run: string, { rows, columns }: { rows: number; columns: number }): JournalEntry[] {
  const runs = sheet.values({ row: 1, column: 1, rows, columns: 1 }).map(([cell]) => String(cell));
  return rowsBetween(sheet, runs.indexOf(run) + 1, runs.lastIndexOf(run) + 1, columns).filter((entry) => entry.run === run);
}

function rowsBetween(sheet: Sheet, first: number, last: number, columns = WIDTH): JournalEntry[] {
  if (first < 1 || last < first) return [];
  return sheet.values({ row: first, column: 1, rows: last - first + 1, columns }).map((cells, index) => decodeEntry(cells, first + index));
}

/** Everything that was sent or should have been, newest run first. */
export function readLog(workbook: Workbook): JournalEntry[] {
  const sheet = workbook.sheetNamed(SHEET);
  if (!sheet) return [];
  const entries = readSafely(() => {
    const rows = sheet.used().rows - 1;
    const columns = Math.min(WIDTH, sheet.size().columns);
    return sheet.values({ row: 2, column: 1, rows, columns }).map((cells) => decodeEntry(cells));
  });
  const sent = entries.filter(isInLog);
  return Array.from(groupBy(sent, ({ run }) => run).values())
    .reverse()
    .flat();
}

/** Returns whether a send of any script was interrupted: some of its requests have results, and others are still to be sent. */
export function hasInterruptedSend(workbook: Workbook): boolean {
  const runs = Array.from(groupBy(readLog(workbook), ({ run }) => run).values());
  return runs.some((entries) => entries.some(isOpen) && entries.some((entry) => entry.state === 'sending' || hasOutcome(entry)));
}

/** Changes entries permanently. If it isn't only captions and notes, their runs stay in the log but can't be sent or undone any more. */
export function rewriteEntries(workbook: Workbook, document: Properties, change: (entry: JournalEntry) => JournalEntry): void {
  const sheet = workbook.sheetNamed(SHEET);
  if (!sheet) return;
  const area = { row: 2, column: 1, rows: sheet.used().rows - 1, columns: Math.min(WIDTH, sheet.size().columns) };
  const touched = new Set<string>();
  let isChanged = false;
  const rows = sheet.values(area).map((cells) => {
    const entry = decodeEntry(cells);
    const changed = change(entry);
    if (changed === entry) return cells;
    isChanged = true;
    if (!isSame([...contentOf(entry), ...resultOf(entry)], [...contentOf(changed), ...resultOf(changed)])) touched.add(entry.run);
    return encodeEntry(changed).slice(0, area.columns);
  });
  for (const run of touched) removePlan(document, run);
  if (isChanged) sheet.write(area, rows);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The stored state of each entry as this execution read or wrote it, so that a batch writes only the entries it changed. */
const storedStates = new WeakMap<JournalEntry, string>();

const STATES = ENTRY_HEADERS.indexOf('decision');

/** Returns the entries, of which it's known from now on what their rows hold. */
function noted(entries: readonly JournalEntry[], stored: readonly JournalEntry[]): readonly JournalEntry[] {
  const texts = new Map(stored.map((entry) => [entry.journalRow, stateText(entry)]));
  for (const entry of entries) storedStates.set(entry, texts.get(entry.journalRow) ?? '');
  return entries;
}

/** Writes the decisions, states, and seals of changed entries, and returns the plan with them. The caller flushes if the order matters. */
export function saveEntries(workbook: Workbook, plan: OpenPlan, entries: readonly JournalEntry[]): OpenPlan {
  const isNew = (entry: JournalEntry) => storedStates.get(entry) !== stateText(entry);
  const changed = new Set(entries.filter(isNew).map(({ request }) => request));
  const sealed = plan.sealer ? withResultSeals(plan.sealer, entries, changed) : entries;
  // Only requests with a new state got a new seal.
  const isToWrite = (entry: JournalEntry) => changed.has(entry.request) && isNew(entry);
  const from = sealed.findIndex(isToWrite);
  if (from < 0) return { ...plan, entries };
  const after = [...sealed].reverse().findIndex(isToWrite);
  const sheet = journalSheet(workbook);
  for (const block of blocksOf(sealed.slice(from, sealed.length - after))) {
    writeStates(sheet, block);
    for (const entry of block) storedStates.set(entry, stateText(entry));
  }
  return { ...plan, entries: sealed };
}

/** Writes the states of consecutive entries. Without their rows, Google would refuse: then Catalog is asked for their results. */
function writeStates(sheet: Sheet, block: readonly [JournalEntry, ...JournalEntry[]]): void {
  const area = { row: block[0].journalRow, column: STATES + 1, rows: block.length, columns: WIDTH - STATES };
  try {
    sheet.write(
      area,
      block.map((entry) => encodeEntry(entry, STATES)),
    );
  } catch (error) {
    throw sheet.size().rows < area.row + area.rows - 1 ? changedPlan() : error;
  }
}

function withResultSeals(sealer: Sealer, entries: readonly JournalEntry[], changed: ReadonlySet<string>): JournalEntry[] {
  const requests = groupBy(
    entries.filter(({ request }) => changed.has(request)),
    ({ request }) => request,
  );
  const seals = new Map(
    Array.from(requests, ([request, ofRequest]) => [request, ofRequest.some(hasProgress) ? sealer.result(ofRequest) : '']),
  );
  return entries.map((entry) => {
    const resultSeal = seals.get(entry.request);
    return resultSeal === undefined || resultSeal === entry.resultSeal ? entry : { ...entry, resultSeal };
  });
}

/** Returns whether an entry has become more than it was at Send. */
function hasProgress({ state, attempts }: JournalEntry): boolean {
  return state !== 'planned' || attempts > 0;
}

/** Returns entries in blocks of consecutive rows. Other rows can be between those of a plan by now. */
function blocksOf(entries: readonly JournalEntry[]): [JournalEntry, ...JournalEntry[]][] {
  const blocks: [JournalEntry, ...JournalEntry[]][] = [];
  for (const entry of entries) {
    const last = blocks[blocks.length - 1];
    if (last && (last[last.length - 1]?.journalRow ?? 0) + 1 === entry.journalRow) last.push(entry);
    else blocks.push([entry]);
  }
  return blocks;
}

const stateTexts = new WeakMap<JournalEntry, string>();

/** Returns what the row of an entry is to hold. Entries never change, so it's made once for each. */
function stateText(entry: JournalEntry): string {
  const known = stateTexts.get(entry);
  if (known !== undefined) return known;
  const text = JSON.stringify(encodeEntry(entry, STATES));
  stateTexts.set(entry, text);
  return text;
}

const DAY = 86_400_000;

/** Returns whether no plan was reviewed within a day. */
function isFirstOfDay(document: Properties, now: number): boolean {
  const [newest] = readPlans(document);
  return newest === undefined || newest.at < now - DAY;
}

/**
 * Deletes the oldest entries once there are too many, and those that are too old: whole runs, up to the first that is in use. Returns the
 * last row that is left.
 */
function trim(sheet: Sheet, document: Properties, now: number, { last, expired }: { last: number; expired: number }): number {
  const rows = last - 1;
  if (rows <= MAX_ENTRIES && expired === 0) return last;
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
    if (plan.count > 0 && !left.has(plan.run)) removePlan(document, plan.run);
    else savePlan(document, { ...plan, first: Math.max(2, plan.first - count) });
  }
  return last - count;
}

/** Deletes the entries that are too old. The caller holds the lock. */
export function removeExpired(workbook: Workbook, document: Properties, now: number): void {
  const sheet = workbook.sheetNamed(SHEET);
  if (!sheet) return;
  const last = sheet.used().rows;
  trim(sheet, document, now, { last, expired: expiredRows(sheet, last - 1, now) });
}

/** Adds the columns that the journal of an older version lacks. */
function widen(sheet: Sheet, { rows, columns }: { rows: number; columns: number }): void {
  if (columns >= WIDTH) return;
  growTo(sheet, rows, WIDTH);
  sheet.write({ row: 1, column: 1, rows: 1, columns: WIDTH }, [[...ENTRY_HEADERS]]);
}

function journalSheet(workbook: Workbook): Sheet {
  const there = workbook.sheetNamed(SHEET);
  if (there) return there;
  const sheet = hiddenSheet(workbook, SHEET, { rows: 200, columns: WIDTH });
  sheet.write({ row: 1, column: 1, rows: 1, columns: WIDTH }, [[...ENTRY_HEADERS]]);
  return sheet;
}

/** Stores the digest of the rows of a send that was canceled, for the check in the send log. */
export function closeSend({ workbook, document }: { workbook: Workbook; document: Properties }, run: string): void {
  const header = readPlans(document).find((plan) => plan.run === run);
  if (header) storeEnded(document, run, readRows(workbook, header));
}

export { SHEET as JOURNAL_SHEET };
