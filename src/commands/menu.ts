// The menu, and what its items do. A menu cannot pass arguments, so each item has a function of its own.

import { StopError } from '../base/problem.ts';
import { resources } from '../catalog/resources/index.ts';
import type { Platform } from '../platform/ports.ts';
import { MAX_RUN_MS } from '../protocol/progress.ts';
import { adopt, sourceOf } from '../sync/pull/adopt.ts';
import { lastSend } from '../sync/review/undo.ts';
import { asksPersonal, leftOut, personalAnswer } from '../tabs/memory/personal-data.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';
import { showClearWaitlist } from './clear-waitlist.ts';
import type { MenuAction } from './command.ts';
import { connectionOfFile, openWorld } from './connection.ts';
import { showLog } from './log.ts';
import { showReview, showUndo } from './open-review.ts';
import { pullWhole } from './pull.ts';
import { refreshTabs } from './refresh-all.ts';
import { notATab, refreshSelected } from './refresh-rows.ts';

export interface MenuEntry {
  caption: string;
  functionName?: string;
  items?: MenuEntry[];
}

const pullActions: (MenuAction & { caption: string })[] = resources.map((resource) => ({
  caption: resource.title,
  functionName: `menuPull${resource.name.replace(/(^|[^a-z])([a-z])/g, (_, _gap, letter: string) => letter.toUpperCase())}`,
  run: (platform) => platform.ui.sidebar(`pull:${resource.name}`),
}));

export const menu: MenuEntry[] = [
  { caption: 'Open sidebar', functionName: 'menuOpenSidebar' },
  { caption: '-' },
  { caption: 'Pull', items: pullActions.map(({ caption, functionName }) => ({ caption, functionName })) },
  {
    caption: 'Refresh',
    items: [
      { caption: 'This tab', functionName: 'menuRefreshTab' },
      { caption: 'Selected rows', functionName: 'menuRefreshRows' },
      { caption: 'This tab, keep local values', functionName: 'menuRefreshKeeping' },
      { caption: 'All tabs', functionName: 'menuRefreshAll' },
      { caption: 'All tabs (full refresh)', functionName: 'menuRefreshAllFromStart' },
    ],
  },
  { caption: 'Review changes', functionName: 'menuReview' },
  { caption: 'Enroll learners', functionName: 'menuEnroll' },
  { caption: 'New listing from selected row', functionName: 'menuNewListing' },
  { caption: 'Clear waitlist', functionName: 'menuClearWaitlist' },
  { caption: 'Undo last send', functionName: 'menuUndo' },
  { caption: 'Send log', functionName: 'menuLog' },
  { caption: '-' },
  { caption: 'Settings', functionName: 'menuSettings' },
  {
    caption: 'Help',
    items: [
      { caption: 'Getting started', functionName: 'menuHelp' },
      { caption: 'Check API compatibility', functionName: 'menuCheckCatalog' },
    ],
  },
];

export const menuActions: readonly MenuAction[] = [
  { functionName: 'menuOpenSidebar', run: (platform) => platform.ui.sidebar('home') },
  ...pullActions,
  { functionName: 'menuRefreshTab', run: (platform) => refreshTab(platform, false) },
  { functionName: 'menuRefreshRows', run: (platform) => platform.ui.toast(refreshSelected(platform).text, 'Catalog Sync') },
  { functionName: 'menuRefreshKeeping', run: (platform) => refreshTab(platform, true) },
  { functionName: 'menuRefreshAll', run: (platform) => refreshAllTabs(platform, false) },
  { functionName: 'menuRefreshAllFromStart', run: (platform) => refreshAllTabs(platform, true) },
  { functionName: 'menuReview', run: showReview },
  { functionName: 'menuEnroll', run: (platform) => platform.ui.sidebar('enroll') },
  { functionName: 'menuNewListing', run: (platform) => platform.ui.sidebar('newListing') },
  { functionName: 'menuClearWaitlist', run: showClearWaitlist },
  { functionName: 'menuUndo', run: (platform) => showUndo(platform, lastSend(platform.document, connectionOfFile(platform)?.id)) },
  { functionName: 'menuLog', run: (platform) => showLog(platform) },
  { functionName: 'menuSettings', run: (platform) => platform.ui.sidebar('settings') },
  { functionName: 'menuHelp', run: (platform) => platform.ui.sidebar('help') },
  { functionName: 'menuCheckCatalog', run: (platform) => platform.ui.sidebar('check') },
];

/** `keepCells` is for a tab of which nothing is remembered: damaged, or a copy that is taken in. */
function refreshTab(platform: Platform, keepCells: boolean): void {
  const session = openWorld(platform);
  const active = session.workbook.active();
  const entry = readTabs(session.document).find((tab) => tab.sheet === active?.id);
  // The lines are written by the pull of their records.
  let tab = entry?.part ? readTabs(session.document).find((other) => other.sheet === entry.of) : entry;
  const source = !tab && active ? sourceOf(session, active) : undefined;
  if (!tab && active && source) {
    if (!keepCells) {
      throw new StopError(
        'copied-tab',
        `“${active.name()}” is a copy of a Catalog tab. Copies aren’t refreshed or sent.`,
        'To use it as a Catalog tab, choose Refresh > This tab, keep local values.',
      );
    }
    tab = adopt(session, active, source);
  }
  if (!tab || !active) throw notATab();
  platform.ui.toast('Refreshing…', 'Catalog Sync');
  pullWhole(session, tab, session.clock.now() + MAX_RUN_MS, { keepCells });
  platform.ui.toast([`${active.name()} is up to date.`, ...unasked(session.document, tab)].join(' '), 'Catalog Sync');
}

/** Here nobody can be asked about columns about people. */
function unasked(document: Platform['document'], tab: TabEntry): string[] {
  const resource = resourceOf(tab.resource);
  return asksPersonal(resource) && personalAnswer(document) === undefined ? [leftOut(resource)] : [];
}

function refreshAllTabs(platform: Platform, fromStart: boolean): void {
  platform.ui.toast('Refreshing…', 'Catalog Sync');
  const { names, problems } = refreshTabs(openWorld(platform), fromStart);
  const [problem] = problems;
  if (problem) throw new StopError(problem.code, problem.what, problem.todo);
  platform.ui.toast(names.length > 0 ? `${names.join(', ')}: up to date.` : 'No tabs to refresh yet.', 'Catalog Sync');
}
