// The menu: one list of what it shows and what each item does. A menu can't pass arguments, so each item has a top-level
// function of its own in the built script, which the build makes from this list.

import { reports } from '../catalog/reports/index.ts';
import { resources } from '../catalog/resources/index.ts';
import type { Platform } from '../platform/ports.ts';
import { connectionOfFile } from '../sync/jobs/stored-connection.ts';
import { lastSend } from '../sync/review/undo.ts';
import { editFindings, enrollFindings, reviewFindings } from './fix-findings.ts';
import { showLog } from './log.ts';
import { showView } from './open-page.ts';
import { showDialog } from './open-review.ts';
import { showSaveReport } from './own-reports.ts';
import { refreshAllFromMenu } from './refresh-all.ts';
import { refreshActiveTab, showRefreshedRows } from './refresh-tab.ts';
import { repairActiveTab } from './repair-columns.ts';
import { showClearWaitlist } from './show-waitlist.ts';

export interface MenuItem {
  caption: string;
  /** Unique, and shown in Google's log of runs. */
  functionName: string;
  run: (platform: Platform) => void;
}

export interface Submenu {
  caption: string;
  items: readonly MenuItem[];
}

/** A caption of `-` is a separator. */
export type MenuEntry = MenuItem | Submenu | { caption: '-' };

const pullItems: readonly MenuItem[] = resources.map(({ name, title }) => ({
  caption: title,
  functionName: `menuPull${inCapitals(name)}`,
  run: (platform) => showView(platform, 'pull', name),
}));

const reportItems: readonly MenuItem[] = reports.map(({ name, title }) => ({
  caption: title,
  functionName: `menu${inCapitals(name)}`,
  run: (platform) => showView(platform, 'reports', name),
}));

/** Returns `ReportOrderMatch` for `report/order_match`. */
function inCapitals(name: string): string {
  return name.replace(/(^|[^a-z])([a-z])/g, (_, _gap, letter: string) => letter.toUpperCase());
}

/** At most eight entries on the first level, or it's too long to scan. */
export const menu: readonly MenuEntry[] = [
  { caption: 'Open sidebar', functionName: 'menuOpenSidebar', run: (platform) => showView(platform, 'home') },
  { caption: '-' },
  { caption: 'Pull', items: pullItems },
  {
    caption: 'Refresh',
    items: [
      { caption: 'This tab', functionName: 'menuRefreshTab', run: (platform) => refreshActiveTab(platform, 'catalog') },
      { caption: 'Selected rows', functionName: 'menuRefreshRows', run: showRefreshedRows },
      {
        caption: 'This tab, keep local values',
        functionName: 'menuRefreshKeeping',
        run: (platform) => refreshActiveTab(platform, 'local'),
      },
      { caption: 'Repair columns', functionName: 'menuRepairColumns', run: repairActiveTab },
      { caption: 'All tabs', functionName: 'menuRefreshAll', run: (platform) => refreshAllFromMenu(platform, 'incremental') },
      {
        caption: 'All tabs (full refresh)',
        functionName: 'menuRefreshAllFromStart',
        run: (platform) => refreshAllFromMenu(platform, 'full'),
      },
      { caption: 'Schedules', functionName: 'menuSchedules', run: (platform) => showView(platform, 'schedule') },
    ],
  },
  {
    caption: 'Reports',
    items: [
      { caption: 'All reports', functionName: 'menuReports', run: (platform) => showView(platform, 'reports') },
      ...reportItems,
      { caption: 'Save tab as a report', functionName: 'menuSaveReport', run: showSaveReport },
      { caption: 'Edit selected findings', functionName: 'menuEditFindings', run: editFindings },
      { caption: 'Review selected findings', functionName: 'menuReviewFindings', run: reviewFindings },
      { caption: 'Enroll selected learners', functionName: 'menuEnrollFindings', run: enrollFindings },
    ],
  },
  { caption: 'Review changes', functionName: 'menuReview', run: (platform) => showDialog(platform, 'review') },
  { caption: 'Undo last send', functionName: 'menuUndo', run: undoLastSend },
  { caption: '-' },
  {
    caption: 'Tasks',
    items: [
      { caption: 'Review this tab', functionName: 'menuReviewTab', run: (platform) => showDialog(platform, 'scope', 'tab') },
      { caption: 'Review selected rows', functionName: 'menuReviewRows', run: (platform) => showDialog(platform, 'scope', 'selection') },
      { caption: 'Enroll learners', functionName: 'menuEnroll', run: (platform) => showView(platform, 'enroll') },
      { caption: 'New listing from selected row', functionName: 'menuNewListing', run: (platform) => showView(platform, 'newListing') },
      { caption: 'Clear waitlist', functionName: 'menuClearWaitlist', run: showClearWaitlist },
      { caption: 'Remove personal data', functionName: 'menuRemovePersonal', run: (platform) => showView(platform, 'settings') },
      { caption: 'Erase one learner', functionName: 'menuEraseLearner', run: (platform) => showView(platform, 'settings') },
    ],
  },
  {
    caption: 'Settings and help',
    items: [
      { caption: 'Send log', functionName: 'menuLog', run: (platform) => showLog(platform) },
      { caption: 'Settings', functionName: 'menuSettings', run: (platform) => showView(platform, 'settings') },
      { caption: 'Getting started', functionName: 'menuHelp', run: (platform) => showView(platform, 'help') },
      { caption: 'Check API compatibility', functionName: 'menuCheckCatalog', run: (platform) => showView(platform, 'check') },
      {
        caption: 'Check this installation',
        functionName: 'menuCheckInstallation',
        run: (platform) => showView(platform, 'checkInstallation'),
      },
      { caption: 'Copy diagnostics', functionName: 'menuDiagnostics', run: (platform) => showView(platform, 'diagnostics') },
    ],
  },
];

/** Returns all items of the menu, those of submenus included. */
export function menuItems(): MenuItem[] {
  return menu.flatMap((entry) => ('items' in entry ? entry.items : 'run' in entry ? [entry] : []));
}

function undoLastSend(platform: Platform): void {
  showDialog(platform, 'undo', lastSend(platform.document, connectionOfFile(platform)?.id));
}
