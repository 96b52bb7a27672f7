// The copies that a schedule keeps: after a tab was refreshed for a moment of the schedule, it's copied once. What was copied is stored
// in document properties, so a run that Google kills is repeated by the next one, in the same sheet.

import { type Problem, StopError } from '../../base/problem.ts';
import { say, sayHere } from '../../base/say.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Properties, Sheet, Workbook } from '../../platform/ports.ts';
import { blankSheet } from '../../tabs/blank-sheet.ts';
import { clockOf } from '../../tabs/cells/time.ts';
import { addCopy, type CopiedCells, cellsIn, cellsToCopy, hashOfSheet, writeCopy } from '../../tabs/copy-tab.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { assertRoomFor } from '../jobs/room.ts';
import { type Session, withLock } from '../jobs/session.ts';
import { includes, type Moment } from './due.ts';
import { lastDue, type Rule } from './rule.ts';
import type { CopyRule, StoredSchedule } from './stored-schedules.ts';

export interface Kept {
  /** The moment of the schedule that was copied last, in milliseconds since 1970. */
  at: number;
  /** Copies as tabs, the oldest first: their sheet, and a hash of what was written. */
  copies: [number, string][];
  /** The sheet that a copy is being written into. */
  making?: number;
  /** The sheet with the rows of all copies. */
  rows?: number;
}

/** Stored under `copies.<schedule id>`, by sheet. */
export interface StoredCopies {
  v: 1;
  tabs: { [sheet: string]: Kept };
  /** The last tab that couldn't be copied. */
  failed?: { sheet: number; problem: Problem };
}

const PREFIX = 'copies.';
/** Copies that users have changed aren't deleted, and more than this aren't remembered. */
const MAX_REMEMBERED = 16;

/**
 * Copies the tabs that were refreshed for the last moment of their schedule, and not copied since. Ends at a deadline. Stores the problem
 * of a tab that can't be copied, whatever it is: neither other tabs nor refreshes wait for it.
 */
export function keepCopies(
  session: Session,
  schedules: readonly StoredSchedule[],
  until: number,
  problemOf: (error: unknown) => Problem,
): void {
  const { clock, document, workbook } = session;
  const moment: Moment = { now: clock.now(), zone: workbook.timeZone() };
  for (const schedule of schedules) {
    if (!schedule.copies) continue;
    for (const tab of readTabs(document)) {
      const known = readCopies(document, schedule.id).tabs[tab.sheet] ?? { at: 0, copies: [] };
      const at = momentToCopy(schedule, tab, known, moment);
      if (at === undefined) continue;
      if (clock.now() > until) return;
      try {
        copyTab(session, { schedule, rule: schedule.copies, tab, at, known });
      } catch (error) {
        const stored = readCopies(document, schedule.id);
        saveCopies(document, schedule.id, { ...stored, failed: { sheet: tab.sheet, problem: problemOf(error) } });
      }
    }
  }
}

/** Returns why the last copy of a tab couldn't be made. */
export function copyProblem(document: Properties, schedule: StoredSchedule, sheet: number): Problem | undefined {
  const failed = schedule.copies && readCopies(document, schedule.id).failed;
  return failed?.sheet === sheet ? failed.problem : undefined;
}

/** Forgets what was copied. The copies stay. */
export function forgetCopies(document: Properties, schedule: string): void {
  if (document.get(PREFIX + schedule) !== undefined) document.remove(PREFIX + schedule);
}

function momentToCopy(schedule: StoredSchedule, tab: TabEntry, known: Kept, { now, zone }: Moment): number | undefined {
  if (tab.part || !includes(schedule, tab.sheet)) return undefined;
  const at = lastDue(schedule.rule, now, zone);
  return at > schedule.since && at > known.at && (tab.pulledAt ?? 0) >= at ? at : undefined;
}

interface Copying {
  schedule: StoredSchedule;
  rule: CopyRule;
  tab: TabEntry;
  at: number;
  known: Kept;
}

function copyTab(session: Session, copying: Copying): void {
  const { schedule, rule, tab, at } = copying;
  const save = (kept: Kept) => saveKept(session.document, schedule.id, tab.sheet, kept);
  const copy = rule.as === 'tabs' ? asTab : asRows;
  const kept = withLock(session, 'It’s tried again in the next hour.', () => copy(session, copying, save));
  save({ ...kept, at });
}

