// Opens what a user goes to from somewhere else: a tab, a view of the sidebar, or a dialog.

import * as z from 'zod/mini';
import { said } from '../base/say.ts';
import type { Platform } from '../platform/ports.ts';
import { type CommandEntry, runCommand } from '../protocol/command.ts';
import type { TaskRows } from '../protocol/review.ts';
import type { ReportsView, ReviewView, SidebarView, TaskView } from '../protocol/views.ts';
import { findColumns, headerNotes } from '../tabs/sheet/columns.ts';
import { issueToken } from './page-token.ts';
import { state } from './state.ts';

const SIZE = { width: 900, height: 640 };

/** The page that holds each view of the sidebar. */
const pages: Readonly<Record<SidebarView | TaskView | ReportsView, 'sidebar' | 'tasks' | 'reports'>> = {
  home: 'sidebar',
  connect: 'sidebar',
  pull: 'sidebar',
  schedule: 'sidebar',
  runs: 'sidebar',
  columns: 'sidebar',
  settings: 'sidebar',
  check: 'sidebar',
  checkInstallation: 'sidebar',
  diagnostics: 'sidebar',
  enroll: 'tasks',
  newListing: 'tasks',
  help: 'tasks',
  reports: 'reports',
};

/** The title of each dialog. */
const dialogs: Readonly<Record<ReviewView, string>> = {
  review: 'Review changes',
  scope: 'Review changes',
  rows: 'Review changes',
  undo: 'Undo send',
  resume: 'Send',
  waitlist: 'Clear waitlist',
};

/** Shows a tab, at a cell if one is given. Its column is found by its tag, because users move columns. */
export const activate: CommandEntry<'activate'> = {
  input: () => z.object({ sheet: z.number(), row: z.optional(z.number()), field: z.optional(z.string()) }),
  run: ({ workbook }, { sheet: id, row, field }) => {
    const sheet = field === undefined ? undefined : workbook?.sheet(id);
    const column = sheet && findColumns(headerNotes(sheet), sheet.name()).get(field ?? '');
    workbook?.activate(id, row, column);
    return {};
  },
};

/** Opens a view of the sidebar that's on another page of it. */
export const openSidebar: CommandEntry<'openSidebar'> = {
  input: () => z.object({ view: z.string() }),
  run: (platform, { view }) => {
    const [name = '', ...about] = view.split(':');
    showView(platform, name as SidebarView | TaskView | ReportsView, about.length > 0 ? about.join(':') : undefined);
    return {};
  },
};

/** Opens the review as a wide dialog, from the sidebar. */
export const openReview: CommandEntry<'openReview'> = {
  input: () => z.object({ undo: z.optional(z.string()), resume: z.optional(z.string()), sheet: z.optional(z.number()) }),
  run: (platform, { undo, resume, sheet }) => {
    if (undo !== undefined) showDialog(platform, 'undo', undo);
    else if (resume !== undefined) showDialog(platform, 'resume', resume);
    else if (sheet !== undefined) {
      platform.workbook?.activate(sheet);
      showDialog(platform, 'scope', 'tab');
    } else showDialog(platform, 'review');
    return {};
  },
};

/** Shows a view in the sidebar. Throws if no page has it, because the page would show another view instead. */
export function showView(platform: Platform, view: SidebarView | TaskView | ReportsView, about?: string): void {
  if (!Object.keys(pages).includes(view)) throw new Error(`Unknown view "${view}".`);
  const page = pages[view];
  // Another call for it would take longer than all that it reads.
  const first = page === 'sidebar' ? runCommand(platform, state, '{}') : '';
  platform.ui.sidebar(page, { view: nameOf(view, about), token: issueToken(platform), first, language: 'en' });
}

/** Shows a modal dialog, never an alert, because locks end while an alert waits. Throws if the list of dialogs doesn't have it. */
export function showDialog(platform: Platform, view: ReviewView, about?: string): void {
  if (!Object.keys(dialogs).includes(view)) throw new Error(`Unknown dialog "${view}".`);
  platform.ui.dialog({ view: nameOf(view, about), token: issueToken(platform), first: '', language: 'en' }, said(dialogs[view]), SIZE);
}

/** Shows the tab of the last rows that a task added, and opens the review of exactly these rows. */
export function showAddedRows(platform: Platform, added: readonly TaskRows[]): void {
  const last = added[added.length - 1];
  if (!last) return;
  platform.workbook?.activate(last.sheet, last.row);
  showRows(platform, added);
}

/** Opens the review of exactly these rows. */
export function showRows(platform: Platform, rows: readonly TaskRows[]): void {
  showDialog(platform, 'rows', rows.map(({ sheet, row, rows: count }) => [sheet, row, count].join('.')).join(','));
}

/** Returns what a page reads in `data-view`, such as `undo:r1`. */
function nameOf(view: string, about: string | undefined): string {
  return about === undefined ? view : `${view}:${about}`;
}
