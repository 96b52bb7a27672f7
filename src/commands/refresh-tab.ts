// Refreshes the active tab from the menu, without the sidebar.

import { StopError } from '../base/problem.ts';
import type { Platform, Properties, Sheet } from '../platform/ports.ts';
import { MAX_RUN_MS } from '../protocol/progress.ts';
import type { Session } from '../sync/jobs/session.ts';
import { adopt, sourceOf } from '../sync/pull/target-tab.ts';
import { asksPersonal, leftOut, personalAnswer } from '../tabs/memory/personal-data.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';
import { openWorld } from './connection.ts';
import { pullWhole } from './pull.ts';
import { notATab } from './refresh-rows.ts';

/** Whose values win where a tab has no stored bases, because its snapshot is damaged or it's a copy: Catalog's or the tab's. */
type Winner = 'catalog' | 'local';

/** Refreshes the active tab. With `local`, a copy of a Catalog tab becomes one of its own. */
export function refreshActiveTab(platform: Platform, winner: Winner): void {
  const session = openWorld(platform);
  const active = session.workbook.active();
  const tab = active && (knownTab(session.document, active) ?? adoptedTab(session, active, winner));
  if (!tab || !active) throw notATab();
  platform.ui.toast('Refreshing…', 'Catalog Sync');
  pullWhole(session, tab, session.clock.now() + MAX_RUN_MS, { keepCells: winner === 'local' });
  platform.ui.toast([`${active.name()} is up to date.`, ...personalNote(session.document, tab)].join(' '), 'Catalog Sync');
}

/** A tab of order items is written by the pull of its orders. */
function knownTab(document: Properties, sheet: Sheet): TabEntry | undefined {
  const tabs = readTabs(document);
  const entry = tabs.find((tab) => tab.sheet === sheet.id);
  return entry?.part ? tabs.find((other) => other.sheet === entry.of) : entry;
}

function adoptedTab(session: Session, sheet: Sheet, winner: Winner): TabEntry | undefined {
  const source = sourceOf(session, sheet);
  if (!source) return undefined;
  if (winner === 'local') return adopt(session, sheet, source);
  throw new StopError(
    'copied-tab',
    `“${sheet.name()}” is a copy of a Catalog tab. Copies aren’t refreshed or sent.`,
    'To use it as a Catalog tab, choose Refresh > This tab, keep local values.',
  );
}

/** The menu can't ask whether to include personal data, so its pull leaves it out and the toast says so. */
function personalNote(document: Properties, tab: TabEntry): string[] {
  const resource = resourceOf(tab.resource);
  return asksPersonal(resource) && personalAnswer(document) === undefined ? [leftOut(resource)] : [];
}