/** `save` stores the sheet that is written, before anything is in it. */
function asTab(session: Session, { schedule, rule, tab, at, known }: Copying, save: (kept: Kept) => void): Kept {
  const { workbook } = session;
  const { source, cells } = read(session, tab, rule);
  const title = `${source.name()}, ${momentOf(schedule.rule, at, workbook.timeZone())}`;
  const sheet = sheetFor(workbook, known.making, title);
  save({ ...known, making: sheet.id });
  writeCopy(sheet, cells, title);
  workbook.flush();
  const { making: _, ...rest } = known;
  return { ...rest, copies: withoutOldest(workbook, [...known.copies, [sheet.id, hashOfSheet(sheet)]], rule.most) };
}

function asRows(session: Session, { rule, tab, at, known }: Copying, save: (kept: Kept) => void): Kept {
  const { workbook, document } = session;
  const { source, cells } = read(session, tab, rule);
  const sheet = sheetFor(workbook, known.rows, sayHere`${source.name()}, copies`);
  if (sheet.locked())
    throw new StopError(
      'protected-sheet',
      say`“${sheet.name()}” is protected, so no copy was added.`,
      'Ask the owner to remove the protection: Data > Protect sheets and ranges. Then try again.',
    );
  save({ ...known, rows: sheet.id });
  addCopy(sheet, cells, { at, context: cellContext(workbook, document) });
  workbook.flush();
  return { ...known, rows: sheet.id };
}

function read({ workbook, document }: Session, tab: TabEntry, { personal }: CopyRule): { source: Sheet; cells: CopiedCells } {
  const source = workbook.sheet(tab.sheet);
  if (!source) throw new StopError('tab-gone', say`The tab was deleted, so it couldn’t be copied.`, say`Change the tabs of the schedule.`);
  const open = { resource: resourceForTab(tab), context: cellContext(workbook, document) };
  const cells = cellsToCopy(source, open, personal ? 'with' : 'without');
  assertRoomFor(workbook, cellsIn(cells));
  return { source, cells };
}

function sheetFor(workbook: Workbook, known: number | undefined, title: string): Sheet {
  return (known === undefined ? undefined : workbook.sheet(known)) ?? blankSheet(workbook, title);
}

/** Returns the day of a copy, such as `2026-11-23`, with the hour where there are several a day. A tab’s name has no colon, which Excel refuses. */
function momentOf(rule: Rule, at: number, zone: string): string {
  const { day, hour } = clockOf(at, zone);
  return rule.every === 'hours' ? `${day} ${hour}.00` : day;
}

/** Deletes the oldest copies that are too many, besides those that someone has changed. */
function withoutOldest(workbook: Workbook, copies: readonly [number, string][], most: number): [number, string][] {
  const there = copies.filter(([id]) => workbook.sheet(id));
  const isUnchanged = ([id, written]: [number, string]) => {
    const sheet = workbook.sheet(id);
    return sheet !== undefined && hashOfSheet(sheet) === written;
  };
  const surplus = there.slice(0, Math.max(0, there.length - most)).filter(isUnchanged);
  for (const [id] of surplus) workbook.remove(id);
  return there.filter((copy) => !surplus.includes(copy)).slice(-MAX_REMEMBERED);
}

/** Returns what is stored of the copies of a schedule. */
export function readCopies(document: Properties, schedule: string): StoredCopies {
  const text = document.get(PREFIX + schedule);
  return text === undefined ? { v: 1, tabs: {} } : parseVersioned<StoredCopies>(text);
}

/** Stores what is kept of a tab, which doesn't fail any more. */
export function saveKept(document: Properties, schedule: string, sheet: number, kept: Kept): void {
  const { tabs, failed } = readCopies(document, schedule);
  saveCopies(document, schedule, { v: 1, tabs: { ...tabs, [sheet]: kept }, ...(failed && failed.sheet !== sheet ? { failed } : {}) });
}

function saveCopies(document: Properties, schedule: string, copies: StoredCopies): void {
  document.set(PREFIX + schedule, JSON.stringify(copies));
}
