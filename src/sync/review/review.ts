// Review: reads the edits of the tabs, reads what Catalog holds of the same records now, and stores the plan.

import { shortId } from '../../base/short-id.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { openSend, timeOf } from '../jobs/lease.ts';
import type { World } from '../jobs/session.ts';
import { locked } from '../jobs/with-lock.ts';
import { type PlanHeader, storePlan } from '../plan/journal.ts';
import type { Line } from '../plan/journal-entry.ts';
import type { Refused, RowChange, TabReading } from '../plan/row-change.ts';
import { otherConnection } from '../pull/pull.ts';
import { diffTab, type TabDiff } from './diff.ts';
import { gapRemarks } from './dst-notes.ts';
import { markRows } from './mark-rows.ts';
import { planChanges, refusedOf, settledRemarks } from './plan-changes.ts';
import { readingsOf, refuseMoved } from './read-tabs.ts';
import { findTyped } from './resolve-references.ts';
import { diffInScope, type Scope } from './scope.ts';

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
  const { readings, unread } = readingsOf(world, tabsIn(world, scope));
  const diffs = readings.map((reading) => diffInScope(diffTab(reading, includedIn(reading, scope)), scope));
  const { changes, refused: unmeant } = findTyped(
    world,
    readings,
    diffs.flatMap((diff) => diff.changes),
  );
  const run = shortId(world.clock.id());
  const now = world.clock.now();
  const { id: connection, host, scope: keyScope } = world.client.connection;
  const plan = planChanges(world, run, changes);
  const refused = [...diffs.flatMap((diff) => diff.refused), ...unmeant, ...refusedOf(plan)];

  const header = locked(world, 'Wait a minute, then review again.', () => {
    readings.forEach(refuseMoved);
    const stored = storePlan(
      world.workbook,
      world.document,
      { v: 1, run, connection, host, scope: keyScope, at: now, applied: false, options: [] },
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
      ...unread,
      ...gapRemarks(plan.lines, world.workbook.timeZone(), (sheet) => world.workbook.sheet(sheet)?.name() ?? ''),
      ...remarksOf(readings, diffs, plan.settled),
    ],
    offered: offeredIn(readings, diffs),
  };
}

/** Tabs of other Catalogs are left out, unless one of them was asked for. */
function tabsIn(world: World, { sheet }: Scope): TabEntry[] {
  const isHere = (tab: TabEntry) => tab.connection === world.client.connection.id;
  const tabs = readTabs(world.document).filter((tab) => (sheet === undefined ? isHere(tab) : tab.sheet === sheet));
  const foreign = tabs.find((tab) => !isHere(tab));
  if (foreign) throw otherConnection(world, foreign);
  return tabs;
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

function openRemarks(world: World): string[] {
  const open = openSend(world);
  return open ? [`A send started at ${timeOf(world, open)} hasn’t finished. Resume or cancel it before you send anything else.`] : [];
}

/** What people are told of edits that are not sent, and of changes that Catalog already holds. */
export function remarksOf(readings: readonly TabReading[], diffs: readonly TabDiff[], settled: readonly RowChange[]): string[] {
  const remarks: string[] = [];
  diffs.forEach((diff, index) => {
    const tab = readings[index]?.contents.name ?? '';
    if (diff.ignored.length > 0) {
      remarks.push(
        `${tab}: edits in read-only columns (${rows(diff.ignored)}) aren’t sent. The next refresh restores the original values.`,
      );
    }
    if (diff.outranked.length > 0) remarks.push(`${tab}: edits skipped because the row’s Action takes priority: ${rows(diff.outranked)}.`);
  });
  return [...remarks, ...settledRemarks(settled)];
}

function rows(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 5).join(', ');
  return `${numbers.length === 1 ? 'row' : 'rows'} ${shown}${numbers.length > 5 ? ` and ${numbers.length - 5} more` : ''}`;
}
