// Opens what a user goes to from somewhere else: a tab, or a view of the sidebar.

import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import { type CommandEntry, runCommand } from '../protocol/command.ts';
import type { ReportsView, SidebarView, TaskView } from '../protocol/views.ts';
import { findColumns, headerNotes } from '../tabs/sheet/columns.ts';
import { inPage, viewText } from './in-page.ts';
import { userLanguage } from './language.ts';
import { issueToken } from './page-token.ts';
import { state } from './state.ts';

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

/** Shows a view in the sidebar. Throws if no page has it, because the page would show another view instead. */
export function showView(platform: Platform, view: SidebarView | TaskView | ReportsView, about?: string): void {
  if (!Object.keys(pages).includes(view)) throw new Error(`Unknown view "${view}".`);
  const page = pages[view];
  // Another call for it would take longer than all that it reads.
  const first = page === 'sidebar' ? inPage(runCommand(platform, state, '{}')) : '';
  platform.ui.sidebar(page, { view: viewText(view, about), token: issueToken(platform), first, language: userLanguage(platform) });
}
