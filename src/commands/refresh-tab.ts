import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { count, say } from '../base/say.ts';
import type { Platform, Properties, Sheet } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { MAX_RUN_MS } from '../protocol/progress.ts';
import type { RowsRefreshed } from '../protocol/pull.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import type { Session } from '../sync/jobs/session.ts';
import { replacedNotes } from '../sync/pull/pull-notes.ts';
import { refreshRows as refresh } from '../sync/pull/refresh-rows.ts';
import { adopt, copiedTab, sourceOf } from '../sync/pull/target-tab.ts';
import { bringBackTabs } from '../tabs/memory/deleted-tabs.ts';
import { asksPersonal, leftOut, personalAnswer } from '../tabs/memory/personal-data.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';
import { pullInOneRun } from './pull.ts';

/** Whose values win where a tab has no stored bases, because its snapshot is damaged or it's a copy: Catalog's or the tab's. */
type Winner = 'catalog' | 'local';

/** Refreshes the active tab. With `local`, a copy of a Catalog tab becomes one of its own. */
export function refreshActiveTab(platform: Platform, winner: Winner): void {
  const session = openSession(platform);
  bringBackTabs(session.workbook, session.document);
  const active = session.workbook.active();
  const tab = active && (knownTab(session.document, active) ?? adoptedTab(session, active, winner));
  if (!tab || !active) throw notATab();
  platform.ui.toast(say`Refreshing…`, 'Catalog Sync');
  pullInOneRun(session, tab, session.clock.now() + MAX_RUN_MS, winner === 'local' ? 'keep-cells' : 'incremental');
  platform.ui.toast([say`${active.name()} is up to date.`, ...personalNote(session.document, tab)].join(' '), 'Catalog Sync');
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
  throw copiedTab(sheet);
}

/** The menu can't ask whether to include personal data, so its pull leaves it out and the toast says so. */
function personalNote(document: Properties, tab: TabEntry): string[] {
  const resource = resourceOf(tab.resource);
  return asksPersonal(resource) && personalAnswer(document) === undefined ? [leftOut(resource)] : [];
}

/** Pulls only the records of the selected rows again. */
export const refreshRows: CommandEntry<'refreshRows'> = {
  input: () => z.object({}),
  run: refreshSelected,
};

/** Refreshes the selected rows, with the result as a toast. */
export function showRefreshedRows(platform: Platform): void {
  platform.ui.toast(refreshSelected(platform).text, 'Catalog Sync');
}

function refreshSelected(platform: Platform): RowsRefreshed {
  const session = openSession(platform);
  bringBackTabs(session.workbook, session.document);
  const active = session.workbook.active();
  const tab = readTabs(session.document).find((entry) => entry.sheet === active?.id);
  if (!tab || !active) throw notATab();
  const { read, result, failed, hidden, notes } = refresh(session, tab, session.workbook.selection());
  const deleted = result.removed + result.marked;
  const rest = [
    say`${count(result.changed, 'row')} changed`,
    result.kept > 0 ? say`${count(result.kept, 'unsent edit')} kept` : '',
    deleted > 0 ? say`${deleted} deleted in Catalog` : '',
    failed > 0 ? say`${failed} couldn’t be read` : '',
    result.refused ? say`${count(result.refused.length, 'protected or restricted cell')} left out` : '',
    ...replacedNotes(active.name(), result),
    hidden > 0 ? say`${count(hidden, 'hidden row')} left out` : '',
  ].filter(Boolean);
  return {
    text: [say`${active.name()}: ${count(read, 'row')} refreshed, ${rest.join(', ')}.`, ...notes].join(' '),
    read,
    changed: result.changed,
    gone: deleted,
    failed,
  };
}

function notATab(): StopError {
  return new StopError(
    'not-a-tab',
    say`This tab wasn’t pulled from Catalog.`,
    say`Open a tab pulled from Catalog, or pull one from the menu.`,
  );
}
