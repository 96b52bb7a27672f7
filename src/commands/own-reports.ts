import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { say } from '../base/say.ts';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { TRY_AGAIN, withLock } from '../sync/jobs/session.ts';
import { resolveFilters } from '../sync/names/filter-names.ts';
import { assertNewName, cleanName } from '../sync/pull/own-name.ts';
import { assertFiltersFit } from '../sync/pull/pull-filters.ts';
import { identityOf } from '../sync/pull/recipe-titles.ts';
import { reportOfTab } from '../sync/pull/report-of-tab.ts';
import { forgetLedger, ownLedger } from '../tabs/memory/ledger.ts';
import { columnsIn, type OwnReport, readOwnReport, readOwnReports, removeOwnReport, saveOwnReport } from '../tabs/memory/own-reports.ts';
import { readTabs } from '../tabs/memory/registry.ts';
import { readSets, runOfOwn, saveSets, withoutRun } from '../tabs/memory/report-sets.ts';
import { resourceForTab, resourceOf } from '../tabs/resource-for-tab.ts';
import { showView } from './open-page.ts';
import { assertSameCatalog, formOf } from './pull.ts';
import { assertNotScheduled } from './report-sets.ts';

/** Saves what a tab shows as a report, for everyone in the file. */
export const saveReport: CommandEntry<'saveReport'> = {
  input: () => z.object({ sheet: z.number(), name: z.string(), order: z.optional(z.string()) }),
  run: (platform, { sheet, name, order }) => {
    const session = openSession(platform);
    const report = reportOfTab(session, { sheet, name, ...(order === undefined ? {} : { order }) });
    withLock(session, TRY_AGAIN, () => saveNamed(session.document, report));
    return { id: report.id };
  },
};

/** Returns the form that edits a report. */
export const ownReport: CommandEntry<'ownReport'> = {
  input: () => z.object({ id: z.string() }),
  run: (platform, { id }) => {
    const session = openSession(platform);
    const report = readOwnReport(session.document, id);
    assertSameCatalog(session, report);
    const { name, resource: of, filters: values, titles, order, at } = report;
    const columns = columnsIn(report).map((column) => column.name);
    const resource = resourceForTab({ resource: of, lookedUp: columns });
    const tabs = readTabs(session.document);
    const filters = resource.filters
      .filter(({ hidden }) => !hidden)
      .map((filter) => ({ ...formOf(filter, tabs), ...(filter.refers && titles ? { names: titles } : {}) }));
    const sortable = resource.fields
      .filter((field) => columns.includes(field.name))
      .map((field) => ({ name: field.name, label: field.label }));
    return { at, name, filters, values, sortable, order: order[0] ?? '' };
  },
};

/** Changes a report. Its tabs keep their names, which are the user's, and show the new settings after the next run. */
export const editReport: CommandEntry<'editReport'> = {
  input: () =>
    z.object({
      id: z.string(),
      at: z.number(),
      name: z.string(),
      filters: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      order: z.string(),
    }),
  run: (platform, { id, at, name: typed, filters: entered, order }) => {
    const session = openSession(platform);
    const { document, clock } = session;
    const before = readOwnReport(document, id);
    assertSameCatalog(session, before);
    const name = cleanName(typed);
    const resource = resourceOf(before.resource);
    const shown = resolveFilters(session, resource, entered).filters;
    const hidden = resource.filters.flatMap((filter): [string, string | string[]][] => {
      const value = filter.hidden ? before.filters[filter.name] : undefined;
      return value === undefined ? [] : [[filter.name, value]];
    });
    const filters = { ...shown, ...Object.fromEntries(hidden) };
    assertFiltersFit(resource, filters);
    const { titles: _, of: __, ...rest } = before;
    const report: OwnReport = {
      ...rest,
      name,
      filters,
      order: order === (before.order[0] ?? '') ? before.order : order === '' ? [] : [order],
      // Always another time, so that a form that shows the earlier one is refused.
      at: Math.max(clock.now(), before.at + 1),
      ...identityOf(session, resource, filters),
    };
    withLock(session, TRY_AGAIN, () => {
      if (readOwnReport(document, id).at !== at)
        throw new StopError('report-changed', say`A colleague has changed this report.`, say`Open it again, then make your changes.`);
      saveNamed(document, report);
    });
    return {};
  },
};

/** Saves a report under the lock. Throws StopError if another one has its name by now. */
function saveNamed(document: Platform['document'], report: OwnReport): void {
  assertNewName(
    report.name,
    readOwnReports(document).filter(({ id }) => id !== report.id),
    'report',
  );
  saveOwnReport(document, report);
}

/** Deletes a report, and what's remembered of its deliveries. Its tabs stay, and refresh as before. */
export const deleteReport: CommandEntry<'deleteReport'> = {
  input: () => z.object({ id: z.string() }),
  run: (platform, { id }) => {
    const session = openSession(platform);
    const { document, workbook } = session;
    withLock(session, TRY_AGAIN, () => {
      const isDelivery = resourceOf(readOwnReport(document, id).resource).report?.delivers === true;
      const sets = readSets(document);
      const rest = withoutRun(sets, runOfOwn(id));
      assertNotScheduled(session, rest);
      removeOwnReport(document, id);
      if (JSON.stringify(rest) !== JSON.stringify(sets)) saveSets(document, rest);
      if (isDelivery) forgetLedger(workbook, ownLedger(id));
    });
    return {};
  },
};

/** Shows the form that saves the active tab as a report. */
export function showSaveReport(platform: Platform): void {
  const active = platform.workbook?.active()?.id;
  showView(platform, 'reports', active === undefined ? 'save' : `save:${active}`);
}
