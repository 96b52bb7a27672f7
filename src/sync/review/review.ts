// Review: reads the edits of the tabs, reads what Catalog holds of the same records now, and stores the plan.

import { shortId } from '../../base/hash.ts';
import { StopError } from '../../base/problem.ts';
import { bringBackTabs } from '../../tabs/memory/deleted-tabs.ts';
import { assertSameDecisions, decisionsText } from '../../tabs/memory/personal-data.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { otherConnection, type Session, withLock } from '../jobs/session.ts';
import { clearAbandoned } from '../jobs/staging-sheet.ts';
import { storePlan } from '../plan/journal.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { PlanHeader } from '../plan/plan-header.ts';
import type { Refused, RowChange, TabContents } from '../plan/row-change.ts';
import { diffTab, type TabDiff } from './diff.ts';
import { marksOf, writeMarks } from './mark-rows.ts';
import { dstNotes, editNotes, openSendNotes } from './notes.ts';
import { planChanges, refusedOf } from './plan-changes.ts';
import { type ReadSoFar, unreadOf } from './present-records.ts';
import { assertRowsUnmoved, readTabsForReview } from './read-tabs.ts';
import { type Details, detailsOf } from './request-details.ts';
import { resolveReferences } from './resolve-references.ts';
import { diffInScope, type Scope } from './scope.ts';

export interface Review {
  header: PlanHeader;
  entries: JournalEntry[];
  refused: Refused[];
  notes: string[];
}

/** Returns what the page of a review receives of these entries, and the digest of it. */
export type PageOf<Shown> = (entries: readonly JournalEntry[], details: Details) => { shown: Shown; digest: string };

/** Filled new rows of a tab that are not in the plan, because their Action is blank. */
export interface Offered {
  sheet: number;
  tab: string;
  rows: number[];
}

/** Edited rows of a tab that aren't in the plan, because only some rows or tabs are reviewed. */
export interface Waiting {
  sheet: number;
  tab: string;
  edits: number;
}

interface For<Shown> {
  pageOf: PageOf<Shown>;
  /** Reads records of changes as long as there is time. The plan is made once all of them are read. */
  read(changes: readonly RowChange[]): ReadSoFar;
}

/** A review that hasn't read all records: how many of how many. */
export interface Unfinished {
  count: number;
  total: number;
}

/**
 * Reviews the rows in scope, or all editable tabs. Returns how far it is if there wasn't time to read all records. Throws CatalogError if
 * Catalog can't be read at all.
 */
export function review<Shown>(
  session: Session,
  scope: Scope,
  { pageOf, read }: For<Shown>,
): (Review & { shown: Shown; offered: Offered[]; waiting: Waiting[] }) | Unfinished {
  const decisions = decisionsText(session.document);
  const { tabs, others } = tabsIn(session, scope);
  const { readings, unread } = readTabsForReview(session, tabs);
  const around = readOthers(session, others);
  const scoped = readings.map((reading) => {
    const diff = diffTab(reading, includedIn(reading, scope));
    return { reading, diff: diffInScope(diff, scope, reading.contents.sheet), edits: editsIn(diff) };
  });
  const diffs = scoped.map(({ diff }) => diff);
  const { changes, refused: unresolved } = resolveReferences(
    session,
    [...readings, ...around],
    diffs.flatMap((diff) => diff.changes),
  );
  const known = read(changes);
  const left = unreadOf(changes, known).length;
  if (left > 0) return { count: changes.length - left, total: changes.length };
  const run = shortId(session.clock.id());
  const now = session.clock.now();
  const { id: connection, host, scope: keyScope } = session.client.connection;
  const plan = planChanges(session, { run }, changes, known);
  const refused = [...diffs.flatMap((diff) => diff.refused), ...unresolved, ...refusedOf(plan)];
  const { shown, digest } = pageOf(plan.entries, detailsOf(session, plan, [...readings, ...around]));

  const { stored: header, unmarked } = withLock(session, 'Wait a minute, then review again.', () => {
    assertSameDecisions(session.document, decisions);
    clearAbandoned(session);
    const marked = readings
      .filter(({ contents }) => scope.rows?.some(({ sheet }) => sheet === contents.sheet.id) ?? true)
      .map((reading) => ({ reading, marks: marksOf(reading, scope, { entries: plan.entries, refused }) }));
    const isPlanned = ({ contents: { sheet } }: TabContents) => [...plan.entries, ...refused].some((each) => each.sheet === sheet.id);
    // Of the other tabs, no cell is shown, sent, or written.
    const involved = marked.flatMap(({ reading, marks }) => (marks.length > 0 || isPlanned(reading) ? [reading] : []));
    involved.forEach(assertRowsUnmoved);
    const stored = storePlan(session, { run, connection, host, scope: keyScope, at: now }, plan.entries, () => digest);
    return { stored, unmarked: marked.flatMap(({ reading, marks }) => writeMarks(session, reading, marks)) };
  });
  return {
    header,
    entries: plan.entries,
    shown,
    refused,
    notes: [
      ...openSendNotes(session),
      ...unread,
      ...unmarked,
      ...dstNotes(plan.entries, session.workbook.timeZone(), (sheet) => session.workbook.sheet(sheet)?.name() ?? ''),
      ...editNotes(readings, diffs, plan.noops),
    ],
    offered: offeredIn(readings, diffs),
    waiting: [...scoped.flatMap(({ reading, diff, edits }) => waitingIn(reading, edits - editsIn(diff))), ...around.flatMap(waitingOf)],
  };
}

/** Returns how many rows have something to send, or something that can't be sent. */
function editsIn({ changes, refused }: TabDiff): number {
  return new Set([...changes, ...refused].map(({ row }) => row)).size;
}

function waitingIn({ contents: { sheet, name } }: TabContents, edits: number): Waiting[] {
  return edits > 0 ? [{ sheet: sheet.id, tab: name, edits }] : [];
}

function waitingOf(reading: TabContents): Waiting[] {
  return waitingIn(reading, editsIn(diffTab(reading)));
}

/** Returns the edited rows of all tabs that can be read. */
export function waitingEdits(session: Session): Waiting[] {
  return readOthers(session, tabsIn(session, {}).tabs).flatMap(waitingOf);
}

/** Reads tabs that a review isn't about. What can't be read doesn't concern it. */
function readOthers(session: Session, tabs: readonly TabEntry[]): TabContents[] {
  try {
    return readTabsForReview(session, tabs).readings;
  } catch (error) {
    if (error instanceof StopError) return [];
    throw error;
  }
}

/** Returns the tabs in scope and the others of this Catalog. Throws if the scope is a tab of another one. */
function tabsIn(session: Session, { sheet }: Scope): { tabs: TabEntry[]; others: TabEntry[] } {
  const isHere = (tab: TabEntry) => tab.connection === session.client.connection.id;
  bringBackTabs(session.workbook, session.document);
  const all = readTabs(session.document);
  const tabs = all.filter((tab) => (sheet === undefined ? isHere(tab) : tab.sheet === sheet));
  const foreign = tabs.find((tab) => !isHere(tab));
  if (foreign) throw otherConnection(session, foreign);
  return { tabs, others: all.filter((tab) => isHere(tab) && !tabs.includes(tab)) };
}

export function offeredIn(readings: readonly TabContents[], diffs: readonly TabDiff[]): Offered[] {
  const offered = readings.map(({ contents: { sheet, name } }, index) => ({
    sheet: sheet.id,
    tab: name,
    rows: diffs[index]?.offered ?? [],
  }));
  return offered.filter(({ rows }) => rows.length > 0);
}

export function includedIn({ contents }: TabContents, { include = [] }: Scope): number[] {
  return include.filter(({ sheet }) => sheet === contents.sheet.id).map(({ row }) => row);
}
